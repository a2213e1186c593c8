/* SPDX-License-Identifier: MIT */
/* libcsv is fed one physical line at a time, so that a row's first line and the place to go on
 * after a broken row are known: libcsv itself counts no lines and cannot recover. */
#include "arrears/io/csv.h"

#include <csv.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "arrears/base/mem.h"
#include "arrears/base/text.h"

#define BLOCK (64 * 1024)
#define RAW_MAX 4000

struct csv {
	char *path;
	struct csv_options options;
	struct csv_parser parser;
	int fd;
	int64_t size, offset;           /* of the file; of block[0] in it */
	size_t pos, len;                /* in block */
	unsigned char block[BLOCK];
	unsigned char wide[2 * BLOCK];  /* Latin-1 on its way to the parser as UTF-8 */
	int64_t line;                   /* of block[pos] */
	bool after_cr;                  /* an LF here still belongs to the line before */
	bool undefuse;
	int broken;
	struct secret_hash hash;
	int64_t hashed;

	bool in_row, row_done;
	int64_t row_line, resume;       /* resume: offset after the row's first line, 0 unknown */
	size_t row_bytes;
	enum msgid fault;
	int64_t fault_line;
	int count;
	char *text;                     /* the fields, each ended by a NUL */
	size_t used, cap;
	size_t starts[CSV_COLUMN_MAX];
	const char *fields[CSV_COLUMN_MAX];
	char raw[RAW_MAX + 1];
	size_t raw_len;
};

static int never_space(unsigned char c)
{
	(void)c;
	return 0;
}

static void start_parser(struct csv *c)
{
	if (csv_init(&c->parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
		BUG("csv_init");
	csv_set_delim(&c->parser, c->options.delimiter ? (unsigned char)c->options.delimiter : ',');
	if (c->options.keep_blanks)
		csv_set_space_func(&c->parser, never_space);
}

static void restart_parser(struct csv *c)
{
	csv_free(&c->parser);
	start_parser(c);
}

/* The first fault of a row is its fault. */
static void note_fault(struct csv *c, enum msgid id, int64_t line)
{
	if (c->fault == MSG_OK) {
		c->fault = id;
		c->fault_line = line;
	}
}

/* --- what libcsv calls ------------------------------------------------------------------- */

static bool defused(const char *s, size_t len)
{
	return len >= 2 && s[0] == '\'' && strchr("=+-@\t'", s[1]) && s[1] != '\0';
}

static void take_field(void *data, size_t len, void *arg)
{
	struct csv *c = arg;
	const char *s = data ? data : "";
	if (c->count == CSV_COLUMN_MAX) {
		note_fault(c, MSG_CSV_LONG, c->line);
		return;
	}
	if (c->undefuse && defused(s, len)) {
		s++;
		len--;
	}
	if (c->used + len + 1 > c->cap) {
		c->cap = (c->used + len + 1) * 2;
		c->text = mem_grow(c->text, c->cap, 1);
	}
	c->starts[c->count++] = c->used;
	for (size_t i = 0; i < len; i++)
		c->text[c->used++] = s[i] ? s[i] : ' ';
	c->text[c->used++] = '\0';
}

static void take_row(int end, void *arg)
{
	(void)end;
	((struct csv *)arg)->row_done = true;
}

/* --- bytes ------------------------------------------------------------------------------- */

static enum msgid fill(struct csv *c, struct err *err)
{
	c->offset += (int64_t)c->len;
	c->pos = c->len = 0;
	ssize_t n;
	do
		n = pread(c->fd, c->block, sizeof c->block, (off_t)c->offset);
	while (n < 0 && errno == EINTR);
	if (n < 0)
		return err_set(err, MSG_FILE_READ, "", c->path, strerror(errno), NULL);
	c->len = (size_t)n;
	int64_t end = c->offset + n;
	if (end > c->hashed) { /* a broken row is read twice, and hashed once */
		size_t known = (size_t)(c->hashed - c->offset);
		secret_hash_add(&c->hash, c->block + known, c->len - known);
		c->hashed = end;
	}
	if (c->offset == 0 && c->len >= 3 && memcmp(c->block, "\xef\xbb\xbf", 3) == 0)
		c->pos = 3;
	return MSG_OK;
}

static void go_to(struct csv *c, int64_t offset)
{
	if (offset >= c->offset && offset <= c->offset + (int64_t)c->len) {
		c->pos = (size_t)(offset - c->offset);
		return;
	}
	c->offset = offset;
	c->pos = c->len = 0;
}

/* Bytes up to and with the end of the line, or of the block. */
static size_t slice(const struct csv *c, bool *ended)
{
	const unsigned char *s = c->block + c->pos;
	size_t rest = c->len - c->pos;
	const unsigned char *lf = memchr(s, '\n', rest);
	const unsigned char *cr = memchr(s, '\r', lf ? (size_t)(lf - s) : rest);
	*ended = lf || cr;
	if (cr)
		return (size_t)(cr - s) + (lf == cr + 1 ? 2 : 1);
	return lf ? (size_t)(lf - s) + 1 : rest;
}

/* Windows-1252 where it differs from Latin-1; 0 = no character: kept, and not UTF-8. */
static const uint16_t high_1252[32] = {
	0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039,
	0x0152, 0, 0x017d, 0, 0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc,
	0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178,
};

static size_t utf8_of_byte(unsigned char b, unsigned char *out)
{
	unsigned u = b >= 0x80 && b < 0xa0 ? high_1252[b - 0x80] : b;
	if (u < 0x80) {
		out[0] = b; /* plain, or a byte without a character */
		return 1;
	}
	if (u < 0x800) {
		out[0] = (unsigned char)(0xc0 | u >> 6);
		out[1] = (unsigned char)(0x80 | (u & 0x3f));
		return 2;
	}
	out[0] = (unsigned char)(0xe0 | u >> 12);
	out[1] = (unsigned char)(0x80 | (u >> 6 & 0x3f));
	out[2] = (unsigned char)(0x80 | (u & 0x3f));
	return 3;
}

static bool feed_bytes(struct csv *c, const unsigned char *s, size_t n)
{
	if (csv_parse(&c->parser, s, n, take_field, take_row, c) == n)
		return true;
	if (csv_error(&c->parser) != CSV_EPARSE) {
		struct err e;
		(void)err_set(&e, MSG_NO_MEMORY, "", NULL);
		err_die(&e);
	}
	return false;
}

static bool feed(struct csv *c, const unsigned char *s, size_t n)
{
	if (!c->options.latin1)
		return feed_bytes(c, s, n);
	while (n > 0) {
		size_t out = 0, in = 0;
		while (in < n && out + 3 <= sizeof c->wide)
			out += utf8_of_byte(s[in++], c->wide + out);
		if (!feed_bytes(c, c->wide, out))
			return false;
		s += in;
		n -= in;
	}
	return true;
}

/* --- rows -------------------------------------------------------------------------------- */

static void begin_row(struct csv *c)
{
	c->in_row = true;
	c->row_line = c->line;
	c->resume = 0;
	c->raw_len = 0;
}

static void reset_row(struct csv *c)
{
	c->in_row = c->row_done = false;
	c->row_bytes = c->used = c->raw_len = 0;
	c->count = 0;
	c->fault = MSG_OK;
	c->fault_line = c->row_line = c->line;
}

static void keep_raw(struct csv *c, const unsigned char *s, size_t n)
{
	for (size_t i = 0; i < n && c->raw_len < RAW_MAX; i++)
		if (s[i] != '\r' && s[i] != '\n')
			c->raw[c->raw_len++] = s[i] ? (char)s[i] : ' ';
}

/* Go on at the line after the one the broken row began on. */
static enum msgid give_up_row(struct csv *c, struct err *err)
{
	c->count = 0;
	restart_parser(c);
	if (c->resume) {
		go_to(c, c->resume);
		c->line = c->row_line + 1;
		c->after_cr = false;
	}
	if (++c->broken > CSV_BROKEN_MAX) {
		char max[12];
		(void)text_putf(max, sizeof max, "%d", CSV_BROKEN_MAX);
		return err_set(err, MSG_CSV_BROKEN, "", c->path, max, NULL);
	}
	return MSG_OK;
}

/* The rest of a line that was given up before its end. */
static enum msgid skip_line(struct csv *c, struct err *err)
{
	for (;;) {
		if (c->pos == c->len) {
			enum msgid m = fill(c, err);
			if (m != MSG_OK || c->len == 0)
				return m;
		}
		bool ended;
		size_t n = slice(c, &ended);
		c->pos += n;
		if (ended) {
			c->after_cr = c->block[c->pos - 1] == '\r';
			c->line++;
			return MSG_OK;
		}
	}
}

static enum msgid broken(struct csv *c, enum msgid fault, bool line_ended, struct err *err)
{
	int64_t line = fault == MSG_CSV_UNCLOSED ? c->row_line : c->line;
	c->fault = MSG_OK; /* this one is the reason, whatever was seen before */
	note_fault(c, fault, line);
	if (!line_ended && !c->resume) {
		enum msgid m = skip_line(c, err);
		if (m != MSG_OK)
			return m;
	}
	return give_up_row(c, err);
}

/* One slice to the parser. *broke: the row was given up. */
static enum msgid take_slice(struct csv *c, bool *broke, struct err *err)
{
	bool ended;
	size_t n = slice(c, &ended);
	const unsigned char *s = c->block + c->pos;
	bool only_end = ended && (s[0] == '\n' || s[0] == '\r');
	if (!c->in_row && !only_end)
		begin_row(c);
	if (c->in_row && c->line == c->row_line)
		keep_raw(c, s, n);
	c->row_bytes += n;
	if (memchr(s, '\0', n))
		note_fault(c, MSG_CSV_NUL, c->line);
	bool fits = c->row_bytes <= CSV_ROW_MAX;
	bool fed = fits && feed(c, s, n);
	c->pos += n;
	if (ended && c->in_row && !c->resume)
		c->resume = c->offset + (int64_t)c->pos;
	if (!fed) {
		*broke = true;
		bool open = c->parser.quoted && !fits;
		return broken(c, fits ? MSG_CSV_QUOTE : open ? MSG_CSV_UNCLOSED : MSG_CSV_LONG,
			ended, err);
	}
	if (ended) {
		c->after_cr = s[n - 1] == '\r';
		c->line++;
		if (!c->row_done && c->parser.pstate == 0)
			reset_row(c); /* blanks only */
	}
	return MSG_OK;
}

/* At the end of the file. *broke: an open quote; the rows behind it are still to be read. */
static enum msgid finish(struct csv *c, bool *broke, struct err *err)
{
	if (!c->in_row)
		return MSG_OK;
	if (csv_fini(&c->parser, take_field, take_row, c) == 0) {
		if (!c->row_done)
			c->in_row = false;
		return MSG_OK;
	}
	c->row_done = false;
	*broke = true;
	return broken(c, MSG_CSV_UNCLOSED, true, err);
}

static bool is_ascii(const char *s, size_t len)
{
	uint64_t seen = 0, word;
	size_t i = 0;
	for (; i + sizeof word <= len; i += sizeof word) {
		memcpy(&word, s + i, sizeof word);
		seen |= word;
	}
	for (; i < len; i++)
		seen |= (unsigned char)s[i];
	return !(seen & UINT64_C(0x8080808080808080));
}

static void check_row(struct csv *c)
{
	for (int i = 0; i < c->count; i++)
		c->fields[i] = c->text + c->starts[i];
	if (c->options.columns == 0)
		c->options.columns = c->count;
	if (!is_ascii(c->text, c->used))
		for (int i = 0; i < c->count; i++)
			if (!text_is_utf8(c->fields[i], strlen(c->fields[i])))
				note_fault(c, MSG_CSV_UTF8, c->row_line);
	if (c->options.columns > 0 && c->count != c->options.columns)
		note_fault(c, MSG_CSV_RAGGED, c->row_line);
}

/* Reads on until a row is whole or given up; neither at the end of the file. */
static enum msgid read_row(struct csv *c, bool *broke, struct err *err)
{
	while (!c->row_done && !*broke) {
		enum msgid m = MSG_OK;
		if (c->pos == c->len) {
			m = fill(c, err);
			if (m == MSG_OK && c->len == 0) {
				m = finish(c, broke, err);
				if (!*broke && !c->row_done)
					return m;
				continue;
			}
		}
		if (m != MSG_OK)
			return m;
		if (c->after_cr && c->block[c->pos] == '\n') {
			if (c->in_row && !feed(c, c->block + c->pos, 1))
				BUG("a line end cannot be refused");
			c->pos++;
			c->after_cr = false;
			continue;
		}
		c->after_cr = false;
		if (!c->in_row && c->block[c->pos] == 0x1a &&
		    c->offset + (int64_t)c->pos + 1 == c->size) {
			c->pos++; /* DOS ends a file with Ctrl-Z */
			continue;
		}
		m = take_slice(c, broke, err);
		if (m != MSG_OK)
			return m;
	}
	return MSG_OK;
}

enum msgid csv_next(struct csv *c, struct csv_row *row, struct err *err)
{
	reset_row(c);
	bool broke = false;
	enum msgid m = read_row(c, &broke, err);
	if (m != MSG_OK)
		return m;
	if (c->row_done)
		check_row(c);
	c->raw[c->raw_len] = '\0';
	*row = (struct csv_row){ .line = c->row_line, .size = c->offset + (int64_t)c->pos,
		.count = c->count, .fields = c->fields, .fault = c->fault,
		.fault_line = c->fault_line, .raw = c->raw, .end = !c->row_done && !broke };
	return MSG_OK;
}

/* --- open and close ---------------------------------------------------------------------- */

enum msgid csv_rewind(struct csv *c, struct err *err)
{
	struct stat sb;
	if (fstat(c->fd, &sb) != 0)
		return err_set(err, MSG_FILE_READ, "", c->path, strerror(errno), NULL);
	c->size = (int64_t)sb.st_size;
	c->offset = c->hashed = 0;
	c->pos = c->len = 0;
	c->line = 1;
	c->broken = 0;
	c->after_cr = false;
	restart_parser(c);
	secret_hash_begin(&c->hash);
	reset_row(c);
	return MSG_OK;
}

enum msgid csv_open(const char *path, const struct csv_options *o, struct csv **out,
	struct err *err)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct stat sb;
	if (fd < 0 || fstat(fd, &sb) != 0) {
		int e = errno;
		if (fd >= 0)
			(void)close(fd);
		return err_set(err, MSG_FILE_OPEN, "", path, strerror(e), NULL);
	}
	if (!S_ISREG(sb.st_mode)) {
		(void)close(fd);
		return err_set(err, MSG_FILE_READ, "", path, "it is not a regular file", NULL);
	}
	struct csv *c = mem_alloc(1, sizeof *c);
	c->fd = fd;
	c->path = mem_strdup(path);
	c->options = *o;
	c->text = mem_alloc(c->cap = 4096, 1);
	start_parser(c);
	enum msgid m = csv_rewind(c, err);
	if (m != MSG_OK) {
		csv_close(c);
		return m;
	}
	*out = c;
	return MSG_OK;
}

void csv_close(struct csv *c)
{
	if (!c)
		return;
	csv_free(&c->parser);
	(void)close(c->fd);
	free(c->path);
	free(c->text);
	free(c);
}

void csv_set_undefuse(struct csv *c, bool on)
{
	c->undefuse = on;
}

int64_t csv_size(const struct csv *c)
{
	return c->size;
}

void csv_digest(struct csv *c, char out[2 * SECRET_HASH_LEN + 1])
{
	unsigned char sum[SECRET_HASH_LEN];
	struct secret_hash h = c->hash;
	secret_hash_end(&h, sum);
	secret_hex(sum, sizeof sum, out);
}

enum msgid csv_fault(const struct csv *c, const struct csv_row *row, struct err *err)
{
	char have[12], want[24], where[64];
	(void)text_putf(have, sizeof have, "%d", row->count);
	(void)text_putf(want, sizeof want, "%lld", (long long)c->options.columns);
	(void)text_putf(where, sizeof where, "%lld", (long long)row->line);
	return err_set(err, row->fault, "", have, want, c->path, where, NULL);
}

/* --- writing ----------------------------------------------------------------------------- */

static bool is_formula(const char *s)
{
	return s[0] != '\0' && strchr("=+-@\t", s[0]);
}

void csv_put(struct csv_writer *w, const char *text)
{
	if (w->within)
		putc(',', w->to);
	w->within = true;
	bool defuse = !w->bare && (is_formula(text) || defused(text, strlen(text)));
	size_t len = strlen(text);
	bool quote = strpbrk(text, ",\"\r\n") || (len > 0 && (text[0] == ' ' ||
		text[len - 1] == ' ' || text[0] == '\t' || text[len - 1] == '\t'));
	if (quote)
		putc('"', w->to);
	if (defuse)
		putc('\'', w->to);
	for (const char *s = text; *s; s++) {
		if (*s == '"')
			putc('"', w->to);
		putc(*s, w->to);
	}
	if (quote)
		putc('"', w->to);
}

void csv_end_row(struct csv_writer *w)
{
	putc('\n', w->to);
	w->within = false;
}
