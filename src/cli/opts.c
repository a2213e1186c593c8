/* SPDX-License-Identifier: MIT */
/* The table of commands, the parser of the command line, and help: all from the same rows. */
#include "cli.h"

const struct cli_option cli_common[] = {
	{ "db", "FILE", "The database, instead of the configured one" },
	{ "config", "FILE", "The configuration file, instead of the user's own" },
	{ "key", "FILE", "The machine key, instead of the configured one" },
	{ "user", "NAME", "Sign on as this person, not with the machine key" },
	{ "help", NULL, "Explain the command and end" },
};
const size_t cli_common_count = ARRAY_SIZE(cli_common);

static const struct cli_command *const commands[] = {
#define COMMAND(name) &cmd_##name,
#include "commands.def"
#undef COMMAND
};

const struct cli_command *cli_command_at(size_t i)
{
	return i < ARRAY_SIZE(commands) ? commands[i] : NULL;
}

static const struct cli_command *find_command(const char *name)
{
	for (size_t i = 0; i < ARRAY_SIZE(commands); i++)
		if (strcmp(commands[i]->name, name) == 0)
			return commands[i];
	return NULL;
}

/* The longest match: "user add" before "user". *used words belong to the name. */
static const struct cli_command *match_words(const char *const *words, int count, int *used)
{
	char two[64];
	const struct cli_command *cmd = NULL;
	*used = 0;
	if (count == 0)
		return find_command("");
	if (count > 1 && text_putf(two, sizeof two, "%s %s", words[0], words[1]))
		cmd = find_command(two);
	*used = cmd ? 2 : 1;
	return cmd ? cmd : find_command(words[0]);
}

static int find_option(const struct cli_option *list, size_t count, const char *name, size_t len)
{
	for (size_t i = 0; i < count; i++)
		if (strlen(list[i].name) == len && strncmp(list[i].name, name, len) == 0)
			return (int)i;
	return -1;
}

const char *cli_value(const struct cli *c, const char *option)
{
	const struct cli_command *cmd = c->command;
	int i = cmd ? find_option(cmd->options, cmd->option_count, option, strlen(option)) : -1;
	if (i >= 0)
		return c->values[i];
	i = find_option(cli_common, cli_common_count, option, strlen(option));
	if (i < 0)
		BUG(option);
	return c->common[i];
}

bool cli_has(const struct cli *c, const char *option)
{
	return cli_value(c, option) != NULL;
}

/* Takes argv[*i], and the word after it where the option needs a value. */
static enum msgid take_option(struct cli *c, char **argv, int *i, struct err *err)
{
	const char *name = argv[*i] + 2, *equals = strchr(name, '=');
	size_t len = equals ? (size_t)(equals - name) : strlen(name);
	const struct cli_option *o;
	const char **slot;
	int at = find_option(c->command->options, c->command->option_count, name, len);
	if (at >= 0) {
		o = &c->command->options[at];
		slot = &c->values[at];
	} else {
		at = find_option(cli_common, cli_common_count, name, len);
		if (at < 0)
			return err_set(err, MSG_OPTION_UNKNOWN, "", argv[*i], NULL);
		o = &cli_common[at];
		slot = &c->common[at];
	}
	if (!o->arg && equals)
		return err_set(err, MSG_OPTION_VALUE, "", argv[*i], "none", NULL);
	if (!o->arg)
		*slot = "";
	else if (equals)
		*slot = equals + 1;
	else if (argv[*i + 1])
		*slot = argv[++*i];
	else
		return err_set(err, MSG_OPTION_VALUE, "", argv[*i], o->arg, NULL);
	return MSG_OK;
}

static bool is_option(const char *word)
{
	return word[0] == '-' && word[1] == '-' && word[2];
}

/* The command's name must be known before its options can be read. Options of all commands that
 * stand before it take their value with = or are among the common ones. */
static enum msgid find_name(struct cli *c, char **argv, int *used, struct err *err)
{
	const char *words[2];
	int count = 0;
	for (int i = 1; argv[i] && count < 2; i++) {
		if (!is_option(argv[i])) {
			words[count++] = argv[i];
			continue;
		}
		int at = find_option(cli_common, cli_common_count, argv[i] + 2,
			strlen(argv[i] + 2));
		if (at >= 0 && cli_common[at].arg && argv[i + 1])
			i++;
		else if (count == 1)
			break;
	}
	c->command = match_words(words, count, used);
	if (!c->command && count == 0)
		c->command = &cmd_help;
	if (!c->command)
		return err_set(err, MSG_PROGRAM_COMMAND, "", count ? words[0] : "", NULL);
	return MSG_OK;
}

static const char *short_form(const char *word)
{
	if (strcmp(word, "-h") == 0 || strcmp(word, "--help") == 0)
		return "help";
	if (strcmp(word, "-V") == 0 || strcmp(word, "--version") == 0)
		return "version";
	return NULL;
}

enum msgid cli_parse(struct cli *c, int argc, char **argv, struct err *err)
{
	int skip = 0;
	bool plain = false;
	if (argc == 2 && short_form(argv[1])) {
		c->command = find_command(short_form(argv[1]));
		return MSG_OK;
	}
	enum msgid m = find_name(c, argv, &skip, err);
	for (int i = 1; m == MSG_OK && i < argc; i++) {
		if (!plain && strcmp(argv[i], "--") == 0)
			plain = true;
		else if (!plain && is_option(argv[i]))
			m = take_option(c, argv, &i, err);
		else if (skip > 0)
			skip--;
		else if (c->word_count < CLI_WORDS_MAX)
			c->words[c->word_count++] = argv[i];
		else
			c->word_count = CLI_WORDS_MAX + 1;
		if (c->word_count > CLI_WORDS_MAX)
			break;
	}
	if (m != MSG_OK || cli_has(c, "help"))
		return m;
	if (c->word_count < c->command->least || c->word_count > c->command->most)
		return err_set(err, MSG_COMMAND_WORDS, "", c->command->name, c->command->words,
			NULL);
	return MSG_OK;
}

void cli_help(FILE *to)
{
	fputs("arrears - a debt collector's workstation\n\nUsage: arrears [COMMAND] [OPTIONS]\n\n",
		to);
	for (size_t i = 0; i < ARRAY_SIZE(commands); i++) {
		char left[96];
		const char *name = commands[i]->name[0] ? commands[i]->name : "(alone)";
		(void)text_putf(left, sizeof left, "%s%s%s", name,
			commands[i]->words[0] ? " " : "", commands[i]->words);
		fprintf(to, "  %-28s %s\n", left, commands[i]->text);
	}
	fputs("\narrears help COMMAND lists the options of a command. See also arrears(1).\n", to);
}

/* In lines of at most 78 columns. */
static void wrap(FILE *to, const char *text)
{
	int column = 0;
	while (*text) {
		int n = (int)strcspn(text, " ");
		if (column > 0 && column + 1 + n > 78) {
			fputc('\n', to);
			column = 0;
		}
		column += fprintf(to, "%s%.*s", column > 0 ? " " : "", n, text);
		text += n + (text[n] == ' ');
	}
	fputc('\n', to);
}

static void help_options(FILE *to, const struct cli_option *list, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		char left[64];
		(void)text_putf(left, sizeof left, "--%s%s%s", list[i].name,
			list[i].arg ? " " : "", list[i].arg ? list[i].arg : "");
		fprintf(to, "  %-24s %s\n", left, list[i].text);
	}
}

void cli_help_command(FILE *to, const struct cli_command *cmd)
{
	fprintf(to, "Usage: arrears%s%s%s%s [OPTIONS]\n\n%s.\n", cmd->name[0] ? " " : "",
		cmd->name, cmd->words[0] ? " " : "", cmd->words, cmd->text);
	if (cmd->more)
		wrap(to, cmd->more);
	fputc('\n', to);
	help_options(to, cmd->options, cmd->option_count);
	help_options(to, cli_common, cli_common_count);
}
