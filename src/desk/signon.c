/* SPDX-License-Identifier: MIT */
#include "arrears/desk/signon.h"

#include "arrears/desk/desks.h"
#include "arrears/store/account.h"
#include "arrears/store/claim.h"
#include "arrears/store/contact.h"
#include "arrears/store/session.h"
#include "arrears/store/user.h"
#include "keyring.h"

#define LOCK_SECONDS_MAX (24 * 60 * 60)

struct attempt {
	struct user_row user;           /* id 0: unknown name */
	struct keyslot slot;
	bool real;                      /* false: go through the motions, then refuse */
	struct secret_key key;          /* once it was right */
};

static int64_t lock_seconds(int failures)
{
	int64_t seconds = SIGNON_LOCK_MINUTES * 60;
	for (int n = SIGNON_TRIES; n < failures && seconds < LOCK_SECONDS_MAX; n += SIGNON_TRIES)
		seconds *= 2;
	return seconds < LOCK_SECONDS_MAX ? seconds : LOCK_SECONDS_MAX;
}

/* The attempt counts as a failure until the password has proved right. */
static enum msgid count_attempt(struct desk *d, struct attempt *a, struct err *err)
{
	struct user_row *u = &a->user;
	u->failures++;
	if (u->failures % SIGNON_TRIES == 0)
		u->locked_until = desk_now(d) + lock_seconds(u->failures);
	enum msgid m = user_update(d->db, u, err);
	if (m == MSG_OK)
		m = keyslot_find(d->db, KEYSLOT_USER, u->id, &a->slot, err);
	return m;
}

static enum msgid begin_attempt(struct desk *d, const char *name, struct attempt *a,
	struct err *err)
{
	char upper[sizeof a->user.name];
	bool found = false;
	/* A name that does not fit is nobody's. */
	if (strlen(name) < sizeof upper)
		text_upper(name, upper, sizeof upper);
	else
		upper[0] = '\0';
	enum msgid m = db_begin(d->db, err);
	if (m != MSG_OK)
		return m;
	m = user_find(d->db, upper, &a->user, &found, err);
	a->real = m == MSG_OK && found && !a->user.system && a->user.disabled_at == 0 &&
		a->user.locked_until <= desk_now(d);
	if (a->real)
		m = count_attempt(d, a, err);
	return db_end(d->db, m, err);
}

/* What was typed as the name is not kept: people type passwords there. */
static enum msgid refuse(struct desk *d, const struct attempt *a, struct err *err)
{
	bool locks = a->real && a->user.locked_until > desk_now(d);
	enum msgid m = db_begin(d->db, err);
	if (m != MSG_OK)
		return m;
	m = desk_audit(d, locks ? "user_locked" : "signon_refused", "user", a->user.id,
		a->user.id ? a->user.name : "unknown name", err);
	m = db_end(d->db, m, err);
	return m == MSG_OK ? err_set(err, MSG_SIGNON_REFUSED, "PASSWORD", NULL) : m;
}

/* The one password check. When it is right, the caller forgives the counted failure in its own
 * transaction and wipes a->key. */
static enum msgid attempt(struct desk *d, const char *name, const char *password,
	struct attempt *a, struct err *err)
{
	*a = (struct attempt){ .real = false };
	enum msgid m = begin_attempt(d, name, a, err);
	if (m != MSG_OK)
		return m;
	bool any_slot = a->slot.id != 0;
	if (!any_slot)
		a->slot.cost = SECRET_COST_INTERACTIVE;
	m = keyring_open_password(&a->slot, password, &a->key, err);
	if (m == MSG_SECRET_WRONG || (m == MSG_OK && !(a->real && any_slot)))
		return refuse(d, a, err);
	return m;
}

/* The row is read again: others may have changed it while Argon2 ran. */
static enum msgid forgive(struct desk *d, int64_t user_id, struct err *err)
{
	struct user_row u;
	bool found = false;
	enum msgid m = user_get(d->db, user_id, &u, &found, err);
	if (m != MSG_OK)
		return m;
	if (!found || u.disabled_at != 0)
		return err_set(err, MSG_SIGNON_REFUSED, "PASSWORD", NULL);
	u.failures = 0;
	u.locked_until = 0;
	return user_update(d->db, &u, err);
}

/* The password was right: its failures are forgiven, what it was asked for is in the trail. */
static enum msgid settle(struct desk *d, const struct attempt *a, const char *event,
	const char *detail, struct err *err)
{
	enum msgid m = db_begin(d->db, err);
	if (m != MSG_OK)
		return m;
	m = forgive(d, a->user.id, err);
	if (m == MSG_OK)
		m = desk_audit(d, event, "user", a->user.id, detail, err);
	return db_end(d->db, m, err);
}

/* A call set aside on a desk that is gone is not forgotten: it comes first, as any open one. */
static enum msgid take_up_parked(struct desk *d, struct err *err)
{
	struct open_call_row list[64];
	struct claim c;
	struct account_row a;
	size_t n = 0;
	bool found = false, held = false;
	enum msgid m = open_call_list(d->db, d->user_id, list, ARRAY_SIZE(list), &n, err);
	for (size_t i = 0; m == MSG_OK && i < n; i++) {
		if (!list[i].parked)
			continue;
		m = account_load(d->db, list[i].account_id, &a, &found, err);
		if (m == MSG_OK)
			m = claim_get(d->db, found ? a.consumer_id : 0, &c, &held, err);
		if (m == MSG_OK && !(held && c.desk_no != d->desk_no && desk_alive(d, c.desk_no)))
			m = open_call_park(d->db, list[i].contact_id, false, err);
	}
	return m;
}

static enum msgid start_session(struct desk *d, struct err *err)
{
	enum msgid m = db_begin(d->db, err);
	if (m != MSG_OK)
		return m;
	m = forgive(d, d->user_id, err);
	if (m == MSG_OK)
		m = work_session_start(d->db, d->user_id, d->desk_no, desk_now(d),
			&d->session_id, err);
	if (m == MSG_OK)
		m = take_up_parked(d, err);
	if (m == MSG_OK)
		m = desk_audit(d, "signon", "user", d->user_id, d->user_name, err);
	return db_end(d->db, m, err);
}

enum msgid signon(struct desk *d, const char *user, const char *password, struct err *err)
{
	if (d->session_id != 0)
		BUG("signed on twice");
	struct attempt a;
	struct desk next = *d;
	if (db_replaced(d->db))
		return err_set(err, MSG_DB_REPLACED, "", NULL);
	enum msgid m = attempt(d, user, password, &a, err);
	if (m == MSG_OK)
		m = desks_open(&next, err);
	if (m == MSG_OK) {
		next.user_id = a.user.id;
		next.role = a.user.role;
		next.authority = a.user.authority;
		(void)text_put(next.user_name, sizeof next.user_name, a.user.name);
		next.key = a.key;
		next.has_key = true;
		m = start_session(&next, err);
		if (m == MSG_OK)
			*d = next;
		else
			desks_close(&next);
	}
	secret_wipe(&next.key, sizeof next.key);
	secret_wipe(&a.key, sizeof a.key);
	return m;
}

enum msgid signoff(struct desk *d, const char *how, struct err *err)
{
	enum msgid m = MSG_OK;
	if (d->session_id != 0) {
		m = db_begin(d->db, err);
		if (m != MSG_OK)
			return m;
		m = work_session_end(d->db, d->session_id, desk_now(d), how, err);
		if (m == MSG_OK)
			m = desk_audit(d, "signoff", "user", d->user_id, how, err);
		m = db_end(d->db, m, err);
		if (m != MSG_OK)
			return m;
	}
	desks_close(d);
	signon_lock(d);
	d->session_id = 0;
	d->user_id = USER_SYSTEM;
	d->role = USER_AUDITOR;
	d->authority = 0;
	(void)text_put(d->user_name, sizeof d->user_name, "SYSTEM");
	return MSG_OK;
}

void signon_lock(struct desk *d)
{
	secret_wipe(&d->key, sizeof d->key);
	d->has_key = false;
}

enum msgid signon_unlock(struct desk *d, const char *password, struct err *err)
{
	struct attempt a;
	enum msgid m = attempt(d, d->user_name, password, &a, err);
	if (m == MSG_OK)
		m = settle(d, &a, "unlock", a.user.name, err);
	if (m == MSG_OK) {
		d->key = a.key;
		d->has_key = true;
	}
	secret_wipe(&a.key, sizeof a.key);
	return m;
}

enum msgid signon_verify(struct desk *d, const struct signon_who *who, enum operation op,
	int64_t *user_id, struct err *err)
{
	struct attempt a;
	enum msgid m = attempt(d, who->user, who->password, &a, err);
	secret_wipe(&a.key, sizeof a.key);
	if (m == MSG_OK)
		m = settle(d, &a, "verify", operation_name(op), err);
	if (m == MSG_OK)
		m = authority_check(a.user.role, op, err);
	if (m == MSG_OK)
		*user_id = a.user.id;
	return m;
}

static void become_batch(struct desk *d, const struct secret_key *key)
{
	d->key = *key;
	d->has_key = true;
	d->role = USER_ADMIN;
	d->authority = AUTHORITY_MAX;
}

enum msgid signon_machine(struct desk *d, const char *key_path, struct err *err)
{
	struct secret_key machine, key;
	struct keyslot slot;
	enum msgid m = keyring_file_read(key_path, &machine, err);
	if (m == MSG_OK)
		m = keyslot_find(d->db, KEYSLOT_MACHINE, 0, &slot, err);
	if (m == MSG_OK)
		m = keyring_open_machine(&slot, &machine, &key, err);
	if (m == MSG_OK)
		become_batch(d, &key);
	secret_wipe(&machine, sizeof machine);
	secret_wipe(&key, sizeof key);
	return m;
}

enum msgid signon_recovery(struct desk *d, const char *phrase, struct err *err)
{
	struct secret_key key;
	struct keyslot slot;
	enum msgid m = keyslot_find(d->db, KEYSLOT_RECOVERY, 0, &slot, err);
	if (m == MSG_OK)
		m = keyring_open_phrase(&slot, phrase, &key, err);
	if (m == MSG_OK)
		become_batch(d, &key);
	secret_wipe(&key, sizeof key);
	return m;
}
