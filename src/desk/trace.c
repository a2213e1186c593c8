/* SPDX-License-Identifier: MIT */
/* What UNDO has to know of a result, kept as text: "status=NEW;result=;...;left_status=ACT;...". */
#include "call_parts.h"

struct account_mark account_mark(const struct account_row *a)
{
	struct account_mark m = { .disputed = a->disputed, .priority = a->priority,
		.closed_at = a->closed_at, .worked_on = a->last_worked_on };
	(void)text_put(m.status, sizeof m.status, a->status.code);
	(void)text_put(m.result, sizeof m.result, a->last_result);
	return m;
}

struct phone_mark phone_mark(const struct phone_row *p)
{
	struct phone_mark m = { .status = p->status, .on = p->status_on };
	(void)text_put(m.source, sizeof m.source, p->status_source);
	(void)text_put(m.result, sizeof m.result, p->last_result);
	return m;
}

/* --- as text ------------------------------------------------------------------------------- */

#define LEFT "left_"

static void show_account(struct str *s, const char *when, const struct account_mark *m)
{
	char worked[DATE_ISO_SIZE];
	date_iso(m->worked_on, worked);
	str_addf(s, "%sstatus=%s;%sresult=%s;%sdisputed=%d;", when, m->status, when, m->result,
		when, m->disputed);
	str_addf(s, "%spriority=%d;%sclosed=%lld;%sworked=%s;", when, m->priority, when,
		(long long)m->closed_at, when, worked);
}

static void show_phone(struct str *s, const char *when, const struct phone_mark *m)
{
	char on[DATE_ISO_SIZE];
	date_iso(m->on, on);
	str_addf(s, "%sphone_status=%s;%sphone_source=%s;", when, phone_status_name(m->status),
		when, m->source);
	str_addf(s, "%sphone_on=%s;%sphone_result=%s;", when, on, when, m->result);
}

static void show_ids(struct str *s, const char *name, const int64_t *ids, int count)
{
	for (int i = 0; i < count; i++)
		str_addf(s, "%s=%lld;", name, (long long)ids[i]);
}

static void show(const struct trace *t, char *out, size_t size)
{
	STR_AUTO s = str_make(1024);
	show_account(&s, "", &t->found);
	show_account(&s, LEFT, &t->left);
	str_addf(&s, "seq=%d;", t->seq);
	if (t->part_of)
		str_addf(&s, "part_of=%d;", t->part_of);
	if (t->phone_id) {
		str_addf(&s, "phone=%lld;", (long long)t->phone_id);
		show_phone(&s, "", &t->phone_found);
		show_phone(&s, LEFT, &t->phone_left);
	}
	show_ids(&s, "done", t->done, t->done_count);
	show_ids(&s, "made", t->made, t->made_count);
	show_ids(&s, "held", t->held, t->held_count);
	show_ids(&s, "consent", &t->consent, t->consent != 0);
	show_ids(&s, "promise", &t->promise, t->promise != 0);
	show_ids(&s, "plan", &t->plan, t->plan != 0);
	show_ids(&s, "was_promise", &t->was_promise, t->was_promise != 0);
	show_ids(&s, t->was_broken ? "was_broken" : "was_plan", &t->was_plan, t->was_plan != 0);
	(void)text_put(out, size, s.d);
}

static int64_t number(const char *text)
{
	int64_t n = 0;
	return text_to_int(text, INT64_MIN, INT64_MAX, &n, NULL) == MSG_OK ? n : 0;
}

static struct date day(const char *text)
{
	struct date d = DATE_NONE;
	return date_parse_iso(text, &d, NULL) == MSG_OK ? d : DATE_NONE;
}

static bool read_account(struct account_mark *m, const char *name, const char *value)
{
	if (strcmp(name, "status") == 0)
		(void)text_put(m->status, sizeof m->status, value);
	else if (strcmp(name, "result") == 0)
		(void)text_put(m->result, sizeof m->result, value);
	else if (strcmp(name, "disputed") == 0)
		m->disputed = number(value) != 0;
	else if (strcmp(name, "priority") == 0)
		m->priority = (int)number(value);
	else if (strcmp(name, "closed") == 0)
		m->closed_at = number(value);
	else if (strcmp(name, "worked") == 0)
		m->worked_on = day(value);
	else
		return false;
	return true;
}

static bool read_phone(struct phone_mark *m, const char *name, const char *value)
{
	if (strcmp(name, "phone_status") == 0)
		(void)phone_status_parse(value, &m->status);
	else if (strcmp(name, "phone_source") == 0)
		(void)text_put(m->source, sizeof m->source, value);
	else if (strcmp(name, "phone_on") == 0)
		m->on = day(value);
	else if (strcmp(name, "phone_result") == 0)
		(void)text_put(m->result, sizeof m->result, value);
	else
		return false;
	return true;
}

static void add_id(int64_t *ids, int *count, const char *text)
{
	if (*count < TRACE_IDS)
		ids[(*count)++] = number(text);
}

static void read_id(struct trace *t, const char *name, const char *value)
{
	if (strcmp(name, "seq") == 0)
		t->seq = (int)number(value);
	else if (strcmp(name, "part_of") == 0)
		t->part_of = (int)number(value);
	else if (strcmp(name, "consent") == 0)
		t->consent = number(value);
	else if (strcmp(name, "promise") == 0)
		t->promise = number(value);
	else if (strcmp(name, "plan") == 0)
		t->plan = number(value);
	else if (strcmp(name, "was_promise") == 0)
		t->was_promise = number(value);
	else if (strcmp(name, "was_plan") == 0 || strcmp(name, "was_broken") == 0) {
		t->was_plan = number(value);
		t->was_broken = strcmp(name, "was_broken") == 0;
	} else if (strcmp(name, "phone") == 0)
		t->phone_id = number(value);
	else if (strcmp(name, "done") == 0)
		add_id(t->done, &t->done_count, value);
	else if (strcmp(name, "made") == 0)
		add_id(t->made, &t->made_count, value);
	else if (strcmp(name, "held") == 0)
		add_id(t->held, &t->held_count, value);
}

static void read_pair(struct trace *t, const char *name, const char *value)
{
	bool left = strncmp(name, LEFT, strlen(LEFT)) == 0;
	const char *what = left ? name + strlen(LEFT) : name;
	if (!read_account(left ? &t->left : &t->found, what, value) &&
	    !read_phone(left ? &t->phone_left : &t->phone_found, what, value))
		read_id(t, name, value);
}

bool trace_read(const char *text, struct trace *out)
{
	char buf[1024];
	struct trace t = { .found.worked_on = DATE_NONE, .left.worked_on = DATE_NONE,
		.phone_found.on = DATE_NONE, .phone_left.on = DATE_NONE };
	if (!text_put(buf, sizeof buf, text))
		return false;
	for (char *p = buf; *p;) {
		char *end = strchr(p, ';'), *eq = strchr(p, '=');
		if (!end || !eq || eq > end)
			return false;
		*end = *eq = '\0';
		read_pair(&t, p, eq + 1);
		p = end + 1;
	}
	*out = t;
	return true;
}

/* --- keeping it ---------------------------------------------------------------------------- */

enum msgid trace_keep(struct desk *d, struct undo_row *row, struct trace *t, struct err *err)
{
	struct account_row a;
	struct phone_row p;
	bool found = false;
	enum msgid m = account_load(d->db, row->account_id, &a, &found, err);
	if (m == MSG_OK && found)
		t->left = account_mark(&a);
	if (m == MSG_OK && t->phone_id) {
		m = phone_load(d->db, t->phone_id, &p, &found, err);
		if (m == MSG_OK && found)
			t->phone_left = phone_mark(&p);
	}
	show(t, row->before, sizeof row->before);
	return m == MSG_OK ? undo_add(d->db, row, err) : m;
}
