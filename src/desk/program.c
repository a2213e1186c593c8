/* SPDX-License-Identifier: MIT */
#include "arrears/desk/program.h"

#include <strings.h>

#include "arrears/desk/budget.h"
#include "arrears/domain/debttype.h"
#include "arrears/store/address.h"
#include "call_parts.h"
#include "debt.h"

static const char *const names[SHEET_STATE_COUNT] = { "", "LOOKING", "APPLIED", "GRANTED",
	"REFUSED" };

const char *sheet_state_name(enum sheet_state s)
{
	return (unsigned)s < SHEET_STATE_COUNT ? names[s] : "";
}

bool sheet_state_parse(const char *text, enum sheet_state *out)
{
	for (int s = SHEET_LOOKING; s < SHEET_STATE_COUNT; s++)
		if (strcasecmp(names[s], text) == 0) {
			*out = (enum sheet_state)s;
			return true;
		}
	return false;
}

static const struct program *program_named(const char *code)
{
	const struct program *p;
	for (size_t i = 0; (p = program_row(i)) != NULL; i++)
		if (strcasecmp(p->code, code) == 0)
			return p;
	return NULL;
}

static enum msgid load_facts(struct desk *d, const struct account_row *a,
	struct program_sheet *s, struct err *err)
{
	struct budget b = { .count = 0 };
	struct address_row at[ADDRESSES_MAX];
	struct fin_sum sum = { .known = false };
	bool found = false;
	size_t n = 0;
	enum msgid m = budget_newest(d, a->consumer_id, &b, &found, err);
	if (m == MSG_OK && found)
		m = fin_add_up(b.lines, b.count, &sum, err);
	if (m == MSG_OK)
		m = address_list(d->db, a->consumer_id, false, at, ARRAY_SIZE(at), &n,
			err);
	if (m != MSG_OK)
		return m;
	if (n)
		(void)text_put(s->state, sizeof s->state, at[0].state);
	for (size_t i = 0; i < b.count; i++)
		s->facts.income_known |= fin_kind(b.lines[i].item)->group == FIN_INCOME;
	s->facts.monthly_income = sum.income;
	s->facts.household = found ? b.head.people : 0;
	s->facts.debt_type = debt_type_name(debt_type_of(a->debt_type));
	s->poverty = s->facts.income_known ?
		poverty_percent(sum.income, b.head.people, s->state) : -1;
	return MSG_OK;
}

static void take_row(struct desk *d, struct program_line *l, const struct sheet_row *r)
{
	for (const char *c = r->documents; *c; c++)
		if (*c >= '1' && *c < '1' + PROGRAM_DOCS)
			l->have[*c - '1'] = true;
	(void)!sheet_state_parse(r->state, &l->state);
	l->deadline = r->deadline;
	l->changed = desk_date_of(d, r->at);
}

enum msgid program_sheet_load(struct desk *d, int64_t account_id, struct program_sheet *out,
	struct err *err)
{
	struct sheet_row rows[PROGRAMS_MAX];
	struct account_row a;
	const struct program *p;
	size_t n = 0;
	*out = (struct program_sheet){ .poverty = -1 };
	enum msgid m = desk_may(d, OP_VIEW, err);
	if (m == MSG_OK)
		m = account_need(d, account_id, &a, err);
	if (m == MSG_OK)
		m = load_facts(d, &a, out, err);
	if (m == MSG_OK)
		m = sheet_list(d->db, account_id, rows, ARRAY_SIZE(rows), &n, err);
	if (m != MSG_OK)
		return m;
	out->facts.state = out->state;
	while (out->count < PROGRAMS_MAX && (p = program_row(out->count)) != NULL) {
		struct program_line *l = &out->lines[out->count++];
		*l = (struct program_line){ .program = p, .deadline = DATE_NONE,
			.changed = DATE_NONE, .eligible = program_judge(p, &out->facts) };
		for (size_t i = 0; i < n; i++)
			if (strcmp(rows[i].program, p->code) == 0)
				take_row(d, l, &rows[i]);
	}
	return MSG_OK;
}

/* --- changing ------------------------------------------------------------------------------ */

static enum msgid check(struct desk *d, const struct program_change *c, const struct program *p,
	enum sheet_state state, struct err *err)
{
	bool open = state == SHEET_LOOKING || state == SHEET_APPLIED;
	char deadline[9];
	for (int i = 0; state == SHEET_APPLIED && i < PROGRAM_DOCS && p->docs[i]; i++)
		if (!c->have[i])
			return err_set(err, MSG_PGM_PAPERS, "STATE", p->docs[i], NULL);
	if (!open || date_is_none(c->deadline) || date_cmp(c->deadline, desk_today(d)) >= 0)
		return MSG_OK;
	date_show(c->deadline, deadline);
	return err_set(err, MSG_PGM_DEADLINE, "DEADLINE", deadline, NULL);
}

static enum msgid keep(struct desk *d, const struct account_row *a, const struct sheet_row *row,
	const struct program *p, struct err *err)
{
	char text[NOTE_SIZE], deadline[9];
	date_show(row->deadline, deadline);
	(void)text_putf(text, sizeof text, "Program %s: %s%s%s", p->name, row->state,
		deadline[0] ? ", apply by " : "", deadline);
	enum msgid m = sheet_put(d->db, row, err);
	if (m == MSG_OK)
		m = system_note(d, a, 0, text, err);
	return m == MSG_OK ? desk_audit(d, "program", "account", a->id, p->code, err) : m;
}

enum msgid program_keep(struct desk *d, const struct program_change *c, struct err *err)
{
	const struct program *p = program_named(c->program);
	enum sheet_state state = c->state == SHEET_NONE ? SHEET_LOOKING : c->state;
	struct sheet_row row = { .account_id = c->account_id, .deadline = c->deadline,
		.at = desk_now(d), .user_id = d->user_id };
	struct account_row a;
	size_t used = 0;
	enum msgid m = desk_may(d, OP_WORK, err);
	if (m == MSG_OK && !p)
		return err_set(err, MSG_PGM_UNKNOWN, "PROGRAM", c->program, NULL);
	if (m == MSG_OK)
		m = check(d, c, p, state, err);
	if (m == MSG_OK)
		m = db_begin(d->db, err);
	if (m != MSG_OK)
		return m;
	(void)text_put(row.program, sizeof row.program, p->code);
	for (const char *s = sheet_state_name(state); *s && used + 1 < sizeof row.state; s++)
		row.state[used++] = (char)(*s - 'A' + 'a');
	used = 0;
	for (int i = 0; i < PROGRAM_DOCS; i++)
		if (c->have[i] && used + 2 < sizeof row.documents) {
			if (used)
				row.documents[used++] = ' ';
			row.documents[used++] = (char)('1' + i);
		}
	m = account_need(d, c->account_id, &a, err);
	if (m == MSG_OK)
		m = keep(d, &a, &row, p, err);
	return db_end(d->db, m, err);
}
