/* SPDX-License-Identifier: MIT */
/* `arrears init`: on a terminal it asks for the first administrator; where there is none it asks
 * nothing and writes a machine key, so that the next command can go on from there. */
#include <unistd.h>

#include "arrears/desk/init.h"
#include "cli.h"

struct admin {
	char name[64], full_name[TEXT_BYTES(40)], password[CLI_PASSWORD_SIZE];
};

static const struct cli_option options[] = {
	{ "admin", "NAME", "The first administrator; asked for on a terminal" },
	{ "area-code", "NNN", "Area code of numbers typed with seven digits" },
	{ "group", "GROUP", "Make a place shared by a group of this host (2770, 0660)" },
	{ "machine-key", NULL, "Write a machine key for unattended work, see --key" },
	{ "system", "NAME", "Name at the top right of every panel" },
	{ "zone", "ZONE", "Time zone of business dates: E C M AZ P AK ADAK HI AT GU SM" },
};

/* The option, or the configuration; a bad value names what it can be. */
static enum msgid office_value(const struct cli *c, const char *option, enum config_id id,
	const char **out, struct err *err)
{
	char allowed[96];
	const char *given = cli_value(c, option);
	if (given && !config_accepts(id, given)) {
		config_allowed(id, allowed, sizeof allowed);
		return err_set(err, MSG_VALUE_ONE_OF, "", option, given, allowed, NULL);
	}
	*out = given ? given : config_text(&c->config, id);
	return MSG_OK;
}

static enum msgid read_office(const struct cli *c, struct init_options *o, struct err *err)
{
	const char *zone = "E";
	enum msgid m = office_value(c, "zone", CONFIG_OFFICE_ZONE, &zone, err);
	if (m == MSG_OK)
		m = office_value(c, "area-code", CONFIG_OFFICE_AREA, &o->area_code, err);
	if (m == MSG_OK)
		m = office_value(c, "system", CONFIG_OFFICE_SYSTEM, &o->system_name, err);
	zone_mask mask = zone_parse(zone);
	for (int z = 0; z < ZONE_COUNT; z++)
		if (mask == ZONE_BIT(z))
			o->office_zone = (enum zone)z;
	return m;
}

static enum msgid ask_admin(const struct cli *c, struct admin *a, struct err *err)
{
	const char *given = cli_value(c, "admin");
	bool terminal = isatty(STDIN_FILENO);
	if (given)
		(void)text_put(a->name, sizeof a->name, given);
	else if (!cli_ask("Sign-on name of the first administrator", a->name, sizeof a->name))
		return err_set(err, MSG_INPUT_END, "", "The administrator's name", NULL);
	(void)text_put(a->full_name, sizeof a->full_name, a->name);
	if (terminal && !cli_ask("Full name", a->full_name, sizeof a->full_name))
		return err_set(err, MSG_INPUT_END, "", "The full name", NULL);
	return cli_password("Password", true, a->password, err);
}

static void say(const struct init_options *o, const char *phrase)
{
	printf("Database:         %s\n", o->path);
	if (o->machine_key)
		printf("Machine key:      %s\n", o->machine_key);
	printf("Recovery phrase:  %s\n\n", phrase);
	puts("The phrase opens the sealed data when every password is lost. It is shown\n"
		"only now and kept nowhere: write it down and lock it away.");
	puts(o->admin ? "\nStart with: arrears" : "\nAdd the first person with: "
		"arrears user add NAME 'FULL NAME' --role admin");
}

static int run(struct cli *c)
{
	char key[CONFIG_VALUE_SIZE], phrase[SECRET_PHRASE_SIZE];
	struct err err;
	struct desk d;
	struct admin admin = { .name = "" };
	struct init_options o = { .path = c->db, .group = cli_value(c, "group") };
	bool people = isatty(STDIN_FILENO) || cli_has(c, "admin");
	enum msgid m = read_office(c, &o, &err);
	if (m == MSG_OK && (!people || cli_has(c, "machine-key"))) {
		if (!cli_key_path(c, key, sizeof key))
			m = err_set(&err, MSG_KEY_FILE_MISSING, "KEY", "$HOME", NULL);
		o.machine_key = key;
	}
	/* Before somebody has typed a password for nothing. */
	if (m == MSG_OK && access(o.path, F_OK) == 0)
		m = err_set(&err, MSG_DB_EXISTS, "", o.path, NULL);
	if (m == MSG_OK && people) {
		m = ask_admin(c, &admin, &err);
		o.admin = admin.name;
		o.admin_full_name = admin.full_name;
		o.admin_password = admin.password;
	}
	if (m == MSG_OK)
		m = init_database(&o, &d, phrase, &err);
	secret_wipe(&admin, sizeof admin);
	if (m != MSG_OK)
		return cli_fail(&err);
	say(&o, phrase);
	secret_wipe(phrase, sizeof phrase);
	desk_close(&d);
	return EXIT_OK;
}

const struct cli_command cmd_init = {
	.name = "init",
	.words = "",
	.text = "Make a new database",
	.more = "Prints the recovery phrase, once. On a terminal it asks for the first "
		"administrator. Where there is none it asks nothing and writes a machine key; "
		"with --admin the password is the first line of standard input.",
	.options = options,
	.option_count = ARRAY_SIZE(options),
	.run = run,
};
