/* SPDX-License-Identifier: MIT */
/* The promise call on the real binary, every key counted: the line itself 14, the whole lawful call
 * with verification, disclosure and consent 26 or fewer, its call opened first or not. */
#include "vt_office.h"

#include "arrears/base/text.h"

static struct office office;
static struct vt *t;
static int keys;        /* since the account came on the screen */

static void type(const char *text)
{
	keys += (int)strlen(text);
	vt_type(t, text);
	vt_settle(t);
}

static void press(const char *key)
{
	keys++;
	vt_key(t, key);
	if (!vt_settle(t))
		ok(false, "settled after %s", key);
}

/* A question takes no Enter before it could be read. */
static void answer(const char *reply)
{
	vt_watch(t, 320);
	type(reply);
	press("Enter");
}

/* From the line to the next account: last four, Enter, read; the consent; the next. */
static void promise(const char *last4, long here, long next, int want)
{
	int before = keys;
	type("PTP 150 FRI C");
	press("Enter");
	ok(keys - before == 14 && vt_has(t, "Verify and Disclose"), "PTP 150 FRI C is 14 keys");
	vt_watch(t, 320);
	press("Enter");
	type(last4);
	press("Enter");
	ok(vt_has(t, "matches"), "the last four match");
	type("Y");
	ok(vt_has(t, "May I call you on the due date"), "then the consent is asked");
	answer("Y");
	ok(office_account(t) == here && vt_has(t, "150.00"), "the promise is on the account");
	press("Enter");
	if (!ok(keys == want && keys <= 26 && office_account(t) == next,
		"the whole promise call: %d keys", keys))
		vt_show(t);
	keys = 0;
}

/* Y enters by itself; the Enter that habit adds takes nobody away from the account. */
static void hasty(const char *last4, long here)
{
	type("RPC");
	press("Enter");
	vt_watch(t, 320);
	press("Enter");
	type(last4);
	press("Enter");
	vt_type(t, "Y\r");
	vt_settle(t);
	if (!ok(office_account(t) == here && vt_has(t, "RPC"), "a hasty Enter stays"))
		vt_show(t);
	vt_watch(t, 320);
	press("Enter");
	ok(office_account(t) != here, "the next one leaves");
}

int main(void)
{
	office_make(&office);
	t = office_desk(&office);
	press("Enter");
	long first = office_account(t);
	keys = 0;
	promise("4401", first, first + 2, 24);
	type("1");
	press("Enter");
	promise("4402", first + 2, first + 3, 26);
	hasty("4403", first + 3);
	vt_stop(t);
	office_is(&office, "SELECT count(*) || group_concat(DISTINCT state || amount || method) "
		"FROM promise", "2open15000card", "both promises are in the file");
	office_is(&office, "SELECT count(*) FROM consent", "2", "with their consents");
	office_is(&office, "SELECT count(*) FROM contact_result WHERE code = 'PTP'", "2",
		"and the results of the calls");
	ok(office_check(&office), "arrears check has no complaints");
	return ok_done();
}
