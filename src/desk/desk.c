/* SPDX-License-Identifier: MIT */
#include "arrears/desk/desk.h"

#include <unistd.h>

#include "arrears/domain/gate.h"
#include "arrears/store/audit.h"
#include "arrears/store/session.h"
#include "arrears/store/setting.h"
#include "shipped.h"

static enum zone one_zone(const char *text)
{
	zone_mask mask = zone_parse(text);
	for (int z = 0; z < ZONE_COUNT; z++)
		if (mask == ZONE_BIT(z))
			return (enum zone)z;
	return ZONE_E;
}

/* A clock may be set only where the people are made up. It never starts before the last thing that
 * was done: calls would be refused while the clock is behind what is written. */
static enum msgid read_clock(struct desk *d, struct err *err)
{
	char text[SETTING_SIZE];
	enum msgid m = setting_get(d->db, "training", "0", text, err);
	if (m != MSG_OK)
		return m;
	d->training = strcmp(text, "1") == 0;
	if (!d->training)
		return MSG_OK;
	m = setting_get(d->db, "training.clock", "", text, err);
	if (m != MSG_OK || !text[0])
		return m;
	int64_t utc = 0, last = 0;
	m = text_to_int(text, 0, INT64_C(7258118399), &utc, err);
	if (m == MSG_OK)
		m = audit_newest(d->db, &last, err);
	if (m == MSG_OK)
		d->clock = clock_starting_at(last > utc ? last : utc);
	return m;
}

static enum msgid read_office(struct desk *d, struct err *err)
{
	char text[SETTING_SIZE];
	enum msgid m = setting_get(d->db, "office.zone", "E", text, err);
	if (m != MSG_OK)
		return m;
	d->office_zone = one_zone(text);
	m = setting_get(d->db, "office.area_code", "", text, err);
	if (m != MSG_OK)
		return m;
	(void)text_put(d->office_area, sizeof d->office_area, text);
	m = setting_get(d->db, "office.system", "DESK01", text, err);
	if (m == MSG_OK)
		(void)text_put(d->system_name, sizeof d->system_name, text);
	return m;
}

enum msgid desk_open(const struct db_options *o, struct desk *out, struct err *err)
{
	struct desk d = {
		.clock = clock_system(),
		.user_id = USER_SYSTEM,
		.user_name = "SYSTEM",
		.role = USER_AUDITOR,
		.desks_fd = -1,
		.policy = gate_policy_default(),
	};
	enum msgid m = secret_init(err);
	if (m == MSG_OK)
		m = db_open(o, &d.db, err);
	if (m != MSG_OK)
		return m;
	m = read_office(&d, err);
	if (m == MSG_OK)
		m = read_clock(&d, err);
	/* A new file is filled by init. */
	if (m == MSG_OK && !o->create && !o->readonly)
		m = shipped_add(&d, err);
	if (m != MSG_OK) {
		db_close(d.db);
		return m;
	}
	*out = d;
	return MSG_OK;
}

void desk_close(struct desk *d)
{
	if (!d->db)
		return;
	db_rollback(d->db);
	/* A session that cannot be ended now reads like one that crashed: no harm. */
	if (d->session_id != 0) {
		enum msgid m = work_session_end(d->db, d->session_id, desk_now(d), "signoff", NULL);
		if (m != MSG_OK)
			log_line(d->log, LOG_WARN, desk_now(d), "session not ended: %s",
				msg_get(m)->id);
	}
	/* The lock byte goes with the descriptor, and with it every claim of this desk. */
	if (d->desks_fd >= 0)
		close(d->desks_fd);
	db_close(d->db);
	secret_wipe(&d->key, sizeof d->key);
	*d = (struct desk){ .desks_fd = -1, .user_id = USER_SYSTEM };
}

int64_t desk_now(const struct desk *d)
{
	return clock_now(&d->clock);
}

struct date desk_date_of(const struct desk *d, int64_t utc)
{
	return zone_date(d->office_zone, utc);
}

struct date desk_today(const struct desk *d)
{
	return desk_date_of(d, desk_now(d));
}

void desk_clock_text(const struct desk *d, int64_t utc, char out[6])
{
	int minute = zone_second(d->office_zone, utc) / 60;
	(void)text_putf(out, 6, "%02d:%02d", minute / 60, minute % 60);
}

/* Batch work is trusted as far as the files it was given: who can read the database may copy it,
 * and who holds the data key (SYSTEM's role is ADMIN then) may do what an administrator may. */
static bool batch_may(const struct desk *d, enum operation op)
{
	return d->user_id == USER_SYSTEM && (op == OP_BACKUP || op == OP_RESTORE);
}

void desk_tidy(struct desk *d)
{
	db_tidy(d->db);
}

enum msgid desk_may(const struct desk *d, enum operation op, struct err *err)
{
	if (batch_may(d, op))
		return MSG_OK;
	return authority_check(d->role, op, err);
}

enum msgid desk_audit(struct desk *d, const char *event, const char *entity, int64_t entity_id,
	const char *detail, struct err *err)
{
	struct audit_row row = {
		.at = desk_now(d),
		.user_id = d->user_id,
		.session_id = d->session_id,
		.entity_id = entity_id,
	};
	(void)text_put(row.event, sizeof row.event, event);
	(void)text_put(row.entity, sizeof row.entity, entity);
	(void)text_put(row.detail, sizeof row.detail, detail);
	return audit_add(d->db, &row, err);
}
