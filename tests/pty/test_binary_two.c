/* SPDX-License-Identifier: MIT */
/* Two desks on one file: nobody gets what the other has, and all of it comes free again. */
#include "vt_office.h"

#include "arrears/base/text.h"

#include <signal.h>

static struct office office;

static struct vt *desk_of(const char *user)
{
	struct vt *t = office_start(&office, NULL, NULL);
	ok(office_signon(t, user), "%s signs on", user);
	vt_type(t, "\r");
	vt_settle(t);
	return t;
}

static bool opens(struct vt *t, long account)
{
	char line[32];
	if (office_account(t))
		vt_key(t, "F3");
	vt_settle(t);
	vt_key(t, "EraseInput");
	(void)text_putf(line, sizeof line, "ACC %ld", account);
	office_line(t, line);
	return office_account(t) == account;
}

int main(void)
{
	office_make(&office);
	struct vt *one = desk_of("JRIVERA"), *two = desk_of("GARCIA");
	long first = office_account(one), second = office_account(two);
	ok(first && second && first != second, "two desks start on two accounts");
	ok(!opens(two, first) && vt_has(two, "In use by JRIVERA since 10:0"),
		"what one has on the screen the other is told of");
	/* The first consumer has two debts: they are one desk's until both are worked. */
	office_line(one, "NA");
	office_line(one, "NA");
	ok(office_account(one) != 0 && opens(two, first),
		"what was left can be opened at the other desk");
	long third = office_account(one);
	office_line(one, "1");
	vt_kill(one, SIGKILL);
	vt_wait_end(one, 2000, NULL);
	ok(opens(two, third), "what a killed desk had is free at once");
	office_line(two, "NA");
	struct vt *again = desk_of("JRIVERA");
	if (!ok(office_account(again) == third && vt_has(again, "has no result"),
			"the call left open by a kill comes first after sign-on"))
		vt_show(again);
	vt_stop(again);
	vt_stop(two);
	vt_stop(one);
	ok(office_check(&office), "arrears check has no complaints");
	return ok_done();
}
