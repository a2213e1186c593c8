/* SPDX-License-Identifier: MIT */
#include <locale.h>

#include "cli.h"

static enum log_level level_of(const char *word)
{
	static const char *const words[] = {
		[LOG_ERROR] = "error",
		[LOG_WARN] = "warn",
		[LOG_INFO] = "info",
		[LOG_DEBUG] = "debug",
	};
	for (size_t i = 0; i < ARRAY_SIZE(words); i++)
		if (strcmp(words[i], word) == 0)
			return (enum log_level)i;
	return LOG_INFO;
}

static enum msgid prepare(struct cli *c, struct err *err)
{
	const char *db = cli_value(c, "db");
	enum msgid m = config_read(&c->config, cli_value(c, "config"), err);
	if (m != MSG_OK)
		return m;
	bool fits = db ? text_put(c->db, sizeof c->db, db)
		       : config_file(&c->config, CONFIG_DATABASE, c->db, sizeof c->db);
	if (!fits)
		return err_set(err, MSG_DB_MISSING, "DB", db ? db : "$HOME", NULL);
	return MSG_OK;
}

/* Work goes on without a log where none can be written. */
static void start_log(struct cli *c)
{
	char path[CONFIG_VALUE_SIZE];
	if (config_file(&c->config, CONFIG_LOG, path, sizeof path) &&
			log_open(path, level_of(config_text(&c->config, CONFIG_LOG_LEVEL)),
				&c->log, NULL) != MSG_OK)
		c->log = NULL;
}

int main(int argc, char **argv)
{
	static struct cli c;                    /* large; zeroed */
	struct err err = { 0 };
	(void)setlocale(LC_ALL, "");
	if (cli_parse(&c, argc, argv, &err) != MSG_OK) {
		(void)cli_fail(&err);
		return EXIT_USAGE;
	}
	if (cli_has(&c, "help")) {
		cli_help_command(stdout, c.command);
		return EXIT_OK;
	}
	if (!c.command->bare) {
		if (prepare(&c, &err) != MSG_OK)
			return cli_fail(&err);
		start_log(&c);
	}
	int status = c.command->run(&c);
	log_close(c.log);
	if (fflush(stdout) != 0 && status == EXIT_OK)
		status = EXIT_FAILED;
	return status;
}
