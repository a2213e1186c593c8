/* SPDX-License-Identifier: MIT */
#include "arrears/desk/users.h"

#include "arrears/desk/signon.h"
#include "keyring.h"

/* What every change shares: authority, transaction, the row, the last administrator, audit. */
struct change {
	struct user_row user;
	int64_t admins;                 /* before */
};

static bool name_usable(const char *name)
{
	size_t n = strlen(name);
	if (n < 1 || n > 10 || name[0] < 'A' || name[0] > 'Z')
		return false;
	for (size_t i = 0; i < n; i++)
		if (!((name[i] >= 'A' && name[i] <= 'Z') || (name[i] >= '0' && name[i] <= '9')))
			return false;
	return strcmp(name, "SYSTEM") != 0;
}

static enum msgid check_password(const char *password, struct err *err)
{
	if (text_graphemes(password) >= USERS_PASSWORD_MIN)
		return MSG_OK;
	char least[12];
	(void)text_putf(least, sizeof least, "%d", USERS_PASSWORD_MIN);
	return err_set(err, MSG_PASSWORD_SHORT, "PASSWORD", least, NULL);
}

static enum msgid find(struct desk *d, const char *name, struct user_row *out, struct err *err)
{
	char upper[TEXT_BYTES(10)];
	struct user_row row;
	bool found = false;
	text_upper(name, upper, sizeof upper);
	enum msgid m = user_find(d->db, upper, &row, &found, err);
	if (m != MSG_OK)
		return m;
	if (!found || row.system)
		return err_set(err, MSG_USER_UNKNOWN, "USER", name, NULL);
	*out = row;
	return MSG_OK;
}

/* After a failure of whatever kind the transaction is over. */
static enum msgid begin_change(struct desk *d, const char *name, struct change *c,
	struct err *err)
{
	enum msgid m = desk_may(d, OP_USERS, err);
	if (m == MSG_OK)
		m = db_begin(d->db, err);
	if (m != MSG_OK)
		return m;
	m = user_count_admins(d->db, &c->admins, err);
	if (m == MSG_OK)
		m = find(d, name, &c->user, err);
	if (m != MSG_OK)
		db_rollback(d->db);
	return m;
}

static enum msgid keep_an_admin(struct desk *d, const struct change *c, struct err *err)
{
	int64_t admins = 0;
	enum msgid m = user_count_admins(d->db, &admins, err);
	if (m == MSG_OK && c->admins > 0 && admins == 0)
		m = err_set(err, MSG_LAST_ADMIN, "USER", c->user.name, NULL);
	return m;
}

static enum msgid end_change(struct desk *d, const struct change *c, const char *event,
	const char *detail, struct err *err)
{
	enum msgid m = user_update(d->db, &c->user, err);
	if (m == MSG_OK)
		m = keep_an_admin(d, c, err);
	if (m == MSG_OK)
		m = desk_audit(d, event, "user", c->user.id, detail, err);
	return db_end(d->db, m, err);
}

/* cost 0: as the slot that is replaced, or the usual one. */
static enum msgid put_password(struct desk *d, int64_t user_id, const char *password, int cost,
	struct err *err)
{
	struct keyslot old, slot = { .user_id = user_id, .created_at = desk_now(d) };
	if (!d->has_key)
		return err_set(err, MSG_KEY_NEEDED, "", NULL);
	enum msgid m = keyslot_find(d->db, KEYSLOT_USER, user_id, &old, err);
	if (m == MSG_OK)
		m = keyring_wrap_password(&d->key, password, cost ? cost : old.cost, &slot, err);
	if (m == MSG_OK)
		m = keyslot_put(d->db, &slot, err);
	return m;
}

static enum msgid check_new(struct desk *d, const struct users_new *u, struct user_row *row,
	struct err *err)
{
	bool found = false;
	struct user_row other;
	if (strlen(u->name) >= sizeof row->name)
		return err_set(err, MSG_USER_NAME, "USER", u->name, NULL);
	text_upper(u->name, row->name, sizeof row->name);
	if (!name_usable(row->name))
		return err_set(err, MSG_USER_NAME, "USER", u->name, NULL);
	(void)text_put(row->full_name, sizeof row->full_name, u->full_name);
	text_clean(row->full_name, true);
	if (!row->full_name[0])
		return err_set(err, MSG_REQUIRED, "NAME", "Name", NULL);
	if (u->authority < 0 || u->authority > AUTHORITY_MAX)
		return err_set(err, MSG_NUMBER_INVALID, "AUTHORITY", "Authority", "0", "99", NULL);
	enum msgid m = check_password(u->password, err);
	if (m == MSG_OK)
		m = user_find(d->db, row->name, &other, &found, err);
	if (m == MSG_OK && found)
		m = err_set(err, MSG_USER_EXISTS, "USER", row->name, NULL);
	return m;
}

enum msgid users_add(struct desk *d, const struct users_new *u, int64_t *id, struct err *err)
{
	struct user_row row = { .role = u->role, .authority = u->authority,
		.created_at = desk_now(d) };
	int64_t made = 0;
	enum msgid m = desk_may(d, OP_USERS, err);
	if (m == MSG_OK)
		m = db_begin(d->db, err);
	if (m != MSG_OK)
		return m;
	m = check_new(d, u, &row, err);
	if (m == MSG_OK)
		m = user_insert(d->db, &row, &made, err);
	if (m == MSG_OK)
		m = put_password(d, made, u->password, (int)u->cost, err);
	if (m == MSG_OK)
		m = desk_audit(d, "user_add", "user", made, row.name, err);
	m = db_end(d->db, m, err);
	if (m != MSG_OK)
		return m;
	*id = made;
	return MSG_OK;
}

enum msgid users_disable(struct desk *d, const char *name, struct err *err)
{
	struct change c;
	enum msgid m = begin_change(d, name, &c, err);
	if (m != MSG_OK)
		return m;
	c.user.disabled_at = desk_now(d);
	return end_change(d, &c, "user_disable", c.user.name, err);
}

enum msgid users_enable(struct desk *d, const char *name, struct err *err)
{
	struct change c;
	enum msgid m = begin_change(d, name, &c, err);
	if (m != MSG_OK)
		return m;
	c.user.disabled_at = 0;
	return end_change(d, &c, "user_enable", c.user.name, err);
}

enum msgid users_set_role(struct desk *d, const char *name, enum user_role role, int authority,
	struct err *err)
{
	struct change c;
	char detail[64];
	if (authority < 0 || authority > AUTHORITY_MAX)
		return err_set(err, MSG_NUMBER_INVALID, "AUTHORITY", "Authority", "0", "99", NULL);
	enum msgid m = begin_change(d, name, &c, err);
	if (m != MSG_OK)
		return m;
	(void)text_putf(detail, sizeof detail, "%s %d to %s %d", role_name(c.user.role),
		c.user.authority, role_name(role), authority);
	c.user.role = role;
	c.user.authority = authority;
	return end_change(d, &c, "user_role", detail, err);
}

enum msgid users_set_password(struct desk *d, const char *name, const char *password,
	struct err *err)
{
	struct change c;
	enum msgid m = check_password(password, err);
	if (m == MSG_OK)
		m = begin_change(d, name, &c, err);
	if (m != MSG_OK)
		return m;
	c.user.failures = 0;
	c.user.locked_until = 0;
	m = put_password(d, c.user.id, password, 0, err);
	if (m != MSG_OK) {
		db_rollback(d->db);
		return m;
	}
	return end_change(d, &c, "user_password", c.user.name, err);
}

enum msgid users_change_password(struct desk *d, const char *old_password,
	const char *new_password, struct err *err)
{
	enum msgid m = check_password(new_password, err);
	if (m == MSG_OK)
		m = signon_unlock(d, old_password, err);
	if (m == MSG_OK)
		m = db_begin(d->db, err);
	if (m != MSG_OK)
		return m;
	m = put_password(d, d->user_id, new_password, 0, err);
	if (m == MSG_OK)
		m = desk_audit(d, "user_password", "user", d->user_id, d->user_name, err);
	return db_end(d->db, m, err);
}

enum msgid users_list(struct desk *d, const char *after, struct user_page *out,
	struct err *err)
{
	enum msgid m = desk_may(d, OP_VIEW, err);
	return m == MSG_OK ? user_list(d->db, after, out, err) : m;
}
