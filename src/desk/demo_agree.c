/* SPDX-License-Identifier: MIT */
/* What the training office has agreed with its clients about money. */
#include "demo_cast.h"

#include "arrears/desk/commission.h"
#include "arrears/desk/floor.h"
#include "arrears/desk/product.h"
#include "arrears/desk/terms.h"

static const struct { int client; enum money_source source; enum suit_only suit; int age;
	int32_t percent; int64_t flat; } rates[] = {
	{ 0, SOURCE_ANY, SUIT_ANY, 0, 2200, 0 }, { 0, SOURCE_ANY, SUIT_ANY, 180, 2800, 0 },
	{ 1, SOURCE_US, SUIT_ANY, 0, 2500, 0 }, { 1, SOURCE_DIRECT, SUIT_ANY, 0, 1250, 0 },
	{ 1, SOURCE_ANY, SUIT_YES, 0, 3500, 0 },
	{ 2, SOURCE_US, SUIT_ANY, 0, 2000, 100 }, { 2, SOURCE_DIRECT, SUIT_ANY, 0, 1000, 0 },
	{ 3, SOURCE_ANY, SUIT_ANY, 0, 3000, 0 }, { 3, SOURCE_ANY, SUIT_YES, 0, 4000, 0 },
};

static const struct { int client; struct term_change change; } terms[] = {
	{ 0, { "SETTLE_VALID_DAYS", "45" } }, { 0, { "SMALL_BALANCE", "5.00" } },
	{ 1, { "INTEREST_AUTHORITY", "Card agreement section 7" } },
	{ 1, { "NSF_FEE_AUTHORITY", "Card agreement section 9" } }, { 1, { "NSF_FEE", "25.00" } },
	{ 2, { "MIN_PROMISE", "10.00" } },
	{ 2, { "APPLY_ORDER", "PRINCIPAL,INTEREST,FEES,COSTS" } },
	{ 3, { "PROMISE_TOLERANCE", "95.00" } }, { 3, { "REMIT", "GROSS" } },
};

static const struct product_row products[] = {
	{ .code = "SOFA-3", .name = "Three-seat sofa", .price.cents = 89900,
		.notes = "Pick-up by the store within 20 miles" },
	{ .code = "TV-55", .name = "Television, 55 inch", .price.cents = 54900,
		.notes = "No credit without the remote and the stand" },
	{ .code = "WASHER", .name = "Washing machine", .price.cents = 67500,
		.notes = "Delivery and haul-away are in the price" },
};

static_assert(ARRAY_SIZE(rates) <= DEMO_RATES, "all are kept");

static enum msgid add_rates(struct demo_world *w, struct err *err)
{
	enum msgid m = MSG_OK;
	for (size_t i = 0; m == MSG_OK && i < ARRAY_SIZE(rates); i++) {
		struct commission_rate *r = &w->rates[w->rate_count++];
		*r = (struct commission_rate){ .client = w->clients[rates[i].client].id,
			.source = rates[i].source, .suit = rates[i].suit, .min_age = rates[i].age,
			.from = desk_today(w->d), .percent = rates[i].percent,
			.flat.cents = rates[i].flat };
		m = commission_rate_new(w->d, r, &r->id, err);
	}
	return m;
}

/* A client's terms are checked together. */
static enum msgid add_terms(struct demo_world *w, int client, struct err *err)
{
	struct term_change changes[ARRAY_SIZE(terms)];
	size_t n = 0;
	for (size_t i = 0; i < ARRAY_SIZE(terms); i++)
		if (terms[i].client == client)
			changes[n++] = terms[i].change;
	return terms_save(w->d, w->clients[client].id, changes, n, err);
}

/* The card bank lets a collector settle at 75 percent once a year has passed. */
static enum msgid add_floors(struct demo_world *w, struct err *err)
{
	const struct floor_row rows[] = {
		{ .client = w->clients[1].id, .floor = { 8000, 7000, 5500 } },
		{ .client = w->clients[1].id, .min_age = 365, .floor = { 7500, 6000, 4500 } },
	};
	enum msgid m = MSG_OK;
	for (size_t i = 0; m == MSG_OK && i < ARRAY_SIZE(rows); i++)
		m = floors_save(w->d, &rows[i], NULL, err);
	return m;
}

enum msgid demo_agree(struct demo_world *w, struct err *err)
{
	struct product_counts counts;
	enum msgid m = add_rates(w, err);
	for (int i = 0; m == MSG_OK && i < DEMO_CLIENTS; i++)
		m = add_terms(w, i, err);
	if (m == MSG_OK)
		m = add_floors(w, err);
	return m == MSG_OK ? product_load(w->d, w->clients[3].code, products,
		ARRAY_SIZE(products), &counts, err) : m;
}
