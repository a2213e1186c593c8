/* SPDX-License-Identifier: MIT */
#include "arrears/domain/validate.h"

#define WORDS_MAX 12
#define WORD_SIZE TEXT_BYTES(40)

static bool is_suffix(const char *word)
{
	static const char *const suffixes[] = { "JR", "SR", "II", "III", "IV", "V", "ESQ", "MD",
		"JR.", "SR.", "ESQ.", "M.D." };

	for (size_t i = 0; i < ARRAY_SIZE(suffixes); i++)
		if (strcmp(suffixes[i], word) == 0)
			return true;
	return false;
}

static int words_of(const char *text, size_t len, char words[WORDS_MAX][WORD_SIZE])
{
	int n = 0;

	for (size_t i = 0; i < len && n < WORDS_MAX;) {
		size_t end = i;

		while (end < len && text[end] != ' ')
			end++;
		if (end > i)
			(void)text_putf(words[n++], WORD_SIZE, "%.*s", (int)(end - i), text + i);
		i = end + 1;
	}
	return n;
}

static void take_suffix(char words[WORDS_MAX][WORD_SIZE], int *n, struct person_name *out)
{
	if (*n < 2 || !is_suffix(words[*n - 1]))
		return;
	char *w = words[--*n];

	(void)text_put(out->suffix, sizeof(out->suffix), w);
	size_t len = strlen(out->suffix);
	if (len > 0 && out->suffix[len - 1] == '.')
		out->suffix[len - 1] = '\0';
}

static void join(char words[WORDS_MAX][WORD_SIZE], int from, int to, char *out, size_t size)
{
	STR_AUTO s = str_make(512);

	for (int i = from; i < to; i++)
		str_addf(&s, "%s%s", i > from ? " " : "", words[i]);
	(void)text_put(out, size, s.d);
}

/* "DE LA CRUZ" is one last name: particles belong to what follows. */
static int last_from(char words[WORDS_MAX][WORD_SIZE], int n)
{
	static const char *const particles[] = { "DE", "LA", "DEL", "LOS", "LAS", "VAN", "VON",
		"DER",
		"DEN", "ST", "ST.", "MC", "DI", "DA", "DOS", "LE", "BIN", "EL", "AL" };
	int from = n - 1;

	for (bool more = true; more && from > 1;) {
		more = false;
		for (size_t i = 0; i < ARRAY_SIZE(particles); i++)
			more |= strcmp(particles[i], words[from - 1]) == 0;
		from -= more;
	}
	return from;
}

void name_split(const char *text, struct person_name *out)
{
	char upper[256], words[WORDS_MAX][WORD_SIZE];
	struct person_name p = { 0 };

	text_upper(text, upper, sizeof(upper));
	text_clean(upper, true);
	char *comma = strchr(upper, ',');
	/* "JOHN SMITH, JR" has a comma, but no first name after it. */
	if (comma != NULL && is_suffix(comma + 1 + strspn(comma + 1, " "))) {
		*comma = ' ';
		comma = NULL;
	}
	size_t head = comma != NULL ? (size_t)(comma - upper) : 0;
	int n = words_of(upper, head, words);

	take_suffix(words, &n, &p);
	join(words, 0, n, p.last, sizeof(p.last));
	char *rest = comma != NULL ? comma + 1 : upper;

	for (char *c = rest; *c != '\0'; c++)
		*c = *c == ',' ? ' ' : *c;
	n = words_of(rest, strlen(rest), words);
	take_suffix(words, &n, &p);
	int last = comma != NULL || n == 0 ? n : last_from(words, n);

	if (comma == NULL)
		join(words, last, n, p.last, sizeof(p.last));
	join(words, 0, last > 0 ? 1 : 0, p.first, sizeof(p.first));
	join(words, 1, last, p.middle, sizeof(p.middle));
	*out = p;
}

void name_display(const struct person_name *n, char *out, size_t size)
{
	int initial_columns;
	size_t initial = text_grapheme(n->middle, &initial_columns);
	STR_AUTO s = str_make(512);

	str_add(&s, n->last);
	if (*n->suffix != '\0')
		str_addf(&s, "%s%s", s.len ? " " : "", n->suffix);
	if (*n->first != '\0')
		str_addf(&s, "%s%s", s.len ? ", " : "", n->first);
	if (initial > 0)
		str_addf(&s, " %.*s", (int)initial, n->middle);
	(void)text_put(out, size, s.d);
}
