/* SPDX-License-Identifier: MIT */
#include "seed.h"

#include <inttypes.h>

#include "arrears/domain/code.h"

static const struct { const char *name, *text; } tables[] = {
#include "seeds.inc"
};

static const char *table_text(const char *name)
{
	for (size_t i = 0; i < ARRAY_SIZE(tables); i++)
		if (strcmp(tables[i].name, name) == 0)
			return tables[i].text;
	BUG("no such seed table");
}

/* Copy one line and cut it at its commas; how many parts. */
static int cut(const char *line, size_t len, char *buf, size_t size, const char **part)
{
	int n = 0;

	if (len >= size)
		BUG("a seed row is too long");
	memcpy(buf, line, len);
	buf[len] = '\0';
	for (char *p = buf;; p++) {
		if (n == SEED_COLUMNS)
			BUG("a seed row has too many columns");
		part[n++] = p;
		p += strcspn(p, ",");
		if (*p == '\0')
			return n;
		*p = '\0';
	}
}

const char *seed_line(const char *table, size_t i, size_t *len)
{
	const char *line = table_text(table);

	*len = strcspn(line, "\n");
	for (size_t row = 0; row <= i; row++) {
		line += *len;
		line += *line == '\n';
		if (*line == '\0')
			return NULL;
		*len = strcspn(line, "\n");
	}
	return line;
}

bool seed_row(const char *table, size_t i, struct seed_row *out)
{
	const char *head = table_text(table);
	size_t len = 0;
	const char *line = seed_line(table, i, &len);

	int heads = cut(head, strcspn(head, "\n"), out->head, sizeof(out->head), out->name);
	if (!line)
		return false;
	out->count = cut(line, len, out->buf, sizeof(out->buf), out->value);
	if (out->count != heads)
		BUG("a seed row does not fit its header");
	return true;
}

const char *seed_get(const struct seed_row *r, const char *column)
{
	for (int i = 0; i < r->count; i++)
		if (strcmp(r->name[i], column) == 0)
			return r->value[i];
	BUG("no such seed column");
}

int seed_int(const struct seed_row *r, const char *column)
{
	int64_t n;

	if (text_to_int(seed_get(r, column), -9999, 9999, &n, NULL) != MSG_OK)
		BUG("a seed value is not a number");
	return (int)n;
}

bool seed_bool(const struct seed_row *r, const char *column)
{
	return strcmp(seed_get(r, column), "Y") == 0;
}

/* FNV-1a of the tables as they are compiled in. */
void shipped_mark(char out[SHIPPED_MARK_SIZE])
{
	uint64_t mark = UINT64_C(14695981039346656037);

	for (size_t i = 0; i < ARRAY_SIZE(tables); i++)
		for (const char *p = tables[i].text; *p; p++)
			mark = (mark ^ (unsigned char)*p) * UINT64_C(1099511628211);
	(void)text_putf(out, SHIPPED_MARK_SIZE, "%016" PRIx64, mark);
}
