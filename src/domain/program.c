/* SPDX-License-Identifier: MIT */
#include "arrears/domain/program.h"

#include "arrears/base/text.h"
#include "words.h"

#define PERSONS_MOST 40                        /* a household larger than that is a typing error */

/* 91 FR 1797 (January 15, 2026): first person, each further one; whole dollars a year. */
static const struct { const char *state; int first, more; } guidelines[] = {
	{ "AK", 19950, 7100 },
	{ "HI", 18360, 6530 },
	{ "", 15960, 5680 },                   /* all others; last */
};

struct money poverty_guideline(int household, const char *state)
{
	size_t i = 0;

	if (household < 1)
		BUG("a household of nobody");
	if (household > PERSONS_MOST)
		household = PERSONS_MOST;
	while (guidelines[i].state[0] != '\0' && !word_same(guidelines[i].state, state))
		i++;
	return (struct money){ (int64_t)(guidelines[i].first +
		(household - 1) * guidelines[i].more) * 100 };
}

int32_t poverty_percent(struct money monthly_income, int household, const char *state)
{
	wide_int percent;

	if (household < 1 || monthly_income.cents < 0)
		return -1;
	percent = (wide_int)monthly_income.cents * 12 * 10000 /
		poverty_guideline(household, state).cents;
	return percent > INT32_MAX ? INT32_MAX : (int32_t)percent;
}

/* Limits are those commonly found; a hospital's own policy and a state's law go before them. */
static const struct program programs[] = {
	{ "CHARITY", "Hospital financial assistance, free care", "MEDICAL", 20000,
		{ "Application of the hospital", "Pay stubs of 3 months", "Last tax return",
			"Proof of household size", "Insurance or denial letter" },
		"The hospital decides by its policy, 26 CFR 1.501(r)-4. Ask it for the form." },
	{ "DISCOUNT", "Hospital financial assistance, discount", "MEDICAL", 40000,
		{ "Application of the hospital", "Pay stubs of 3 months", "Last tax return" },
		"The hospital decides by its policy, 26 CFR 1.501(r)-4. Ask it for the form." },
	{ "MEDICAID", "Medicaid, also for months past", "MEDICAL", 13800,
		{ "Identity and residence", "Proof of income", "Bills of the last 3 months" },
		"The state decides; limits differ. It may pay for the last three months." },
	{ "VICTIM", "Crime victim compensation", "MEDICAL DAMAGE", 0,
		{ "Police report", "Itemized bills", "Application of the state" },
		"The state's program decides. The consumer asks it about the deadline." },
	{ "HARDSHIP", "Client's hardship program", "", 0,
		{ "Financial statement", "Letter of hardship" },
		"The client decides. Send the statement and ask for an answer." },
	{ "VETERAN", "VA hardship, copay exemption", "MEDICAL", 0,
		{ "VA form 10-10HS", "Proof of income" },
		"The VA medical center decides." },
	{ "MITIGATE", "Mortgage loss mitigation", "MORTGAGE", 0,
		{ "Application of the servicer", "Pay stubs", "Bank statements",
			"Hardship letter" },
		"The servicer decides, 12 CFR 1024.41. A complete application may stop a sale." },
	{ "IDR", "Student loan, payment by income", "LOAN", 0,
		{ "Application at studentaid.gov", "Proof of income" },
		"Federal student loans only; the loan's servicer decides." },
	{ "SBAOIC", "SBA offer in compromise", "SBA", 0,
		{ "SBA form 1150", "SBA form 770", "Last tax returns" },
		"SBA or Treasury decides. Nothing is promised before." },
};

const struct program *program_row(size_t i)
{
	return i < ARRAY_SIZE(programs) ? &programs[i] : NULL;
}

static bool is_for(const struct program *p, const char *debt_type)
{
	const char *at = p->debts;
	char word[16];

	while (text_word(&at, word, sizeof word))
		if (word_same(word, debt_type))
			return true;
	return p->debts[0] == '\0';
}

enum eligible program_judge(const struct program *p, const struct program_facts *f)
{
	if (!is_for(p, f->debt_type))
		return ELIGIBLE_NOT_FOR;
	if (p->limit == 0 || !f->income_known || f->household < 1)
		return ELIGIBLE_UNKNOWN;
	return poverty_percent(f->monthly_income, f->household, f->state) <= p->limit ?
		ELIGIBLE_LIKELY : ELIGIBLE_OVER;
}
