/* SPDX-License-Identifier: MIT */
/* Who promised, paid, broke, settled. The clock starts on Tuesday 11/24/26; acts that need a bank
 * are on days banks are open, and nobody is called within seven days of a talk. */
#include "demo_cast.h"

#include "arrears/domain/debttype.h"
#include "arrears/domain/interest.h"

enum { MERCY, CENTRAL, LAKEPOWER, HARMON };     /* indices of the clients */

#define PTP(day, sum, until, tender) { (day), ACT_PTP, (sum), (until), TENDER_##tender, 0, "" }
#define PLAN(day, count, first, tender, often) \
	{ (day), ACT_PLAN, 0, (first), TENDER_##tender, (count), (often) }
#define PAY(day, sum, tender, ref) { (day), ACT_PAY, (sum), 0, TENDER_##tender, 1, (ref) }
#define UNNAMED(day, sum, tender, ref) { (day), ACT_PAY, (sum), 0, TENDER_##tender, 0, (ref) }
#define DIRECT(day, sum, tender) { (day), ACT_DIRECT, (sum), 0, TENDER_##tender, 0, "" }
#define NSF(day, code) { (day), ACT_NSF, 0, 0, TENDER_ACH, 0, (code) }
#define ADJUST(day, sum, why) { (day), ACT_ADJUST, (sum), 0, TENDER_CARD, 0, (why) }
#define COST(day, sum, by) { (day), ACT_COST, (sum), 0, TENDER_CARD, 0, (by) }
#define RATE(day, millionths, kind, until, by) \
	{ (day), ACT_RATE, (millionths), (until), TENDER_CARD, RATE_##kind, (by) }
#define OFFER(day, sum, until, words) { (day), ACT_OFFER, (sum), (until), TENDER_CARD, 1, (words) }
#define COUNTER(day, sum, until, words) \
	{ (day), ACT_COUNTER, (sum), (until), TENDER_CARD, 1, (words) }
#define ASK(day, sum, until, words) { (day), ACT_ASK, (sum), (until), TENDER_CARD, 1, (words) }
#define ACCEPT(day, tender) { (day), ACT_ACCEPT, 0, 0, TENDER_##tender, 0, "" }
#define ITEMS(day, count, sum, first, tender, no) \
	{ (day), ACT_ITEMS, (sum), (first), TENDER_##tender, (count), (no) }
#define STATUS(day, code) { (day), ACT_STATUS, 0, 0, TENDER_CARD, 0, (code) }
#define DISPUTE(day, words) { (day), ACT_DISPUTE, 0, 0, TENDER_CARD, 0, (words) }
#define FIN(day, row) { (day), ACT_FIN, 0, 0, TENDER_CARD, (row), "" }
#define FACTS(day, type) { (day), ACT_FACTS, 0, 0, TENDER_CARD, DEBT_##type, "" }
#define GOODS(day) { (day), ACT_GOODS, 0, 0, TENDER_CARD, 0, "" }
#define ROLE(client, owed, second, ...) { (client), (owed), (second), { __VA_ARGS__ } }

static const struct demo_role roles[] = {
	/* Broken: the grace of most of them ended last night. */
	ROLE(MERCY, 64210, 0, PTP(1110, 15000, 1120, CARD)),
	ROLE(LAKEPOWER, 31875, 0, PTP(1112, 7500, 1120, ACH)),
	ROLE(MERCY, 118040, 0, FIN(1112, 0), PTP(1112, 20000, 1120, CARD),
		PAY(1118, 8000, CARD, "auth 204417")),
	ROLE(HARMON, 48600, 0, PTP(1109, 6000, 1118, CHECK)),
	ROLE(CENTRAL, 243117, 0, PTP(1105, 12500, 1113, CARD)),
	ROLE(LAKEPOWER, 22990, 0, PTP(1106, 4000, 1116, CARD)),
	/* The second time, and the third. */
	ROLE(MERCY, 87355, 0, PTP(1005, 10000, 1016, CARD), PTP(1103, 10000, 1119, CARD)),
	ROLE(HARMON, 36140, 0, PTP(1008, 5000, 1020, ACH), PTP(1110, 5000, 1120, ACH)),
	ROLE(CENTRAL, 191250, 0, PTP(910, 15000, 925, CARD), PTP(1013, 15000, 1023, CARD),
		FIN(1109, 1), PTP(1109, 7500, 1120, CARD)),
	/* Kept, until the bank sent it back. */
	ROLE(CENTRAL, 156730, 0, PTP(1106, 12000, 1112, ACH), PAY(1112, 12000, ACH, "trace 8841"),
		NSF(1119, "R01")),
	ROLE(HARMON, 92415, 0, FACTS(1112, MERCHANDISE), GOODS(1112),
		PTP(1112, 30000, 1119, ACH)),
	ROLE(MERCY, 41980, 0, PTP(1110, 9000, 1117, MAIL)),
	/* Due today. */
	ROLE(MERCY, 52300, 0, PTP(1112, 10000, 1124, CARD)),
	ROLE(LAKEPOWER, 18745, 0, PTP(1113, 5000, 1124, ACH)),
	ROLE(CENTRAL, 133290, 0, FIN(1118, 2), PTP(1118, 8000, 1124, CARD)),
	ROLE(HARMON, 67500, 0, PTP(1110, 22500, 1124, CARD)),
	ROLE(MERCY, 40000, 0, PLAN(1027, 16, 1103, CARD, "WEEKLY"),
		PAY(1103, 2500, CARD, "auth 118820"), PAY(1110, 2500, CARD, "auth 120377"),
		PAY(1117, 2500, CARD, "auth 121904")),
	/* Still to come. */
	ROLE(MERCY, 75090, 0, PTP(1119, 15000, 1127, CARD)),
	ROLE(CENTRAL, 310425, 0, PTP(1120, 25000, 1204, ACH)),
	ROLE(HARMON, 29960, 0, PTP(1117, 5000, 1201, CHECK)),
	ROLE(LAKEPOWER, 26480, 0, PTP(1123, 6500, 1130, CARD)),
	ROLE(MERCY, 98715, 0, FACTS(1112, MEDICAL), FIN(1112, 3), PTP(1112, 12000, 1125, CARD)),
	/* Kept; one of them cleared the debt. */
	ROLE(LAKEPOWER, 8525, 0, PTP(1103, 0, 1113, CARD), PAY(1112, 8525, CARD, "auth 120551")),
	ROLE(MERCY, 71260, 0, PTP(1103, 10000, 1113, CARD), PAY(1113, 10000, CARD, "auth 120640")),
	ROLE(HARMON, 58830, 0, PTP(1015, 7500, 1030, CHECK), PAY(1030, 7500, CHECK, "1047"),
		PTP(1116, 7500, 1130, CHECK)),
	ROLE(CENTRAL, 204900, 0, RATE(1021, 189900, CONTRACT, 0, "Card agreement section 7"),
		FACTS(1021, CARD), PTP(1021, 20000, 1030, ACH),
		PAY(1030, 20000, ACH, "trace 7719")),
	/* Plans that run: weekly, monthly, over two debts, with checks in the drawer. */
	ROLE(LAKEPOWER, 40000, 0, PLAN(1009, 16, 1016, CARD, "WEEKLY"),
		PAY(1016, 2500, CARD, "auth 116002"), PAY(1023, 2500, CARD, "auth 117310"),
		PAY(1030, 2500, CARD, "auth 118455"), PAY(1106, 2500, CARD, "auth 119760"),
		PAY(1113, 2500, CARD, "auth 120688"), PAY(1120, 2500, CARD, "auth 122041")),
	ROLE(MERCY, 120000, 0, FIN(820, 4), PLAN(820, 12, 901, CARD, "MONTHLY"),
		PAY(901, 10000, CARD, "auth 109914"), PAY(1001, 10000, CARD, "auth 114183"),
		PAY(1102, 10000, CARD, "auth 118730")),
	ROLE(CENTRAL, 84000, 36000, PLAN(1029, 12, 1110, ACH, "MONTHLY"),
		PAY(1110, 10000, ACH, "trace 8790")),
	ROLE(HARMON, 60000, 0, PLAN(1110, 6, 1202, CHECK, "MONTHLY"),
		ITEMS(1110, 6, 10000, 1202, CHECK, "2201")),
	ROLE(CENTRAL, 72000, 0, PLAN(1105, 6, 1130, ACH, "MONTHLY"),
		ITEMS(1105, 1, 12000, 1130, ACH, "")),
	/* One that broke, one that is done. */
	ROLE(HARMON, 90000, 0, PLAN(915, 12, 925, CARD, "BIWEEKLY"),
		PAY(925, 7500, CARD, "auth 113300")),
	ROLE(LAKEPOWER, 30000, 0, PLAN(810, 4, 814, CARD, "BIWEEKLY"),
		PAY(814, 7500, CARD, "auth 107120"), PAY(828, 7500, CARD, "auth 108891"),
		PAY(911, 7500, CARD, "auth 111410"), PAY(925, 7500, CARD, "auth 113352")),
	/* Settlements: paid, open, waiting for a lead, declined and countered. */
	ROLE(CENTRAL, 320000, 0, FIN(1030, 0), COUNTER(1030, 160000, 1113, "has 1,600 from a sale"),
		OFFER(1030, 256000, 1113, "80 percent by the 13th"), ACCEPT(1030, ACH),
		PAY(1112, 256000, ACH, "trace 8802")),
	ROLE(CENTRAL, 410050, 0, FIN(1118, 2), OFFER(1118, 330000, 1218, "80 percent in a month")),
	ROLE(MERCY, 265000, 0, FIN(1123, 3), COUNTER(1123, 175000, 1221, "brother lends 1,750"),
		ASK(1123, 175000, 1221, "Disability is the only income")),
	ROLE(HARMON, 88000, 0, OFFER(1106, 74800, 1211, "85 percent by check"),
		ACCEPT(1106, CHECK)),
	/* Ledgers with a life of their own. */
	ROLE(CENTRAL, 512000, 0, RATE(803, 149900, CONTRACT, 0, "Card agreement section 7"),
		PAY(820, 15000, CHECK, "311"), DIRECT(918, 10000, CARD),
		PAY(1009, 15000, CHECK, "318"), NSF(1015, "R01"),
		RATE(1016, 60000, CAP, 1231, "50 USC 3937, orders of 10/16/26"),
		PAY(1103, 15000, CARD, "auth 118802"), PAY(1120, 15000, CARD, "auth 122060")),
	ROLE(HARMON, 274300, 0, PAY(805, 10000, CHECK, "5520"),
		COST(1005, 18500, "Circuit Court order 26-CV-1187"),
		RATE(1006, 90000, JUDGMENT, 0, "Judgment 26-CV-1187 of 10/06/26"),
		STATUS(1006, "JUD"), PAY(1106, 20000, CHECK, "5561")),
	ROLE(MERCY, 146020, 0, FACTS(1007, MEDICAL), PAY(1008, 5000, CARD, "auth 115020"),
		ADJUST(1022, -41210, "Insurance paid the client late"),
		DIRECT(1105, 10000, CHECK), PAY(1119, 5000, CARD, "auth 121980")),
	ROLE(CENTRAL, 188800, 0, PAY(1102, 10000, CARD, "auth 118699"), STATUS(1117, "LEG")),
	/* What was paid went to no debt: the only one is disputed. */
	ROLE(MERCY, 33360, 0, DISPUTE(1029, "says the insurer was never billed"),
		UNNAMED(1105, 5000, CHECK, "774")),
	/* Yesterday and today: money in, promises made. */
	ROLE(LAKEPOWER, 45515, 0, PAY(1123, 12000, CASH, "counter")),
	ROLE(HARMON, 61750, 0, PAY(1123, 20000, CHECK, "9004")),
	ROLE(MERCY, 99940, 0, PAY(1124, 15000, CARD, "auth 122617")),
	ROLE(LAKEPOWER, 38200, 0, PAY(1124, 38200, CHECK, "3310")),
	ROLE(CENTRAL, 149600, 0, PAY(1124, 7500, ACH, "trace 9120")),
	ROLE(HARMON, 53300, 0, UNNAMED(1124, 4000, CHECK, "1188")),
	/* A debt of every kind. */
	ROLE(CENTRAL, 765000, 0, FACTS(1030, LOAN)),
	ROLE(LAKEPOWER, 218450, 0, FACTS(1030, DAMAGE)),
	ROLE(HARMON, 18760, 0, FACTS(1030, CHECK)),
	ROLE(CENTRAL, 1284000, 0, FACTS(1030, MORTGAGE)),
	ROLE(CENTRAL, 1630000, 0, FACTS(1030, SBA)),
};
static_assert(ARRAY_SIZE(roles) <= DEMO_ROLES, "one member each");

const struct demo_role *demo_role_at(size_t i)
{
	return i < ARRAY_SIZE(roles) ? &roles[i] : NULL;
}

static const struct demo_stray strays[] = {
	{ 908, 12500, TENDER_CHECK, "6031", "Checkfree, no account on the stub" },
	{ 1013, 4200, TENDER_MAIL, "order 88120", "Money order, name not legible" },
	{ 1105, 30000, TENDER_CHECK, "207", "Sexton Orr LLP trust account" },
	{ 1119, 7500, TENDER_WIRE, "wire 4471", "M Rhodes" },
	{ 1123, 2500, TENDER_CHECK, "1519", "Says hospital bill" },
};

const struct demo_stray *demo_stray_at(size_t i)
{
	return i < ARRAY_SIZE(strays) ? &strays[i] : NULL;
}

struct date demo_day(int md)
{
	return md ? date_from_ymd(2026, md / 100, md % 100) : DATE_NONE;
}

struct demo_story demo_role_story(const struct demo_role *r, struct date today)
{
	int ago = today.days - demo_day(r->acts[0].on).days;
	return (struct demo_story){ .status = "ACT", .tries = { 2, 4 },
		.ago = { ago + 8, ago + 12 }, .next = NEXT_FOLLOWUP,
		.due = { -ago, -ago }, .traits = TRAIT_MIDDLE };
}
