/* SPDX-License-Identifier: MIT */
/* A plan and a payment on the real binary, counted in keys: what a collector presses from the call
 * to the next account. */
#include "vt_office.h"

static struct office office;
static int keys;

static void press(struct vt *t, const char *text)
{
	vt_type(t, text);
	for (const char *c = text; *c; c++)
		keys++;
	vt_settle(t);
}

static void press_key(struct vt *t, const char *name)
{
	vt_key(t, name);
	keys++;
	vt_settle(t);
}

/* PLAN 6 15 A and Enter: twelve keys, and the plan is on the screen, worked out. */
static void plan_opens_in_twelve_keys(void)
{
	struct vt *t = office_desk(&office);
	vt_type(t, "\r");
	vt_settle(t);
	keys = 0;
	press(t, "PLAN 6 15 A\r");
	if (!ok(keys == 12 && vt_has(t, "Build Payment Plan") && vt_has(t, "6 payments of"),
			"PLAN 6 15 A: %d keys, worked out", keys))
		vt_show(t);
	ok(office_int(&office, "SELECT count(*) FROM plan WHERE made_on = '2026-11-24'") == 0,
		"and nothing is made yet");
	vt_key(t, "F12");
	vt_settle(t);
	vt_key(t, "F12");
	vt_settle(t);
	vt_stop(t);
}

/* Dialed, answered, verified, disclosed, six payments agreed, next account. */
static void the_whole_plan_call(void)
{
	struct vt *t = office_desk(&office);
	vt_type(t, "\r");
	vt_settle(t);
	long account = office_account(t);
	char said[24];
	long person = account == 10000001 ? 1 : account - 10000001;
	(void)snprintf(said, sizeof said, "44%02ld", person % 100);
	keys = 0;
	press(t, "1\r");
	press_key(t, "F8");
	press(t, said);
	press(t, "\r");
	press(t, "Y");
	press(t, "PLAN 6 15 A\r");
	press_key(t, "F6");
	if (!ok(vt_has(t, "Plan of 6 payments made"), "the plan is made"))
		vt_show(t);
	press(t, "\r");
	if (!ok(keys <= 25 && office_account(t) != account && office_account(t) != 0,
			"the whole plan call and the next account: %d keys", keys))
		vt_show(t);
	office_is(&office, "SELECT count(*) || ' ' || sum(p.amount = p2.level) FROM promise p "
		"JOIN plan p2 ON p2.id = p.plan_id", "6 5", "six payments, the last with the rest");
	vt_stop(t);
}

/* PAY 75 C and Enter: nine keys, and the window that takes money in is filled in; one more takes
 * it. */
static void pay_opens_filled_in_in_nine_keys(void)
{
	struct vt *t = office_desk(&office);
	vt_type(t, "\r");
	vt_settle(t);
	long account = office_account(t);
	keys = 0;
	press(t, "PAY 75 C\r");
	if (!ok(keys == 9 && vt_has(t, "Receive Payment") && vt_has(t, "75.00") &&
			vt_has(t, "CARD"), "PAY 75 C: %d keys, the window is filled in", keys))
		vt_show(t);
	ok(office_int(&office, "SELECT count(*) FROM receipt") == 0, "and nothing is taken yet");
	press(t, "\r");
	if (!ok(keys == 10 && office_account(t) == account, "Enter takes it, the account is back"))
		vt_show(t);
	office_is(&office, "SELECT amount || ' ' || method || ' ' || state FROM receipt",
		"7500 card received", "75.00 by card, received");
	vt_key(t, "F12");
	vt_settle(t);
	vt_stop(t);
}

int main(void)
{
	office_make(&office);
	office_sql(&office, "INSERT INTO client_option VALUES (0, 'min_installment', '5.00')");
	plan_opens_in_twelve_keys();
	pay_opens_filled_in_in_nine_keys();
	the_whole_plan_call();
	ok(office_check(&office), "arrears check has no complaints");
	return ok_done();
}
