/* SPDX-License-Identifier: MIT */
#include "arrears/io/importfile.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "arrears/base/mem.h"

static const char *const reject_columns[] = { "reject_line", "reject_field", "reject_value",
	"reject_reason" };
#define REJECT_COLUMNS ((int)ARRAY_SIZE(reject_columns))
#define ROOM_MAX (2 * CSV_ROW_MAX)
#define REJECT_NAMES_MAX 1000

struct importfile {
	struct csv *csv;
	struct csv_row row;             /* the newest */
	bool ours;                      /* a reject file coming back */
	bool header;
	struct importmap *map;
	struct importmap_plan plan;
	struct import_source source;
	char *path, *header_text;       /* header_text: names, each ended by a NUL */
	const char **labels;
	int columns;
	struct str room;
	bool reject_named;              /* by the user, not by us */
	char *reject_path;
	struct csv_writer rejects;      /* to NULL: none yet */
};

/* --- the reject file --------------------------------------------------------------------- */

static enum msgid reject_open_as(struct importfile *f, const char *path, struct err *err)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (fd < 0)
		return err_set(err, errno == EEXIST ? MSG_REJECTS_EXISTS : MSG_FILE_OPEN, "", path,
			strerror(errno), NULL);
	f->rejects = (struct csv_writer){ .to = fdopen(fd, "w") };
	if (!f->rejects.to) {
		(void)close(fd);
		return err_set(err, MSG_FILE_OPEN, "", path, strerror(errno), NULL);
	}
	char *copy = mem_strdup(path);
	free(f->reject_path);
	f->reject_path = copy;
	return MSG_OK;
}

static enum msgid reject_open(struct importfile *f, struct err *err)
{
	enum msgid m = MSG_REJECTS_EXISTS;
	if (f->reject_named)
		return reject_open_as(f, f->reject_path, err);
	size_t n = strlen(f->path);
	if (n > 4 && strcmp(f->path + n - 4, ".csv") == 0)
		n -= 4;
	for (int i = 1; i <= REJECT_NAMES_MAX && m == MSG_REJECTS_EXISTS; i++) {
		char number[12] = "", path[4096];
		if (i > 1)
			(void)text_putf(number, sizeof number, "-%d", i);
		(void)text_putf(path, sizeof path, "%.*s.rejects%s.csv", (int)n, f->path, number);
		m = reject_open_as(f, path, err);
	}
	return m;
}

static void reject_header(struct importfile *f)
{
	for (int i = 0; i < f->columns; i++)
		csv_put(&f->rejects, f->labels[i]);
	for (int i = 0; i < REJECT_COLUMNS; i++)
		csv_put(&f->rejects, reject_columns[i]);
	csv_end_row(&f->rejects);
}

/* All reasons of the row in one text; the first is named by field and value beside it. */
static void reject_reason(const struct import_row *r, const struct import_issue **first,
	struct str *out)
{
	char reason[200];
	*first = NULL;
	for (int i = 0; i < r->issue_count; i++) {
		const struct import_issue *issue = &r->issues[i];
		if (!issue->reject)
			continue;
		if (*first)
			str_addf(out, " %s: ", issue->field == IMPORT_FIELD_NONE ? "Row"
				: import_field(r->fields, issue->field)->name);
		else
			*first = issue;
		import_reason(r, issue, reason, sizeof reason);
		str_addf(out, "%s (%s)", reason, msg_get(issue->id)->id);
	}
}

/* A column as it is copied: the client's own, but for a card number that it was refused for. */
static void reject_column(struct importfile *f, const struct import_row *r, int column)
{
	const char *text = f->row.fields[column];
	for (int i = 0; i < r->issue_count; i++) {
		if (r->issues[i].id != MSG_PAY_CARD || column >= f->plan.count ||
		    f->plan.field[column] != r->issues[i].field)
			continue;
		AUTO_FREE char *masked = mem_strdup(text);
		text_mask_card(masked);
		csv_put(&f->rejects, masked);
		return;
	}
	csv_put(&f->rejects, text);
}

static enum msgid source_reject(void *arg, const struct import_row *r, struct err *err)
{
	struct importfile *f = arg;
	const struct import_issue *first;
	char line[24];
	STR_AUTO reason = str_make(4096);
	if (!f->rejects.to) {
		enum msgid m = reject_open(f, err);
		if (m != MSG_OK)
			return m;
		reject_header(f);
	}
	reject_reason(r, &first, &reason);
	/* Fields that may have slipped a column, or lost a byte, must not pass unmended. */
	bool apart = f->row.fault == MSG_OK || f->row.fault == MSG_CSV_UTF8;
	for (int i = 0; i < f->columns && apart; i++)
		reject_column(f, r, i);
	for (int i = 0; i < f->columns && !apart; i++)
		csv_put(&f->rejects, "");
	(void)text_putf(line, sizeof line, "%lld", (long long)r->line);
	csv_put(&f->rejects, line);
	bool whole_row = !first || first->field == IMPORT_FIELD_NONE;
	csv_put(&f->rejects, whole_row ? "" : import_field(r->fields, first->field)->name);
	csv_put(&f->rejects, whole_row ? f->row.raw : first->id == MSG_PAY_CARD ?
		import_value(r, first) : r->text[first->field]);
	csv_put(&f->rejects, reason.d);
	csv_end_row(&f->rejects);
	return MSG_OK;
}

static enum msgid source_finish(void *arg, struct err *err)
{
	struct importfile *f = arg;
	if (!f->rejects.to)
		return MSG_OK;
	bool bad = ferror(f->rejects.to) || fflush(f->rejects.to) != 0 ||
		fsync(fileno(f->rejects.to)) != 0;
	int e = errno;
	bad = fclose(f->rejects.to) != 0 || bad;
	f->rejects.to = NULL;
	if (!bad)
		return MSG_OK;
	(void)unlink(f->reject_path);
	return err_set(err, MSG_FILE_WRITE, "", f->reject_path, strerror(e), NULL);
}

/* --- the source -------------------------------------------------------------------------- */

static enum msgid source_rewind(void *arg, struct err *err)
{
	struct importfile *f = arg;
	enum msgid m = csv_rewind(f->csv, err);
	if (m == MSG_OK && f->header)
		m = csv_next(f->csv, &f->row, err);
	return m;
}

static void faulty_row(struct importfile *f, struct import_row *r)
{
	r->fields = f->map->fields;
	for (int i = 0; i < r->fields->count; i++)
		r->text[i] = "";
	r->line = f->row.line;
	r->reject = true;
	r->issues[r->issue_count++] = (struct import_issue){ .field = IMPORT_FIELD_NONE,
		.id = f->row.fault, .reject = true };
}

static enum msgid source_next(void *arg, struct import_row *r, bool *end, struct err *err)
{
	struct importfile *f = arg;
	enum msgid m = csv_next(f->csv, &f->row, err);
	if (m != MSG_OK)
		return m;
	*end = f->row.end;
	if (*end)
		return MSG_OK;
	r->issue_count = 0;
	r->reject = false;
	r->columns = f->row.count;
	r->want_columns = f->plan.count + (f->ours ? REJECT_COLUMNS : 0);
	r->raw = f->row.fields;
	if (f->row.fault != MSG_OK)
		faulty_row(f, r);
	else
		importmap_row(f->map, &f->plan, &f->row, &f->room, r);
	return MSG_OK;
}

static void source_digest(void *arg, char out[65])
{
	csv_digest(((struct importfile *)arg)->csv, out);
}

static int source_percent(void *arg)
{
	const struct importfile *f = arg;
	int64_t size = csv_size(f->csv);
	return size > 0 ? (int)(f->row.size * 100 / size) : 100;
}

/* --- open and close ---------------------------------------------------------------------- */

static bool is_ours(const struct csv_row *row)
{
	int n = row->count - REJECT_COLUMNS;
	for (int i = 0; i < REJECT_COLUMNS; i++)
		if (n <= 0 || strcmp(row->fields[n + i], reject_columns[i]) != 0)
			return false;
	return true;
}

static enum msgid open_first(struct importfile *f, const struct csv_options *o, struct err *err)
{
	csv_close(f->csv);
	f->csv = NULL;
	enum msgid m = csv_open(f->path, o, &f->csv, err);
	if (m == MSG_OK)
		m = csv_next(f->csv, &f->row, err);
	return m;
}

/* A reject file is told by its last columns, however the client's own files are written. */
static enum msgid open_csv(struct importfile *f, const struct importfile_options *o,
	struct err *err)
{
	struct csv_options plain = { .delimiter = ',' };
	enum msgid m = open_first(f, &plain, err);
	if (m != MSG_OK)
		return m;
	f->ours = f->row.fault == MSG_OK && is_ours(&f->row);
	f->header = f->ours || f->map->header;
	if (f->ours) {
		csv_set_undefuse(f->csv, true);
	} else {
		struct csv_options theirs = f->map->csv;
		theirs.latin1 = theirs.latin1 || o->latin1;
		m = open_first(f, &theirs, err);
	}
	if (m != MSG_OK)
		return m;
	if (f->row.end)
		return err_set(err, MSG_CSV_EMPTY, "", f->path, NULL);
	return f->row.fault == MSG_OK ? MSG_OK : csv_fault(f->csv, &f->row, err);
}

static void keep_labels(struct importfile *f)
{
	STR_AUTO text = str_make(CSV_ROW_MAX + 32 * CSV_COLUMN_MAX);
	f->columns = f->row.count - (f->ours ? REJECT_COLUMNS : 0);
	for (int i = 0; i < f->columns; i++) {
		if (f->header)
			str_add(&text, f->row.fields[i]);
		else
			str_addf(&text, "column %d", i + 1);
		str_addn(&text, "", 1);
	}
	f->header_text = mem_alloc(text.len + 1, 1);
	memcpy(f->header_text, text.d, text.len);
	f->labels = mem_alloc((size_t)f->columns + 1, sizeof *f->labels);
	const char *at = f->header_text;
	for (int i = 0; i < f->columns; i++) {
		f->labels[i] = at;
		at += strlen(at) + 1;
	}
}

static enum msgid plan_columns(struct importfile *f, bool guess, struct err *err)
{
	keep_labels(f);
	if (guess)
		importmap_guess(f->labels, f->columns, f->map);
	/* Columns keep their numbers in a reject file of a file without a header. */
	bool named = f->map->header;
	return importmap_plan(f->map, named ? f->labels : NULL, f->columns, &f->plan, err);
}

enum msgid importfile_open(const struct importfile_options *o, struct importfile **out,
	struct err *err)
{
	struct importfile *f = mem_alloc(1, sizeof *f);
	f->path = mem_strdup(o->path);
	f->map = importmap_new(o->fields);
	f->room = str_make(ROOM_MAX);
	f->reject_named = o->rejects != NULL;
	f->reject_path = mem_strdup(o->rejects ? o->rejects : "");
	if (o->map)
		*f->map = *o->map;
	enum msgid m = open_csv(f, o, err);
	if (m == MSG_OK)
		m = plan_columns(f, o->map == NULL, err);
	const char *slash = strrchr(f->path, '/');
	f->source = (struct import_source){ .arg = f, .rewind = source_rewind, .next = source_next,
		.digest = source_digest, .percent = source_percent, .reject = source_reject,
		.finish = source_finish, .name = slash ? slash + 1 : f->path, .rules = o->rules };
	f->source.rules.order = f->map->order;
	f->source.rules.style = f->map->style;
	f->source.rules.minus = f->map->minus;
	if (m != MSG_OK) {
		importfile_close(f);
		return m;
	}
	*out = f;
	return MSG_OK;
}

void importfile_close(struct importfile *f)
{
	if (!f)
		return;
	csv_close(f->csv);
	if (f->rejects.to)
		(void)fclose(f->rejects.to);
	str_free(&f->room);
	free(f->map);
	free(f->path);
	free(f->header_text);
	free(f->labels);
	free(f->reject_path);
	free(f);
}

const struct import_source *importfile_source(const struct importfile *f)
{
	return &f->source;
}

const struct importmap *importfile_map(const struct importfile *f)
{
	return f->map;
}

bool importfile_column(const struct importfile *f, int i, const char **label,
	int *field)
{
	if (i < 0 || i >= f->columns)
		return false;
	*label = f->labels[i];
	*field = f->plan.field[i];
	return true;
}

const char *importfile_rejects(const struct importfile *f)
{
	return f->reject_path;
}
