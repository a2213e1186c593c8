/* SPDX-License-Identifier: MIT */
#include "gateworld.h"

void gw_init(struct gw *w)
{
	memset(w, 0, sizeof(*w));
	for (int i = 0; i < 3; i++)
		w->accounts[i] = (struct fact_account){ .id = i + 1, .debt = i + 1,
			.status = "ACT" };
	w->f = (struct gate_facts){ .person = 1, .accounts = w->accounts, .account_count = 3,
		.phones = w->phones, .addresses = w->addresses, .inconvenient = w->inconvenient,
		.credits = w->credits, .consents = w->consents, .optouts = w->optouts,
		.contacts = w->contacts, .policy = gate_policy_default() };
	w->f.policy.sunday_start = 0;
}

void gw_phone(struct gw *w, int npa, enum phone_type type)
{
	int i = w->f.phone_count++;

	w->phones[i] = (struct fact_phone){ .id = 101 + i, .type = type, .status = PHONE_GOOD,
		.npa = npa };
}

void gw_address(struct gw *w, int zip3, const char *state)
{
	struct fact_address *a = &w->addresses[w->f.address_count++];

	*a = (struct fact_address){ .id = 201, .zip3 = zip3 };
	(void)snprintf(a->state, sizeof(a->state), "%s", state);
}

int64_t gw_utc(const char *stamp)
{
	int y = 0, mo = 0, d = 0, h = 0, mi = 0, s = 0;

	(void)sscanf(stamp, "%d-%d-%d %d:%d:%d", &y, &mo, &d, &h, &mi, &s);
	return date_to_utc(date_from_ymd(y, mo, d), h * 3600 + mi * 60 + s);
}

void gw_past(struct gw *w, const char *day, int hour, int what, int64_t debt)
{
	int i = w->f.contact_count++;
	int64_t utc = gw_utc(day) + hour * 3600;

	w->debts[i][0] = debt;
	w->contacts[i] = (struct fact_contact){ .id = i + 1, .person = 1, .phone = 101,
		.placed_utc = utc, .local = zone_date(ZONE_E, utc),
		.medium = what == GW_TEXT ? MEDIUM_TEXT : MEDIUM_CALL,
		.inbound = what == GW_INBOUND, .counted = what == GW_CALL || what == GW_TALK,
		.conversation = what == GW_TALK || what == GW_INBOUND,
		.debts = w->debts[i], .debt_count = 1 };
}

void gw_also(struct gw *w, int64_t debt)
{
	struct fact_contact *k = &w->contacts[w->f.contact_count - 1];

	w->debts[w->f.contact_count - 1][k->debt_count++] = debt;
}

enum verdict gw_call(struct gw *w, int64_t utc, int64_t account)
{
	w->f.now_utc = utc;
	gate_decide(&w->f, &(struct gate_act){ .medium = MEDIUM_CALL, .target = 101,
		.account = account }, &w->a);
	return w->a.verdict;
}

enum verdict gw_noon(struct gw *w, const char *day, int64_t account)
{
	return gw_call(w, gw_utc(day) + 17 * 3600, account);
}

bool gw_says(const struct gw *w, enum msgid id)
{
	for (int i = 0; i < w->a.count; i++)
		if (w->a.reasons[i].say.id == id)
			return true;
	return false;
}
