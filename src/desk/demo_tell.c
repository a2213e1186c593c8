/* SPDX-License-Identifier: MIT */
/* What the cast told: households, facts of debts, goods, checks to come, disputes. */
#include "demo_cast.h"

#include "arrears/base/mem.h"
#include "arrears/desk/budget.h"
#include "arrears/desk/debtfact.h"
#include "arrears/desk/instrument.h"
#include "arrears/desk/merchandise.h"
#include "arrears/desk/result.h"

/* --- households ------------------------------------------------------------------------------ */

enum { HOUSE_LINES = 10 };
static const struct { const char *reason, *words, *employer; int people;
	struct { enum fin_item item; int dollars; } lines[HOUSE_LINES]; } houses[] = {
	{ "JOB", "Laid off in August, temps since October", "UNION CALL CENTER", 3,
		{ { FIN_WAGES, 1850 }, { FIN_UNEMPLOYMENT, 320 }, { FIN_HOUSING, 980 },
		{ FIN_UTILITIES, 190 }, { FIN_FOOD, 480 }, { FIN_PHONE, 85 },
		{ FIN_TRANSPORT, 160 } } },
	{ "HOURS", "Hours cut to 24 a week", "EASTSIDE GROCERS", 4,
		{ { FIN_WAGES, 1620 }, { FIN_SPOUSE, 1100 }, { FIN_HOUSING, 1150 },
		{ FIN_UTILITIES, 240 }, { FIN_FOOD, 640 }, { FIN_CAR, 285 }, { FIN_INSURANCE, 140 },
		{ FIN_CHILDCARE, 180 } } },
	{ "OVER", "Three cards and a car loan", "GRANITE LOGISTICS", 1,
		{ { FIN_WAGES, 2950 }, { FIN_HOUSING, 1200 }, { FIN_UTILITIES, 150 },
		{ FIN_FOOD, 350 },
		{ FIN_CAR, 410 }, { FIN_DEBTS, 330 }, { FIN_PHONE, 95 }, { FIN_CASH, 600 } } },
	{ "ILL", "Back surgery, off work since June", "", 2,
		{ { FIN_DISABILITY, 1480 }, { FIN_HOUSING, 760 }, { FIN_UTILITIES, 130 },
		{ FIN_FOOD, 310 }, { FIN_MEDICAL, 170 }, { FIN_PHONE, 45 } } },
	{ "MEDB", "Two stays in one year", "RIVERBEND SCHOOLS", 5,
		{ { FIN_WAGES, 3400 }, { FIN_HOUSING, 1380 }, { FIN_UTILITIES, 260 },
		{ FIN_FOOD, 720 }, { FIN_CAR, 300 }, { FIN_MEDICAL, 250 }, { FIN_INSURANCE, 210 },
		{ FIN_VEHICLE, 4000 } } },
};

static enum msgid household(const struct demo_doing *a, struct err *err)
{
	size_t h = (size_t)a->act->n;
	AUTO_FREE struct budget *b = mem_alloc(1, sizeof *b);
	int64_t id = 0;
	b->head.people = houses[h].people;
	b->head.told_on = desk_today(a->w->d);
	(void)text_put(b->head.reason, sizeof b->head.reason, houses[h].reason);
	(void)text_put(b->head.words, sizeof b->head.words, houses[h].words);
	(void)text_put(b->head.employer, sizeof b->head.employer, houses[h].employer);
	for (size_t i = 0; i < HOUSE_LINES && houses[h].lines[i].dollars; i++)
		b->lines[b->count++] = (struct fin_line){ .item = houses[h].lines[i].item,
			.amount.cents = houses[h].lines[i].dollars * INT64_C(100),
			.every = fin_kind(houses[h].lines[i].item)->group == FIN_ASSET ?
				EVERY_ONCE : EVERY_MONTH };
	return budget_save(a->w->d, a->who->account_id, b, &id, err);
}

/* --- debts ----------------------------------------------------------------------------------- */

static const struct { const char *name, *value; } known[] = {
	{ "card_last4", "4417" }, { "credit_limit", "5000.00" },
	{ "last_charge_date", "2025-11-02" },
	{ "contract_ref", "Agreement of 03/2023" }, { "original_amount", "9200.00" },
	{ "maturity_date", "2028-06-01" }, { "accelerated", "Y" },
	{ "collateral", "2019 pickup, at the consumer's home" },
	{ "claim_no", "26-7741" }, { "loss_date", "2025-12-19" },
	{ "adjuster", "D Holt, Prairie Mutual" }, { "insurer", "None in force" },
	{ "damage_desc", "Car struck a utility pole" },
	{ "check_no", "2207" }, { "check_date", "2026-02-14" }, { "check_amount", "187.60" },
	{ "check_bank", "First Lakes Bank" }, { "check_return", "NSF" },
	{ "merchandise_desc", "Sofa, television, washer" },
	{ "service_date", "2025-12-03" }, { "patient_account", "MH 55018" },
	{ "insurance_1_name", "Prairie Health" }, { "insurance_1_policy", "PH 20418" },
	{ "property", "Consumer's address" }, { "lien_position", "SECOND" },
	{ "foreclosure_stage", "NONE" },
	{ "sba_loan_no", "4471200913" }, { "guarantor", "The consumer" }, { "business_open", "N" },
};

static const char *known_of(const char *name)
{
	for (size_t i = 0; i < ARRAY_SIZE(known); i++)
		if (strcmp(known[i].name, name) == 0)
			return known[i].value;
	return NULL;
}

/* The kind comes first, its fields after. */
static enum msgid facts(const struct demo_doing *a, struct err *err)
{
	const struct debt_field *f;
	struct debt_change c = { .account_id = a->who->account_id,
		.type = (enum debt_type)a->act->n, .product = "" };
	int changed = 0;
	enum msgid m = debt_sheet_save(a->w->d, &c, &changed, err);
	for (; c.count < DEBT_FIELDS_MAX && (f = debt_field(c.type, c.count)); c.count++)
		c.values[c.count] = known_of(f->name);
	return m == MSG_OK ? debt_sheet_save(a->w->d, &c, &changed, err) : m;
}

static enum msgid goods(const struct demo_doing *a, struct err *err)
{
	static const struct { const char *what, *serial; int64_t cents; } items[] = {
		{ "Three-seat sofa", "", 89900 }, { "Television, 55 inch", "TX55-20881", 54900 },
		{ "Washing machine", "WM-771204", 67500 },
	};
	enum msgid m = MSG_OK;
	for (size_t i = 0; m == MSG_OK && i < ARRAY_SIZE(items); i++)
		m = merchandise_keep(a->w->d, &(struct merchandise_item){
			.account_id = a->who->account_id, .description = items[i].what,
			.serial = items[i].serial, .price.cents = items[i].cents }, err);
	return m;
}

/* --- the rest -------------------------------------------------------------------------------- */

static enum msgid items(const struct demo_doing *a, struct err *err)
{
	const struct demo_act *act = a->act;
	bool debit = act->by == TENDER_ACH;
	struct instrument_taken out;
	return instrument_take(a->w->d, &(struct instrument_new){ .amount.cents = act->cents,
		.account_id = a->who->account_id, .deposit_on = demo_day(act->due),
		.kind = debit ? INSTRUMENT_ACH : INSTRUMENT_CHECK, .number = act->words,
		.last4 = "6602", .authorized = debit ? "signed" : "", .copy_given = debit,
		.count = act->n }, &out, err);
}

static enum msgid dispute(const struct demo_doing *a, struct err *err)
{
	struct result_outcome out;
	struct result_input in = { .account_id = a->who->account_id, .date = DATE_NONE,
		.minute = -1, .code = "DSPW", .text = a->act->words };
	return log_result(a->w->d, &in, &out, err);
}

enum msgid demo_telling(struct demo_doing *a, struct err *err)
{
	switch (a->act->deed) {
	case ACT_FIN: return household(a, err);
	case ACT_FACTS: return facts(a, err);
	case ACT_GOODS: return goods(a, err);
	case ACT_ITEMS: return items(a, err);
	case ACT_DISPUTE: return dispute(a, err);
	default:
		demo_sit(a->w, SEAT_LEAD, 0);
		return account_status(a->w->d, a->who->account_id, a->act->words, "court", err);
	}
}
