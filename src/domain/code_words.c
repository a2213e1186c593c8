/* SPDX-License-Identifier: MIT */
/* The words in which codes and statuses are kept and shown. */
#include "arrears/domain/code.h"
#include "words.h"

static const struct word laws[] = {
	{ "ATTEMPT", LAW_ATTEMPT }, { "CONV", LAW_CONVERSATION }, { "RPC", LAW_RIGHT_PARTY },
	{ "COMM", LAW_COMMUNICATION }, { "LIMITED", LAW_LIMITED }, { "CONSENT", LAW_CONSENT },
	{ "OPTOUT", LAW_OPTOUT }, { "WRITTEN", LAW_WRITTEN }, { "NOCONNECT", LAW_NOT_CONNECTED },
	{ "UNCOUNT", LAW_UNCOUNT }, { "INBOUND", LAW_INBOUND }, { "EXCLUDED", LAW_EXCLUDED },
};

static const struct word holds[] = {
	{ "BANKRUPTCY", HOLD_BANKRUPTCY }, { "CEASE", HOLD_CEASE }, { "DISPUTE", HOLD_DISPUTE },
	{ "CREDITOR", HOLD_CREDITOR }, { "CLOSED", HOLD_CLOSED }, { "IDENTITY", HOLD_IDENTITY },
	{ "ATTORNEY", HOLD_ATTORNEY }, { "DECEASED", HOLD_DECEASED }, { "MINOR", HOLD_MINOR },
	{ "DNC", HOLD_DNC }, { "STATUS", HOLD_STATUS },
};

static const struct word asks[] = {
	{ "DATE", ASK_DATE }, { "TIME", ASK_TIME }, { "AMOUNT", ASK_AMOUNT },
	{ "PHONE", ASK_PHONE }, { "TEXT", ASK_TEXT }, { "TALKED", ASK_TALKED },
};

static const char *const reaches[] = { "NOBODY", "THIRD", "PARTY", "OFFICE" };
static const char *const effects[] = { "KEEP", "GOOD", "BAD", "WRONG", "BARRED" };
static const char *const classes[] = { "ACTIVE", "HOLD", "CLOSED" };
static const char *const outbounds[] = { "YES", "LIMITED", "NO" };

bool law_parse(const char *text, unsigned *out)
{
	return words_parse(laws, ARRAY_SIZE(laws), text, out);
}

void law_show(unsigned law, char *out, size_t size)
{
	words_show(laws, ARRAY_SIZE(laws), law, out, size);
}

void law_brief(unsigned law, char *out, size_t size)
{
	unsigned said = LAW_ATTEMPT | LAW_CONVERSATION | LAW_COMMUNICATION;
	bool all = (law & LAW_RIGHT_PARTY) && (law & LAW_CONVERSATION) && (law & LAW_COMMUNICATION);

	law_show(all ? law & ~said : law, out, size);
}

bool holds_parse(const char *text, unsigned *out)
{
	return words_parse(holds, ARRAY_SIZE(holds), text, out);
}

void holds_show(unsigned bits, char *out, size_t size)
{
	words_show(holds, ARRAY_SIZE(holds), bits, out, size);
}

void holds_words(unsigned bits, char *out, size_t size)
{
	size_t used = 0;

	(void)text_put(out, size, "");
	for (size_t i = 0; i < ARRAY_SIZE(holds); i++) {
		if (!(bits & holds[i].bit))
			continue;
		(void)text_putf(out + used, size - used, "%s%s", used ? ", " : "", holds[i].name);
		used = strlen(out);
	}
}

bool asks_parse(const char *text, unsigned *out)
{
	return words_parse(asks, ARRAY_SIZE(asks), text, out);
}

void asks_show(unsigned bits, char *out, size_t size)
{
	words_show(asks, ARRAY_SIZE(asks), bits, out, size);
}

const char *reach_name(enum code_reach r)
{
	return (unsigned)r < ARRAY_SIZE(reaches) ? reaches[r] : "";
}

const char *phone_effect_name(enum phone_effect e)
{
	return (unsigned)e < ARRAY_SIZE(effects) ? effects[e] : "";
}

const char *status_class_name(enum status_class c)
{
	return (unsigned)c < ARRAY_SIZE(classes) ? classes[c] : "";
}

const char *outbound_name(enum outbound o)
{
	return (unsigned)o < ARRAY_SIZE(outbounds) ? outbounds[o] : "";
}

bool reach_parse(const char *text, enum code_reach *out)
{
	int i = word_index(reaches, ARRAY_SIZE(reaches), text);

	*out = i >= 0 ? (enum code_reach)i : *out;
	return i >= 0;
}

bool phone_effect_parse(const char *text, enum phone_effect *out)
{
	int i = word_index(effects, ARRAY_SIZE(effects), text);

	*out = i >= 0 ? (enum phone_effect)i : *out;
	return i >= 0;
}

bool status_class_parse(const char *text, enum status_class *out)
{
	int i = word_index(classes, ARRAY_SIZE(classes), text);

	*out = i >= 0 ? (enum status_class)i : *out;
	return i >= 0;
}

bool outbound_parse(const char *text, enum outbound *out)
{
	int i = word_index(outbounds, ARRAY_SIZE(outbounds), text);

	*out = i >= 0 ? (enum outbound)i : *out;
	return i >= 0;
}
