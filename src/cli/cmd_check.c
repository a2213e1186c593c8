/* SPDX-License-Identifier: MIT */
#include <unistd.h>

#include "arrears/desk/check.h"
#include "cli.h"

static void start(void *arg, const char *name)
{
	if (*(bool *)arg)
		fprintf(stderr, "\r%-40s", name);
}

static void complain(void *arg, const char *name, const char *complaint)
{
	if (*(bool *)arg)
		fprintf(stderr, "\r%-40s\r", "");
	printf("%s: %s\n", name, complaint);
}

static int run(struct cli *c)
{
	struct err err;
	struct desk d;
	int64_t complaints = 0;
	bool progress = isatty(STDERR_FILENO);
	struct check_watch watch = { .start = start, .complain = complain, .arg = &progress };
	enum msgid m = cli_open(c, &d, &err);
	if (m != MSG_OK)
		return cli_fail(&err);
	m = desk_check(&d, &watch, &complaints, &err);
	desk_close(&d);
	if (progress)
		fprintf(stderr, "\r%-40s\r", "");
	if (m != MSG_OK)
		return cli_fail(&err);
	if (complaints > 0) {
		char count[24];
		(void)text_putf(count, sizeof count, "%lld", (long long)complaints);
		(void)err_set(&err, MSG_CHECK_FOUND, "", count, NULL);
		return cli_fail(&err);
	}
	puts("No complaints.");
	return EXIT_OK;
}

const struct cli_command cmd_check = {
	.name = "check",
	.words = "",
	.text = "Prove the database whole",
	.more = "SQLite's own checks, and: balances equal the ledger, band counts equal a recount, "
		"every open account has a next action and a work item, every call has a result or "
		"is open, each exception names its call, money received is posted or held to the "
		"cent, what was taken back is exactly what was posted, commission is what the "
		"rates say, the audit chain is whole. Needs no key. "
		"The exit status is 1 if anything is wrong.",
	.run = run,
};
