/* SPDX-License-Identifier: MIT */
/* The command line: one table of commands, each with its words and options, in the file of the
 * command. Usage, help, the tables of arrears(1) and the parser come from it. */
#ifndef ARREARS_CLI_CLI_H
#define ARREARS_CLI_CLI_H

#include "arrears/desk/desk.h"
#include "arrears/io/config.h"

#define ARREARS_VERSION "0.2.0"
#define CLI_WORDS_MAX 8
#define CLI_OPTIONS_MAX 16
#define CLI_PASSWORD_SIZE 256

enum { EXIT_OK = 0, EXIT_FAILED = 1, EXIT_USAGE = 2 };

struct cli;
struct cli_option {
	const char *name;               /* "dry-run" */
	const char *arg;                /* "FILE"; NULL: takes none */
	const char *text;               /* a sentence, without full stop */
};

struct cli_command {
	const char *name;               /* "user add", "check"; "" what runs without a word */
	const char *words;              /* "NAME 'FULL NAME'"; "" none */
	int least, most;                /* how many words */
	const char *text;               /* one line of help, without full stop */
	const char *more;               /* sentences, NULL none */
	const struct cli_option *options;
	size_t option_count;
	bool bare;                      /* needs neither configuration nor log */
	int (*run)(struct cli *c);      /* returns the exit status */
};

/* One row COMMAND(name) in commands.def for each `const struct cli_command cmd_<name>`. */
#define COMMAND(name) extern const struct cli_command cmd_##name;
#include "commands.def"
#undef COMMAND

struct cli {
	const struct cli_command *command;
	const char *words[CLI_WORDS_MAX];       /* those after the command's name */
	int word_count;
	const char *values[CLI_OPTIONS_MAX];    /* as command->options; NULL not given, "" a flag */
	const char *common[CLI_OPTIONS_MAX];    /* as cli_common */
	struct config config;
	struct log *log;
	char db[CONFIG_VALUE_SIZE];             /* --db, or as configured */
};

/* Options of every command: --db, --config, --key, --user. */
extern const struct cli_option cli_common[];
extern const size_t cli_common_count;
const struct cli_command *cli_command_at(size_t i);     /* NULL past the end */

/* NULL if the option was not given. A name that is in neither table is a bug. */
const char *cli_value(const struct cli *c, const char *option);
bool cli_has(const struct cli *c, const char *option);

/* Fills c from argv: MSG_PROGRAM_COMMAND, MSG_OPTION_UNKNOWN, MSG_OPTION_VALUE,
 * MSG_COMMAND_WORDS. */
enum msgid cli_parse(struct cli *c, int argc, char **argv, struct err *err) ATTR_MUST_USE;
void cli_help(FILE *to);                                /* every command, a line each */
void cli_help_command(FILE *to, const struct cli_command *cmd);

/* Opens the database as SYSTEM, without the data key. The caller closes the desk. */
enum msgid cli_open(struct cli *c, struct desk *d, struct err *err) ATTR_MUST_USE;
/* The same with the data key: --user NAME signs on with a password that is asked for; without it
 * the machine key is taken. */
enum msgid cli_open_key(struct cli *c, struct desk *d, struct err *err) ATTR_MUST_USE;
bool cli_key_path(const struct cli *c, char *out, size_t size);

/* From the terminal with echo off, asked twice if `again`; else a line of standard input. */
enum msgid cli_password(const char *prompt, bool again, char out[CLI_PASSWORD_SIZE],
	struct err *err) ATTR_MUST_USE;
/* A line from the terminal or standard input; false at its end. */
bool cli_ask(const char *prompt, char *out, size_t size);

/* "arrears: field: text (ARX0006)" and the recovery, on stderr; gives EXIT_FAILED. */
int cli_fail(const struct err *err);
/* "arrears: file:line: field: text (ARI0203)"; line 0: left out. */
int cli_fail_at(const char *file, int64_t line, const struct err *err);

/* The full screen on a desk that is open, signed on or not; signs off and closes it. */
int cli_screen(struct cli *c, struct desk *d);

#endif
