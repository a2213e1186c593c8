/* SPDX-License-Identifier: MIT */
#include "arrears/base/err.h"
#include "arrears/base/text.h"

#include <stdarg.h>

void bug_at(const char *file, int line, const char *what)
{
	fprintf(stderr, "arrears: internal error at %s:%d: %s\n", file, line, what);
	abort();
}

void err_die(const struct err *err)
{
	char first[256], recovery[512];

	err_first(err, first, sizeof first);
	err_recovery(err, recovery, sizeof recovery);
	fprintf(stderr, "arrears: %s (%s)\n%s\n", first, msg_get(err->id)->id, recovery);
	exit(EXIT_FAILURE);
}

enum msgid err_set(struct err *err, enum msgid id, const char *field, ...)
{
	struct err made = { .id = id };
	const char *text;
	va_list ap;

	if (!err)
		return id;
	text_put(made.field, sizeof made.field, field ? field : "");
	va_start(ap, field);
	for (size_t i = 0; (text = va_arg(ap, const char *)) != NULL; i++) {
		if (i == ERR_SUBST_MAX)
			BUG("more substitutions than a message has places");
		/* Cut first, so that a text of any length costs the same; cutting is on a
		 * cluster and cleaning only shortens. */
		text_put(made.subst[i], sizeof made.subst[i], text);
		text_clean(made.subst[i], false);
	}
	va_end(ap);
	/* Only now: the texts may have come out of *err itself. */
	*err = made;
	return id;
}

/* Text with &1..&4 replaced. */
static void fill(const struct err *err, const char *text, char *out, size_t size)
{
	STR_AUTO s = str_make(size - 1);

	while (*text) {
		size_t plain = strcspn(text, "&");

		str_addn(&s, text, plain);
		text += plain;
		if (text[0] == '&' && text[1] >= '1' && text[1] < '1' + ERR_SUBST_MAX) {
			str_add(&s, err->subst[text[1] - '1']);
			text += 2;
		} else if (text[0] == '&') {
			str_addn(&s, text, 1);
			text++;
		}
	}
	text_put(out, size, s.d);
}

void err_first(const struct err *err, char *out, size_t size)
{
	fill(err, msg_get(err->id)->first, out, size);
}

void err_cause(const struct err *err, char *out, size_t size)
{
	fill(err, msg_get(err->id)->cause, out, size);
}

void err_recovery(const struct err *err, char *out, size_t size)
{
	fill(err, msg_get(err->id)->recovery, out, size);
}
