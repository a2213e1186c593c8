/* SPDX-License-Identifier: MIT */
#include "arrears/domain/bucket.h"

#include "arrears/base/text.h"
#include "words.h"

static const char *const names[BUCKET_COUNT] = {
	[BUCKET_PRINCIPAL] = "PRINCIPAL", [BUCKET_INTEREST] = "INTEREST", [BUCKET_FEES] = "FEES",
	[BUCKET_COSTS] = "COSTS", [BUCKET_ATTORNEY] = "ATTORNEY", [BUCKET_OTHER] = "OTHER",
};

const char *bucket_name(enum bucket b)
{
	return (unsigned)b < BUCKET_COUNT ? names[b] : "";
}

const char *bucket_words(enum bucket b)
{
	static const char *const words[BUCKET_COUNT] = {
		[BUCKET_PRINCIPAL] = "principal", [BUCKET_INTEREST] = "interest",
		[BUCKET_FEES] = "fees", [BUCKET_COSTS] = "court costs",
		[BUCKET_ATTORNEY] = "attorney fees", [BUCKET_OTHER] = "other",
	};

	return words[b];
}

const char *bucket_title(enum bucket b)
{
	static const char *const titles[BUCKET_COUNT] = {
		[BUCKET_PRINCIPAL] = "Principal", [BUCKET_INTEREST] = "Interest",
		[BUCKET_FEES] = "Fees", [BUCKET_COSTS] = "Court costs",
		[BUCKET_ATTORNEY] = "Attorney fees", [BUCKET_OTHER] = "Other",
	};

	return titles[b];
}

/* No two names begin with the same letter, so that a start is unique as soon as it matches. */
bool bucket_parse(const char *text, enum bucket *out)
{
	char start[16];
	size_t len = strlen(text);

	for (int b = 0; b < BUCKET_COUNT && len > 0; b++) {
		if (len > strlen(names[b]))
			continue;
		(void)text_putf(start, sizeof start, "%.*s", (int)len, names[b]);
		if (word_same(start, text)) {
			*out = (enum bucket)b;
			return true;
		}
	}
	return false;
}

enum msgid buckets_add(const struct buckets *a, const struct buckets *b, struct buckets *out,
	struct err *err)
{
	struct buckets sum = BUCKETS_ZERO;
	struct money total;
	enum msgid id = MSG_OK;

	for (int i = 0; i < BUCKET_COUNT && id == MSG_OK; i++)
		id = money_add(a->of[i], b->of[i], &sum.of[i], err);
	if (id == MSG_OK)
		id = buckets_sum(&sum, &total, err);
	if (id == MSG_OK)
		*out = sum;
	return id;
}

enum msgid buckets_sum(const struct buckets *b, struct money *out, struct err *err)
{
	wide_int cents = 0;

	for (int i = 0; i < BUCKET_COUNT; i++)
		cents += b->of[i].cents;
	return money_of_wide(cents, out, err);
}

struct buckets buckets_negate(const struct buckets *b)
{
	struct buckets n;

	for (int i = 0; i < BUCKET_COUNT; i++)
		n.of[i].cents = -b->of[i].cents;
	return n;
}

bool buckets_equal(const struct buckets *a, const struct buckets *b)
{
	for (int i = 0; i < BUCKET_COUNT; i++)
		if (a->of[i].cents != b->of[i].cents)
			return false;
	return true;
}

bool buckets_zero(const struct buckets *b)
{
	return buckets_equal(b, &BUCKETS_ZERO);
}

/* The bucket of one word of the list, BUCKET_COUNT if it is none. */
static enum bucket listed(const char *word, size_t len)
{
	char text[16];
	enum bucket b;

	while (len > 0 && *word == ' ') {
		word++;
		len--;
	}
	while (len > 0 && word[len - 1] == ' ')
		len--;
	if (len >= sizeof text)
		return BUCKET_COUNT;
	(void)text_putf(text, sizeof text, "%.*s", (int)len, word);
	return bucket_parse(text, &b) ? b : BUCKET_COUNT;
}

/* What the list left out comes after what it names. */
static void complete(struct bucket_order *o, int count, unsigned seen)
{
	for (int b = 0; b < BUCKET_COUNT; b++)
		if (!(seen & (1u << b)))
			o->at[count++] = (enum bucket)b;
}

enum msgid bucket_order_parse(const char *text, struct bucket_order *out, struct err *err)
{
	struct bucket_order o;
	unsigned seen = 0;
	int count = 0;

	for (const char *p = text; ; p++) {
		size_t len = strcspn(p, ",");
		enum bucket b = listed(p, len);
		char word[32];

		if (b == BUCKET_COUNT || (seen & (1u << b)) != 0) {
			(void)text_putf(word, sizeof word, "%.*s", (int)len, p);
			return err_set(err, MSG_BUCKET_ORDER, "", word, NULL);
		}
		seen |= 1u << b;
		o.at[count++] = b;
		p += len;
		if (*p == '\0')
			break;
	}
	complete(&o, count, seen);
	*out = o;
	return MSG_OK;
}

void bucket_order_show(const struct bucket_order *o, char out[BUCKET_ORDER_TEXT])
{
	size_t used = 0;

	for (int i = 0; i < BUCKET_COUNT; i++)
		used += (size_t)snprintf(out + used, BUCKET_ORDER_TEXT - used, "%s%s",
			i > 0 ? "," : "", names[o->at[i]]);
}

struct buckets bucket_split(const struct buckets *owed, struct money amount,
	const struct bucket_order *order)
{
	struct buckets part = BUCKETS_ZERO;
	int64_t left = amount.cents;

	for (int i = 0; i < BUCKET_COUNT; i++) {
		enum bucket b = order->at[i];
		int64_t take = owed->of[b].cents < left ? owed->of[b].cents : left;

		if (take <= 0)
			continue;
		part.of[b].cents = take;
		left -= take;
	}
	part.of[BUCKET_PRINCIPAL].cents += left;
	return part;
}
