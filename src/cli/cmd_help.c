/* SPDX-License-Identifier: MIT */
#include "cli.h"
#include "dump.h"

static const struct cli_option options[] = {
	{ "dump", "TABLE", "Print a table for the manual: " DUMP_TABLES },
};

/* "user" explains every command that begins with it. */
static int help_on(const char *name)
{
	const struct cli_command *cmd;
	size_t len = strlen(name);
	int found = 0;
	for (size_t i = 0; (cmd = cli_command_at(i)) != NULL; i++) {
		bool same = strcmp(cmd->name, name) == 0;
		if (!same && (strncmp(cmd->name, name, len) != 0 || cmd->name[len] != ' '))
			continue;
		if (found++)
			putchar('\n');
		cli_help_command(stdout, cmd);
	}
	if (found)
		return EXIT_OK;
	struct err err;
	(void)err_set(&err, MSG_PROGRAM_COMMAND, "", name, NULL);
	(void)cli_fail(&err);
	return EXIT_USAGE;
}

static int run(struct cli *c)
{
	char name[64] = "";
	struct err err;
	const char *table = cli_value(c, "dump");
	if (table && !dump_table(stdout, table)) {
		(void)err_set(&err, MSG_VALUE_ONE_OF, "", "dump", table, DUMP_TABLES, NULL);
		return cli_fail(&err);
	}
	if (table)
		return EXIT_OK;
	if (c->word_count == 0) {
		cli_help(stdout);
		return EXIT_OK;
	}
	(void)text_putf(name, sizeof name, "%s%s%s", c->words[0], c->word_count > 1 ? " " : "",
		c->word_count > 1 ? c->words[1] : "");
	return help_on(name);
}

static int run_version(struct cli *c)
{
	(void)c;
	printf("arrears %s, database version %d\n", ARREARS_VERSION, db_version_newest());
	return EXIT_OK;
}

const struct cli_command cmd_help = {
	.name = "help",
	.words = "[COMMAND]",
	.most = 2,
	.text = "List the commands, or explain one",
	.options = options,
	.option_count = ARRAY_SIZE(options),
	.bare = true,
	.run = run,
};

const struct cli_command cmd_version = {
	.name = "version",
	.words = "",
	.text = "Print the version of program and database",
	.bare = true,
	.run = run_version,
};
