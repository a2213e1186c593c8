/* SPDX-License-Identifier: MIT */
#include "json.h"

char json_next(const char **p, char *text, size_t size)
{
	size_t n = 0;
	char kind;

	*p += strspn(*p, " \t\r\n");
	kind = **p;
	if (kind == '\0' || strchr("{}[]:,", kind)) {
		*p += kind != '\0';
		return kind;
	}
	if (kind != '"') {
		*p += strcspn(*p, "{}[]:, \t\r\n");
		return 'v';
	}
	for (++*p; **p != '\0' && **p != '"'; ++*p) {
		*p += **p == '\\' && (*p)[1] != '\0';
		if (n + 1 < size)
			text[n++] = **p;
	}
	*p += **p == '"';
	text[n] = '\0';
	return '"';
}
