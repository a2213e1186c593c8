/* SPDX-License-Identifier: MIT */
#include "shipped.h"

#include "arrears/store/code.h"
#include "arrears/store/setting.h"

#define MARK "shipped.mark"

static enum msgid add(struct desk *d, const char *mark, struct err *err)
{
	enum msgid m = codes_seed(d->db, desk_now(d), err);

	if (m == MSG_OK)
		m = setting_put(d->db, MARK, mark, err);
	return m == MSG_OK ? desk_audit(d, "shipped", "", 0, mark, err) : m;
}

enum msgid shipped_add(struct desk *d, struct err *err)
{
	char mark[SHIPPED_MARK_SIZE], have[SETTING_SIZE];
	enum msgid m = setting_get(d->db, MARK, "", have, err);

	shipped_mark(mark);
	if (m != MSG_OK || strcmp(mark, have) == 0)
		return m;
	m = db_begin(d->db, err);
	return m == MSG_OK ? db_end(d->db, add(d, mark, err), err) : m;
}
