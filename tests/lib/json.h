/* SPDX-License-Identifier: MIT */
/* The tokens of a JSON text, as far as reference data of tests needs them. */
#ifndef ARREARS_TESTS_JSON_H
#define ARREARS_TESTS_JSON_H

#include <stddef.h>

/* The next token from *p: '"' for a string (unescaped into text), one of { } [ ] : , as itself,
 * 'v' for a number or word, '\0' at the end. */
char json_next(const char **p, char *text, size_t size);

#endif
