/* SPDX-License-Identifier: MIT */
/* `arrears demo`: a database of made-up people, to look around and to learn. */
#include <inttypes.h>
#include <unistd.h>

#include "arrears/base/clock.h"
#include "arrears/desk/demo.h"
#include "cli.h"

static bool progress(void *arg, int64_t accounts, int64_t of)
{
	int64_t seconds = (clock_monotonic_ms() - *(const int64_t *)arg) / 1000;
	if (isatty(STDERR_FILENO) && seconds > 0)
		fprintf(stderr, "\r%3d %%  %" PRId64 " accounts  %" PRId64 " s ",
			(int)(accounts * 100 / of), accounts, seconds);
	return true;
}

static enum msgid number(const struct cli *c, const char *option, int64_t most, int64_t *out,
	struct err *err)
{
	const char *text = cli_value(c, option);
	enum msgid m = text ? text_to_int(text, 1, most, out, err) : MSG_OK;
	if (m != MSG_OK)
		(void)text_put(err->field, sizeof err->field, option);
	return m;
}

/* Beside the configured database, so that the two are not taken for one another. */
static enum msgid choose_path(const struct cli *c, char out[DEMO_PATH_SIZE], struct err *err)
{
	const char *last = strrchr(c->db, '/');
	int folder = last ? (int)(last - c->db) + 1 : 0;
	bool fits = cli_value(c, "db") ? text_put(out, DEMO_PATH_SIZE, c->db)
		: text_putf(out, DEMO_PATH_SIZE, "%.*sdemo.db", folder, c->db);
	return fits ? MSG_OK : err_set(err, MSG_FILE_OPEN, "db", c->db, "name too long", NULL);
}

static enum msgid make(const struct cli *c, const char *path, struct err *err)
{
	int64_t accounts = DEMO_ACCOUNTS, seed = DEMO_SEED, start = clock_monotonic_ms();
	enum msgid m = number(c, "accounts", DEMO_ACCOUNTS_MAX, &accounts, err);
	if (m == MSG_OK)
		m = number(c, "seed", INT64_MAX, &seed, err);
	if (m != MSG_OK)
		return m;
	m = demo_make(&(struct demo_options){ .path = path, .accounts = accounts,
		.seed = (uint64_t)seed, .progress = progress, .arg = &start }, err);
	if (isatty(STDERR_FILENO))
		fputs("\r\033[K", stderr);
	return m;
}

static int run_demo(struct cli *c)
{
	char path[DEMO_PATH_SIZE];
	struct err err;
	struct desk d;
	enum msgid m = choose_path(c, path, &err);
	if (m == MSG_OK && (cli_has(c, "fresh") || access(path, F_OK) != 0))
		m = make(c, path, &err);
	if (m != MSG_OK)
		return cli_fail(&err);
	if (cli_has(c, "no-desk")) {
		puts(path);
		return EXIT_OK;
	}
	if (demo_open(path, cli_value(c, "user"), &d, &err) != MSG_OK)
		return cli_fail(&err);
	return cli_screen(c, &d);
}

static const struct cli_option options[] = {
	{ "accounts", "N", "How many accounts a new database has; 500 if not given" },
	{ "seed", "N", "Other people for each number; 1 if not given" },
	{ "fresh", NULL, "Make the database anew, though it exists" },
	{ "no-desk", NULL, "Only make the database, and print its name" },
};

const struct cli_command cmd_demo = {
	.name = "demo",
	.words = "",
	.text = "Try everything on made-up people",
	.more = "The database is made if it is missing, demo.db beside the real one unless --db "
		"says otherwise. You are signed on as JRIVERA, a lead; --user signs on another: "
		"GARCIA, LCHEN, KBOSE (collectors), OWENS (lead), AUDIT or ADMIN. The password of "
		"all is training. Its clock starts on Tuesday 2026-11-24 at 10:00 and runs on; "
		"where work was done already, it starts after that. --fresh takes a new one.",
	.options = options,
	.option_count = ARRAY_SIZE(options),
	.run = run_demo,
};
