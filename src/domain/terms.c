/* SPDX-License-Identifier: MIT */
#include "arrears/domain/terms.h"

#include "arrears/base/text.h"
#include "words.h"

static const struct {
	struct term_rule row;
	size_t at;                             /* where in struct terms */
} terms[TERM_COUNT] = {
#define T(id, name, kind, range, standard, help) [TERM_##id] = { \
	{ #name, TERM_KIND_##kind, range, standard, help }, offsetof(struct terms, name) },
#include "arrears/domain/terms.def"
#undef T
};

const struct term_rule *term_row(enum term_id id)
{
	if ((unsigned)id >= TERM_COUNT)
		BUG("a term that is none");
	return &terms[id].row;
}

void term_brief(enum term_id id, char out[TERM_BRIEF + 1])
{
	const char *help = term_row(id)->help;

	(void)text_putf(out, TERM_BRIEF + 1, "%.*s", (int)strcspn(help, ";"), help);
}

bool term_find(const char *name, enum term_id *out)
{
	for (int i = 0; i < TERM_COUNT; i++)
		if (word_same(terms[i].row.name, name)) {
			*out = (enum term_id)i;
			return true;
		}
	return false;
}

/* The nth blank-separated word of the list, upper case as there; "" past the last. */
static void nth_word(const char *list, int n, char *out, size_t size)
{
	while (text_word(&list, out, size) && n-- > 0)
		;
}

static int word_place(const char *list, const char *text)
{
	char word[16];

	for (int n = 0; text_word(&list, word, sizeof word); n++)
		if (word_same(word, text))
			return n;
	return -1;
}

/* The words of enum rounding, in its order. A row allows some of them. */
static const char *const roundings[] = {
	[ROUND_HALF_UP] = "HALFUP", [ROUND_DOWN] = "DOWN", [ROUND_UP] = "UP",
	[ROUND_HALF_EVEN] = "HALFEVEN",
};

static bool bounds(const struct term_rule *t, int64_t *low, int64_t *high)
{
	char a[24], b[24];
	struct money x, y;
	bool cents = t->kind == TERM_KIND_MONEY || t->kind == TERM_KIND_PERCENT;

	nth_word(t->range, 0, a, sizeof a);
	nth_word(t->range, 1, b, sizeof b);
	if (cents && (money_parse(a, &x, NULL) != MSG_OK || money_parse(b, &y, NULL) != MSG_OK))
		return false;
	if (cents) {
		*low = x.cents;
		*high = y.cents;
		return true;
	}
	return text_to_int(a, INT32_MIN, INT32_MAX, low, NULL) == MSG_OK &&
		text_to_int(b, INT32_MIN, INT32_MAX, high, NULL) == MSG_OK;
}

/* A number of any kind in its range: cents, basis points, days. A percent has two decimals, as
 * an amount has, and may end in its sign. */
static bool read_number(const struct term_rule *t, const char *text, int64_t *out)
{
	struct money m = MONEY_ZERO;
	int64_t low, high;
	char plain[TERM_TEXT_SIZE];
	size_t len;

	if (!bounds(t, &low, &high))
		BUG(t->name);
	if (t->kind == TERM_KIND_DAYS || t->kind == TERM_KIND_COUNT)
		return text_to_int(text, low, high, out, NULL) == MSG_OK;
	if (!text_put(plain, sizeof plain, text))
		return false;
	len = strlen(plain);
	if (t->kind == TERM_KIND_PERCENT && len > 0 && plain[len - 1] == '%')
		plain[len - 1] = '\0';
	if (money_parse(plain, &m, NULL) != MSG_OK || m.cents < low || m.cents > high)
		return false;
	*out = m.cents;
	return true;
}

static bool read_yes(const char *text, bool *out)
{
	static const char *const words[] = { "NO", "YES", "N", "Y" };
	int at = word_find(words, ARRAY_SIZE(words), text);

	*out = at % 2 == 1;
	return at >= 0;
}

static bool read_rounding(const struct term_rule *t, const char *text, enum rounding *out)
{
	int at = word_find(roundings, ARRAY_SIZE(roundings), text);

	if (at < 0 || word_place(t->range, text) < 0)
		return false;
	*out = (enum rounding)at;
	return true;
}

static bool read_text(const struct term_rule *t, const char *text, struct term_text *out)
{
	struct term_text clean;
	int64_t most = 0;

	if (!text_put(clean.s, sizeof clean.s, text) ||
	    text_to_int(t->range, 0, TERM_TEXT_SIZE - 1, &most, NULL) != MSG_OK)
		return false;
	text_clean(clean.s, true);
	if (text_width(clean.s) > (int)most)
		return false;
	*out = clean;
	return true;
}

/* Put the value where it belongs; false and untouched if the text is none. */
static bool read_value(enum term_id id, const char *text, struct terms *all)
{
	const struct term_rule *t = &terms[id].row;
	void *at = (char *)all + terms[id].at;
	int64_t n = 0;

	switch (t->kind) {
	case TERM_KIND_MONEY:
		if (!read_number(t, text, &n))
			return false;
		*(struct money *)at = (struct money){ n };
		return true;
	case TERM_KIND_CHOICE:
		n = word_place(t->range, text);
		if (n < 0)
			return false;
		*(int32_t *)at = (int32_t)n;
		return true;
	case TERM_KIND_PERCENT:
	case TERM_KIND_DAYS:
	case TERM_KIND_COUNT:
		if (!read_number(t, text, &n))
			return false;
		*(int32_t *)at = (int32_t)n;
		return true;
	case TERM_KIND_YESNO:
		return read_yes(text, at);
	case TERM_KIND_ROUND:
		return read_rounding(t, text, at);
	case TERM_KIND_TEXT:
		return read_text(t, text, at);
	case TERM_KIND_ORDER:
		return bucket_order_parse(text, at, NULL) == MSG_OK;
	}
	return false;
}

struct terms terms_default(void)
{
	struct terms t = { 0 };

	for (int i = 0; i < TERM_COUNT; i++)
		if (!read_value((enum term_id)i, terms[i].row.standard, &t))
			BUG(terms[i].row.name);
	return t;
}

enum msgid terms_set(struct terms *t, const char *name, const char *text, struct err *err)
{
	struct terms next = *t;
	char plain[TERM_TEXT_SIZE], allowed[ERR_SUBST_LEN], shown[32];
	enum term_id id;

	if (!term_find(name, &id))
		return err_set(err, MSG_TERM_UNKNOWN, "", name, NULL);
	(void)text_put(plain, sizeof plain, text);
	text_clean(plain, true);
	if (strlen(text) < sizeof plain && read_value(id, plain, &next)) {
		*t = next;
		return MSG_OK;
	}
	term_allowed(id, allowed, sizeof allowed);
	text_upper(terms[id].row.name, shown, sizeof shown);
	return err_set(err, MSG_TERM_VALUE, terms[id].row.name, shown, plain, allowed, NULL);
}

void terms_show(const struct terms *t, enum term_id id, char out[TERM_TEXT_SIZE])
{
	const struct term_rule *row = term_row(id);
	const void *at = (const char *)t + terms[id].at;
	struct money m = MONEY_ZERO;

	switch (row->kind) {
	case TERM_KIND_MONEY:
		m = *(const struct money *)at;
		break;
	case TERM_KIND_PERCENT:
		m.cents = *(const int32_t *)at;
		break;
	case TERM_KIND_DAYS:
	case TERM_KIND_COUNT:
		(void)text_putf(out, TERM_TEXT_SIZE, "%d", (int)*(const int32_t *)at);
		return;
	case TERM_KIND_YESNO:
		(void)text_put(out, TERM_TEXT_SIZE, *(const bool *)at ? "YES" : "NO");
		return;
	case TERM_KIND_CHOICE:
		nth_word(row->range, (int)*(const int32_t *)at, out, TERM_TEXT_SIZE);
		return;
	case TERM_KIND_ROUND:
		(void)text_put(out, TERM_TEXT_SIZE, roundings[*(const enum rounding *)at]);
		return;
	case TERM_KIND_TEXT:
		(void)text_put(out, TERM_TEXT_SIZE, ((const struct term_text *)at)->s);
		return;
	case TERM_KIND_ORDER:
		bucket_order_show(at, out);
		return;
	}
	money_show(m, out);
}

void term_allowed(enum term_id id, char *out, size_t size)
{
	static const char *const kinds[] = {
		[TERM_KIND_MONEY] = "an amount from", [TERM_KIND_PERCENT] = "a percentage from",
		[TERM_KIND_DAYS] = "days from", [TERM_KIND_COUNT] = "a number from",
	};
	const struct term_rule *t = term_row(id);
	char low[24], high[24];

	switch (t->kind) {
	case TERM_KIND_MONEY:
	case TERM_KIND_PERCENT:
	case TERM_KIND_DAYS:
	case TERM_KIND_COUNT:
		nth_word(t->range, 0, low, sizeof low);
		nth_word(t->range, 1, high, sizeof high);
		(void)text_putf(out, size, "%s %s to %s", kinds[t->kind], low, high);
		break;
	case TERM_KIND_YESNO:
		(void)text_put(out, size, "YES or NO");
		break;
	case TERM_KIND_CHOICE:
	case TERM_KIND_ROUND:
		(void)text_putf(out, size, "one of %s", t->range);
		break;
	case TERM_KIND_TEXT:
		(void)text_putf(out, size, "text of at most %s characters", t->range);
		break;
	case TERM_KIND_ORDER:
		(void)text_put(out, size, "bucket names with commas");
		break;
	}
}

enum msgid terms_check(const struct terms *t, struct err *err)
{
	if (t->nsf_fee.cents > 0 && text_is_blank(t->nsf_fee_authority.s))
		return err_set(err, MSG_TERM_AUTHORITY, "nsf_fee_authority", "NSF_FEE",
			"NSF_FEE_AUTHORITY", NULL);
	return MSG_OK;
}

struct money terms_adjust_limit(const struct terms *t, enum user_role role)
{
	switch (role) {
	case USER_COLLECTOR:
		return t->adjust_limit;
	case USER_LEAD:
		return t->adjust_limit_lead;
	case USER_ADMIN:
		return (struct money){ MONEY_MAX_CENTS };
	case USER_AUDITOR:
	case USER_ROLE_COUNT:
		break;
	}
	return MONEY_ZERO;
}
