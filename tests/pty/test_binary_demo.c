/* SPDX-License-Identifier: MIT */
/* `arrears demo` on the real binary: made, signed on, worked, and sound afterwards. */
#include "vt_office.h"

#include "arrears/base/text.h"

#include <stdlib.h>

#define WORKED 20

static struct office office;

static const char *binary(void)
{
	return getenv("BIN") ? getenv("BIN") : "build/release/arrears";
}

static struct vt *start(void)
{
	const char *argv[] = { binary(), "demo", "--accounts", "300", "--db", office.db, NULL };
	const char *env[] = { "ARREARS_SYNC_MARKS=1", NULL };
	struct vt_options o = { .argv = argv, .env = env };
	struct vt *t = vt_start(&o);
	if (!vt_wait_text(t, "Work with Queues", 20000) || !vt_settle(t))
		vt_show(t);
	return t;
}

/* Where no call may be placed Enter moves on; else a result does. */
static int work(struct vt *t, int want)
{
	static const char *const codes[] = { "NA", "LCM", "NA", "VMF" };
	int worked = 0;
	for (int i = 0; i < 4 * want && worked < want; i++) {
		long account = office_account(t);
		if (account == 0) {     /* the band is worked off: the map, then the next */
			office_line(t, "");
			continue;
		}
		bool blocked = vt_has(t, "No call:");
		office_line(t, blocked ? "" : codes[i % 4]);
		if (office_account(t) != account) {
			worked += !blocked;
			continue; /* the next, or the map */
		}
		printf("# account %ld did not leave\n", account);
		vt_show(t);
		office_line(t, "VIEW");
	}
	return worked;
}

int main(void)
{
	office_folder(&office);
	struct vt *t = start();
	ok(vt_has(t, "WRKQUE") && vt_has(t, "TRAINING"),
		"it starts on the work map of a training database, signed on");
	ok(strstr(vt_row(t, 2), "10:0") != NULL, "its clock starts at ten");
	long before = office_int(&office, "SELECT count(*) FROM contact");
	vt_key(t, "Enter");
	vt_settle(t);
	ok(office_account(t) != 0, "Enter starts the best band");
	int worked = work(t, WORKED);
	ok(worked == WORKED, "%d accounts are worked by code and Enter", worked);
	ok(office_int(&office, "SELECT count(*) FROM contact") - before == worked,
		"each made one call");
	office_line(t, "VIEW");
	vt_type(t, "SIGNOFF\r");
	int status = -1;
	ok(vt_wait_end(t, 3000, &status) && status == 0, "SIGNOFF ends it");
	vt_stop(t);
	ok(office_check(&office), "arrears check has no complaints");
	return ok_done();
}
