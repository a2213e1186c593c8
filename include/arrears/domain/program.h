/* SPDX-License-Identifier: MIT */
/* Help a consumer may be entitled to before they pay: hospital charity care (26 USC 501(r)),
 * Medicaid, hardship programs. A worksheet with the papers needed; it decides nothing, the hospital
 * or agency does. */
#ifndef ARREARS_DOMAIN_PROGRAM_H
#define ARREARS_DOMAIN_PROGRAM_H

#include "arrears/domain/finance.h"

/* The federal poverty guideline of the year named, contiguous states; Alaska and Hawaii have their
 * own. The office checks the year before it relies on it: a new one comes every January. */
#define POVERTY_YEAR 2026
/* A year's income; household >= 1. */
struct money poverty_guideline(int household, const char *state);
/* Income of a year as percent of it, in basis points, down. -1 without income or household. */
int32_t poverty_percent(struct money monthly_income, int household, const char *state);

#define PROGRAM_DOCS 5
struct program {
	const char *code, *name;
	const char *debts;                     /* debt types it is for, blank-separated; "" all */
	int32_t limit;                         /* basis points of the guideline; 0: none */
	const char *docs[PROGRAM_DOCS];        /* papers needed, NULL past the last */
	const char *ask;                       /* who decides; one line */
};
const struct program *program_row(size_t i);            /* NULL past the end */

struct program_facts { struct money monthly_income; bool income_known;
	int household;                         /* 0: unknown */
	const char *debt_type, *state; };      /* debt_type as debt_type_name() */
/* NOT_FOR: another kind of debt. LIKELY and OVER: by income alone. UNKNOWN: ask for income. */
enum eligible { ELIGIBLE_NOT_FOR, ELIGIBLE_UNKNOWN, ELIGIBLE_LIKELY, ELIGIBLE_OVER };
enum eligible program_judge(const struct program *p, const struct program_facts *f);

#endif
