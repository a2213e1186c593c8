/* SPDX-License-Identifier: MIT */
/* `arrears user ...`: an administrator's work, done with the machine key or with --user NAME. */
#include "arrears/desk/signon.h"
#include "arrears/desk/users.h"
#include "cli.h"

static const struct cli_option role_options[] = {
	{ "authority", "N", "Level within the role, 0 to 99" },
	{ "role", "ROLE", "collector, lead, admin or auditor" },
};

static const struct cli_option passwd_options[] = {
	{ "recovery", NULL, "Open the data with the recovery phrase, which is asked for first" },
};

static enum msgid read_role(const struct cli *c, enum user_role *role, int *authority,
	struct err *err)
{
	const char *name = cli_value(c, "role"), *level = cli_value(c, "authority");
	char upper[32] = "";
	int64_t n = 0;
	text_upper(name ? name : "", upper, sizeof upper);
	if (name && !role_parse(upper, role))
		return err_set(err, MSG_VALUE_ONE_OF, "", "role", name,
			"collector lead admin auditor", NULL);
	enum msgid m = level ? text_to_int(level, 0, AUTHORITY_MAX, &n, err) : MSG_OK;
	if (m == MSG_OK)
		*authority = (int)n;
	return m;
}

static int run_add(struct cli *c)
{
	char password[CLI_PASSWORD_SIZE] = "";
	struct err err;
	struct desk d;
	int64_t id = 0;
	struct users_new u = { .name = c->words[0], .role = USER_COLLECTOR,
		.full_name = c->word_count > 1 ? c->words[1] : c->words[0],
		.password = password };
	enum msgid m = read_role(c, &u.role, &u.authority, &err);
	if (m == MSG_OK)
		m = cli_open_key(c, &d, &err);
	if (m != MSG_OK)
		return cli_fail(&err);
	m = cli_password("Password of the new user", true, password, &err);
	if (m == MSG_OK)
		m = users_add(&d, &u, &id, &err);
	secret_wipe(password, sizeof password);
	desk_close(&d);
	return m == MSG_OK ? EXIT_OK : cli_fail(&err);
}

static void print_user(const struct desk *d, const struct user_row *u)
{
	const char *state = u->disabled_at ? "disabled"
		: u->locked_until > desk_now(d) ? "locked" : "";
	printf("%-10s  %-9s  %2d  %-8s  %s\n", u->name, role_name(u->role), u->authority, state,
		u->full_name);
}

static int run_list(struct cli *c)
{
	struct err err;
	struct desk d;
	struct user_page page = { .count = 0 };
	char after[TEXT_BYTES(10)] = "";
	enum msgid m = cli_open(c, &d, &err);
	if (m != MSG_OK)
		return cli_fail(&err);
	while ((m = users_list(&d, after, &page, &err)) == MSG_OK && page.count > 0) {
		for (size_t i = 0; i < page.count; i++)
			print_user(&d, &page.rows[i]);
		(void)text_put(after, sizeof after, page.rows[page.count - 1].name);
	}
	desk_close(&d);
	return m == MSG_OK ? EXIT_OK : cli_fail(&err);
}

static int change(struct cli *c, enum msgid (*fn)(struct desk *, const char *, struct err *))
{
	struct err err;
	struct desk d;
	enum msgid m = cli_open_key(c, &d, &err);
	if (m != MSG_OK)
		return cli_fail(&err);
	m = fn(&d, c->words[0], &err);
	desk_close(&d);
	return m == MSG_OK ? EXIT_OK : cli_fail(&err);
}

static int run_disable(struct cli *c)
{
	return change(c, users_disable);
}

static int run_enable(struct cli *c)
{
	return change(c, users_enable);
}

static int run_role(struct cli *c)
{
	struct err err;
	struct desk d;
	enum user_role role = USER_COLLECTOR;
	int authority = 0;
	if (!cli_has(c, "role")) {
		(void)err_set(&err, MSG_REQUIRED, "", "--role", NULL);
		return cli_fail(&err);
	}
	enum msgid m = read_role(c, &role, &authority, &err);
	if (m == MSG_OK)
		m = cli_open_key(c, &d, &err);
	if (m != MSG_OK)
		return cli_fail(&err);
	m = users_set_role(&d, c->words[0], role, authority, &err);
	desk_close(&d);
	return m == MSG_OK ? EXIT_OK : cli_fail(&err);
}

static enum msgid open_with_phrase(struct cli *c, struct desk *d, struct err *err)
{
	char phrase[CLI_PASSWORD_SIZE];
	enum msgid m = cli_open(c, d, err);
	if (m != MSG_OK)
		return m;
	m = cli_password("Recovery phrase", false, phrase, err);
	if (m == MSG_OK)
		m = signon_recovery(d, phrase, err);
	secret_wipe(phrase, sizeof phrase);
	if (m != MSG_OK)
		desk_close(d);
	return m;
}

/* One's own password: the old one, then the new one. */
static int change_own(struct cli *c)
{
	char old[CLI_PASSWORD_SIZE] = "", new[CLI_PASSWORD_SIZE] = "";
	struct err err;
	struct desk d;
	enum msgid m = cli_open(c, &d, &err);
	if (m != MSG_OK)
		return cli_fail(&err);
	m = cli_password("Password", false, old, &err);
	if (m == MSG_OK)
		m = signon(&d, c->words[0], old, &err);
	if (m == MSG_OK)
		m = cli_password("New password", true, new, &err);
	if (m == MSG_OK)
		m = users_change_password(&d, old, new, &err);
	secret_wipe(old, sizeof old);
	secret_wipe(new, sizeof new);
	desk_close(&d);
	return m == MSG_OK ? EXIT_OK : cli_fail(&err);
}

static bool is_own(const struct cli *c)
{
	char name[64], self[64];
	const char *user = cli_value(c, "user");
	text_upper(c->words[0], name, sizeof name);
	text_upper(user ? user : "", self, sizeof self);
	return strcmp(name, self) == 0;
}

static int run_passwd(struct cli *c)
{
	char password[CLI_PASSWORD_SIZE] = "";
	struct err err;
	struct desk d;
	if (is_own(c))
		return change_own(c);
	enum msgid m = cli_has(c, "recovery") ? open_with_phrase(c, &d, &err)
					      : cli_open_key(c, &d, &err);
	if (m != MSG_OK)
		return cli_fail(&err);
	m = cli_password("New password", true, password, &err);
	if (m == MSG_OK)
		m = users_set_password(&d, c->words[0], password, &err);
	secret_wipe(password, sizeof password);
	desk_close(&d);
	return m == MSG_OK ? EXIT_OK : cli_fail(&err);
}

const struct cli_command cmd_user_add = {
	.name = "user add",
	.words = "NAME ['FULL NAME']",
	.least = 1,
	.most = 2,
	.text = "Add a person",
	.more = "The password is asked for on a terminal, else it is the first line of standard "
		"input (the second with --user).",
	.options = role_options,
	.option_count = ARRAY_SIZE(role_options),
	.run = run_add,
};

const struct cli_command cmd_user_list = {
	.name = "user list",
	.words = "",
	.text = "List the people",
	.more = "A line each: name, role, authority, state, full name.",
	.run = run_list,
};

const struct cli_command cmd_user_disable = {
	.name = "user disable",
	.words = "NAME",
	.least = 1,
	.most = 1,
	.text = "Let a person sign on no more",
	.run = run_disable,
};

const struct cli_command cmd_user_enable = {
	.name = "user enable",
	.words = "NAME",
	.least = 1,
	.most = 1,
	.text = "Let a disabled person sign on again",
	.run = run_enable,
};

const struct cli_command cmd_user_passwd = {
	.name = "user passwd",
	.words = "NAME",
	.least = 1,
	.most = 1,
	.text = "Give a new password, which ends a lock-out",
	.more = "With --user and the same NAME one changes one's own. Lines of standard input, "
		"where it is no terminal: what opens the data (the password of --user, or the "
		"recovery phrase), then the new password.",
	.options = passwd_options,
	.option_count = ARRAY_SIZE(passwd_options),
	.run = run_passwd,
};

const struct cli_command cmd_user_role = {
	.name = "user role",
	.words = "NAME",
	.least = 1,
	.most = 1,
	.text = "Give a person another role and authority",
	.options = role_options,
	.option_count = ARRAY_SIZE(role_options),
	.run = run_role,
};
