/* SPDX-License-Identifier: MIT */
#include <unistd.h>

#include "arrears/desk/backup.h"
#include "cli.h"

static bool progress(void *arg, int percent)
{
	(void)arg;
	if (isatty(STDERR_FILENO))
		fprintf(stderr, "\r%3d %%\r", percent);
	return true;
}

static int run_backup(struct cli *c)
{
	char name[4096];
	struct err err;
	struct desk d;
	const char *to = c->words[0];
	enum msgid m = cli_open(c, &d, &err);
	if (m != MSG_OK)
		return cli_fail(&err);
	if (!to) {
		to = name;
		if (!backup_default_name(&d, config_text(&c->config, CONFIG_BACKUPS), name,
				sizeof name))
			m = err_set(&err, MSG_FILE_WRITE, "", c->db, "name too long", NULL);
	}
	if (m == MSG_OK)
		m = desk_backup(&d, to, progress, NULL, &err);
	desk_close(&d);
	if (m != MSG_OK)
		return cli_fail(&err);
	puts(to);
	return EXIT_OK;
}

static int run_restore(struct cli *c)
{
	char kept[RESTORE_NAME_SIZE];
	struct err err;
	if (desk_restore(c->words[0], c->db, kept, &err) != MSG_OK)
		return cli_fail(&err);
	printf("Restored: %s\n", c->db);
	if (kept[0])
		printf("The file that was there: %s\n", kept);
	return EXIT_OK;
}

const struct cli_command cmd_backup = {
	.name = "backup",
	.words = "[FILE]",
	.most = 1,
	.text = "Copy the database while people work",
	.more = "The copy is proven before it is given its name, which is printed. Without FILE "
		"it is arrears-DATE-TIME.db in the configured folder, or beside the database. "
		"Sealed data stays sealed in it.",
	.run = run_backup,
};

const struct cli_command cmd_restore = {
	.name = "restore",
	.words = "FILE",
	.least = 1,
	.most = 1,
	.text = "Put a copy in place of the database",
	.more = "The copy must pass arrears check. Nobody may be signed on. The old file stays "
		"beside the new one.",
	.run = run_restore,
};
