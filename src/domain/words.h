/* SPDX-License-Identifier: MIT */
/* Bit sets as words joined by "+", and enumerations as words. */
#ifndef ARREARS_DOMAIN_WORDS_H
#define ARREARS_DOMAIN_WORDS_H

struct word { const char *name; unsigned bit; };
bool words_parse(const struct word *words, size_t count, const char *text, unsigned *out);
void words_show(const struct word *words, size_t count, unsigned bits, char *out, size_t size);
/* Index of the name, -1 if none. */
int word_index(const char *const *names, size_t count, const char *text);
/* The same in any case of ASCII; names may have NULL gaps. An empty text is no name. */
int word_find(const char *const *names, size_t count, const char *text);
bool word_same(const char *a, const char *b);  /* any case of ASCII */

#endif
