/* SPDX-License-Identifier: MIT */
/* `arrears codes ...`: result codes, statuses and bands as text, to keep and to carry over. */
#include <errno.h>

#include "arrears/io/codefile.h"
#include "cli.h"

static enum msgid table_of(const struct cli *c, enum code_table *out, struct err *err)
{
	const char *name = cli_value(c, "table");
	*out = CODE_TABLE_CODES;
	if (name && !code_table_parse(name, out))
		return err_set(err, MSG_OPTION_VALUE, "", "--table", "codes, statuses or bands",
			NULL);
	return MSG_OK;
}

/* x: a file that is there is not written over. */
static enum msgid write_file(struct desk *d, enum code_table t, const char *path, struct err *err)
{
	FILE *to = path ? fopen(path, "wxe") : stdout;
	if (!to)
		return err_set(err, MSG_FILE_OPEN, "", path, strerror(errno), NULL);
	enum msgid m = codefile_write(d, t, to, err);
	bool bad = ferror(to) || fflush(to) != 0;
	if (path && fclose(to) != 0)
		bad = true;
	if (m == MSG_OK && bad)
		m = err_set(err, MSG_FILE_WRITE, "", path ? path : "standard output",
			strerror(errno), NULL);
	return m;
}

static int run_export(struct cli *c)
{
	enum code_table table;
	struct err err;
	struct desk d;
	enum msgid m = table_of(c, &table, &err);
	if (m == MSG_OK)
		m = cli_open(c, &d, &err);
	if (m != MSG_OK)
		return cli_fail(&err);
	m = write_file(&d, table, c->words[0], &err);
	desk_close(&d);
	return m == MSG_OK ? EXIT_OK : cli_fail(&err);
}

static int run_import(struct cli *c)
{
	struct codefile_report r = { .line = 0 };
	bool dry = cli_has(c, "dry-run");
	struct err err;
	struct desk d;
	enum msgid m = cli_open_key(c, &d, &err);
	if (m != MSG_OK)
		return cli_fail(&err);
	m = codefile_read(&d, c->words[0], dry, &r, &err);
	desk_close(&d);
	if (m != MSG_OK)
		return r.line ? cli_fail_at(c->words[0], r.line, &err) : cli_fail(&err);
	printf("%zu %s read: %zu new, %zu changed, %zu as they were.%s\n", r.rows,
		code_table_name(r.table), r.counts.added, r.counts.changed, r.counts.same,
		dry ? " Nothing was saved." : "");
	return EXIT_OK;
}

static const struct cli_option export_options[] = {
	{ "table", "NAME", "codes, statuses or bands; codes if not given" },
};

static const struct cli_option import_options[] = {
	{ "dry-run", NULL, "Check everything and save nothing" },
};

const struct cli_command cmd_codes_export = {
	.name = "codes export",
	.words = "[FILE]",
	.most = 1,
	.text = "Write the result codes, statuses or bands as CSV",
	.more = "Without FILE to standard output. A file that exists is not written over.",
	.options = export_options,
	.option_count = ARRAY_SIZE(export_options),
	.run = run_export,
};

const struct cli_command cmd_codes_import = {
	.name = "codes import",
	.words = "FILE",
	.least = 1,
	.most = 1,
	.text = "Add and change codes, statuses or bands from CSV",
	.more = "The first row tells which they are, as codes export writes it. All rows are saved "
		"or none. What the law attaches to a code cannot be loosened, and rows that the "
		"file does not name stay. Each change is in the audit trail.",
	.options = import_options,
	.option_count = ARRAY_SIZE(import_options),
	.run = run_import,
};
