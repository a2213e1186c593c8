/* SPDX-License-Identifier: MIT */
/* Words of the trade, explained: federal law, money, medical billing. From data/seed, in order of
 * the term; in our own words, and no legal advice. */
#ifndef ARREARS_DOMAIN_GLOSSARY_H
#define ARREARS_DOMAIN_GLOSSARY_H

#include "arrears/base/text.h"

struct glossary_term { char term[TEXT_BYTES(30)], about[12], text[TEXT_BYTES(400)]; };
bool glossary_at(size_t i, struct glossary_term *out);  /* false past the end */
/* The index of the term that is `word`, else of the one that alone starts with it, in any case;
 * -1: none, or several. */
int glossary_find(const char *word);
/* Whether every word of filter is somewhere in it, in any case. */
bool glossary_matches(const struct glossary_term *t, const char *filter);

#endif
