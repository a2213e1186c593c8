/* SPDX-License-Identifier: MIT */
#include "arrears/domain/glossary.h"

#include <strings.h>

#include "seed.h"

/* term,about,"text": the text is quoted and holds no quotes. */
bool glossary_at(size_t i, struct glossary_term *out)
{
	size_t len = 0;
	const char *line = seed_line("glossary", i, &len);

	if (!line)
		return false;
	size_t term = strcspn(line, ",");
	size_t about = strcspn(line + term + 1, ",");
	size_t used = term + about + 3;
	bool fits = len > used && line[used - 1] == '"' && line[len - 1] == '"' &&
		text_putf(out->term, sizeof(out->term), "%.*s", (int)term, line) &&
		text_putf(out->about, sizeof(out->about), "%.*s", (int)about, line + term + 1) &&
		text_putf(out->text, sizeof(out->text), "%.*s", (int)(len - used - 1), line + used);
	if (!fits)
		BUG("a row of the glossary is not term,about,\"text\"");
	return true;
}

int glossary_find(const char *word)
{
	struct glossary_term t;
	size_t len = strlen(word);
	int start = -1, starts = 0;

	for (size_t i = 0; len > 0 && glossary_at(i, &t); i++) {
		if (strcasecmp(t.term, word) == 0)
			return (int)i;
		if (strncasecmp(t.term, word, len) != 0)
			continue;
		start = (int)i;
		starts++;
	}
	return starts == 1 ? start : -1;
}

bool glossary_matches(const struct glossary_term *t, const char *filter)
{
	char word[64];

	while (text_word(&filter, word, sizeof(word)))
		if (!strcasestr(t->term, word) && !strcasestr(t->text, word) &&
		    !strcasestr(t->about, word))
			return false;
	return true;
}
