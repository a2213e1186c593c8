/* SPDX-License-Identifier: MIT */
#include "arrears/desk/codelist.h"

#include <strings.h>

#include "arrears/store/code.h"

#define CODES_A_READ 16

enum msgid codes_usable(struct desk *d, struct code_set *out, struct err *err)
{
	struct result_code page[CODES_A_READ];
	char after[CODE_SIZE] = "";
	size_t n = CODES_A_READ;
	out->count = 0;
	while (n == CODES_A_READ) {
		enum msgid m = code_list(d->db, after, page, CODES_A_READ, &n, err);
		if (m != MSG_OK)
			return m;
		for (size_t i = 0; i < n && out->count < CODES_MAX; i++)
			if (page[i].active && role_reaches(d->role, page[i].least))
				out->codes[out->count++] = page[i];
		if (n > 0)
			memcpy(after, page[n - 1].code, sizeof after);
	}
	return MSG_OK;
}

bool codes_find(void *arg, const char *word, struct result_code *out)
{
	const struct code_set *set = arg;
	for (size_t i = 0; i < set->count; i++) {
		if (strcasecmp(set->codes[i].code, word) != 0)
			continue;
		*out = set->codes[i];
		return true;
	}
	return false;
}

enum msgid code_rows(struct desk *d, struct result_code *out, size_t max, size_t *n,
	struct err *err)
{
	enum msgid m = desk_may(d, OP_VIEW, err);
	return m == MSG_OK ? code_list(d->db, "", out, max, n, err) : m;
}

enum msgid status_rows(struct desk *d, struct status *out, size_t max, size_t *n,
	struct err *err)
{
	enum msgid m = desk_may(d, OP_VIEW, err);
	return m == MSG_OK ? status_list(d->db, "", out, max, n, err) : m;
}

enum msgid code_uses(struct desk *d, const char *code, int64_t *uses, struct err *err)
{
	enum msgid m = desk_may(d, OP_VIEW, err);
	return m == MSG_OK ? code_used(d->db, code, uses, err) : m;
}
