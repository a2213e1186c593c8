/* SPDX-License-Identifier: MIT */
/* PLN, the plan builder: one of payment, number and last date is typed, Enter works out the rest,
 * F6 makes the plan. Nothing is made that was not first on the screen. */
#include "pln_private.h"

#include "arrears/base/mem.h"
#include "pln_fields.h"

static const char *const three[] = { [GIVEN_AMOUNT] = "AMOUNT", [GIVEN_COUNT] = "COUNT",
	[GIVEN_END] = "END" };

/* --- what is typed ------------------------------------------------------------------------- */

/* What is typed has changed: what is shown is of before. */
static void pln_changed(struct pane *p, enum pln_given given)
{
	struct pln *s = pane_state(p);
	s->solved = s->warned = false;
	s->touched = true;
	s->in.approved_by = 0;
	if (given == GIVEN_NONE)
		return;
	s->given = given;
	for (enum pln_given g = GIVEN_AMOUNT; g <= GIVEN_END; g++) {
		pane_right(p, three[g], "");
		if (g != given)
			pane_type(p, three[g], ""); /* in the draft, too */
	}
	if (given != GIVEN_ROWS)
		s->in.typed_count = 0;
}

/* Two of the three typed for one plan contradict each other: it is said which counts. */
static void retype(struct pln *s, enum pln_given g)
{
	if (s->solved)
		s->dropped = GIVEN_NONE;
	else if (s->given != GIVEN_NONE && s->given < GIVEN_ROWS && s->given != g)
		s->dropped = s->given;
}

/* The one of the three that was typed last counts: the others go blank. */
static void typed(struct ui *ui, struct pane *p, const char *field)
{
	struct pln *s = pane_state(p);
	(void)ui;
	for (enum pln_given g = GIVEN_AMOUNT; g <= GIVEN_END; g++) {
		if (strcmp(field, three[g]) == 0) {
			pane_right(p, field, "");
			retype(s, g);
			pln_changed(p, pane_get(p, field)[0] ? g : GIVEN_NONE);
			return;
		}
	}
	if (strcmp(field, "FIRST") == 0)
		pane_right(p, "FIRST", "");     /* the weekday is of the day before */
	if (strcmp(field, "METHOD") == 0) {     /* the same plan by another way */
		s->in.has_method = tender_parse(pane_get(p, field), &s->in.method);
		return;
	}
	bool dates = strcmp(field, "FIRST") == 0 || strcmp(field, "EVERY") == 0;
	if (dates && s->given == GIVEN_ROWS)
		s->given = GIVEN_NONE;
	if (dates)
		s->in.typed_count = 0;
	pln_changed(p, GIVEN_NONE);
}

/* The one that is typed, whatever was first; what was worked out before does not count. */
static enum msgid take_size(struct ui *ui, struct pane *p, struct plan_input *in, struct err *err)
{
	const struct pln *s = pane_state(p);
	int64_t count = 0;
	enum msgid m = MSG_OK;
	in->installment = MONEY_ZERO;
	in->count = 0;
	in->end = DATE_NONE;
	if (s->given == GIVEN_ROWS)
		return MSG_OK;
	const char *text = s->given ? pane_get(p, three[s->given]) : "";
	if (!text[0])
		return err_set(err, MSG_PLN_SIZE, "AMOUNT", NULL);
	if (s->given == GIVEN_AMOUNT) {
		m = pane_money(ui, p, "AMOUNT", &in->installment, err);
		if (m == MSG_OK && in->installment.cents <= 0)
			return err_set(err, MSG_PLN_ZERO, "AMOUNT", NULL);
	} else if (s->given == GIVEN_COUNT) {
		m = pane_int(ui, p, "COUNT", &count, err);
		if (m == MSG_OK && (count < 1 || count > SCHEDULE_COUNT_MAX))
			return err_set(err, MSG_PLN_COUNT, "COUNT", text, NULL);
		in->count = (int)count;
	} else {
		m = pane_date(ui, p, "END", &in->end, err);
	}
	return m;
}

static enum msgid take_sums(struct ui *ui, struct pane *p, struct plan_input *in, struct err *err)
{
	enum msgid m = pane_money(ui, p, "DOWN", &in->down, err);
	if (m == MSG_OK && in->down.cents < 0)
		return err_set(err, MSG_PLN_ZERO, "DOWN", NULL);
	in->down_on = DATE_NONE;
	if (m == MSG_OK)
		m = pane_date(ui, p, "DOWNON", &in->down_on, err);
	if (m == MSG_OK && in->down.cents == 0 && !date_is_none(in->down_on))
		m = err_set(err, MSG_PLN_DOWN_NONE, "DOWN", NULL);
	if (m == MSG_OK && in->down.cents && date_is_none(in->down_on))
		in->down_on = desk_today(desk_of(ui));
	if (m == MSG_OK)
		m = pane_money(ui, p, "BALLOON", &in->balloon, err);
	if (m == MSG_OK && in->balloon.cents < 0)
		return err_set(err, MSG_PLN_ZERO, "BALLOON", NULL);
	return m;
}

static enum msgid take(struct ui *ui, struct pane *p, struct plan_input *in, struct err *err)
{
	const struct pln *s = pane_state(p);
	in->account_id = s->subject.account_id;
	in->kind = PLAN_INSTALLMENTS;
	in->due.second_day = 0;
	(void)plan_every_parse(pane_get(p, "EVERY")[0], &in->due.every);
	in->has_method = tender_parse(pane_get(p, "METHOD"), &in->method);
	in->interest = pane_is_yes(p, "INTEREST");
	in->linked_count = 0;
	if (pane_get(p, "DEBTS")[0] == 'A')
		for (size_t i = 0; i < s->around.other_count; i++)
			in->linked[in->linked_count++] = s->around.others[i];
	enum msgid m = take_size(ui, p, in, err);
	if (m == MSG_OK)
		m = pane_date(ui, p, "FIRST", &in->due.first, err);
	if (m == MSG_OK && date_cmp(in->due.first, desk_today(desk_of(ui))) < 0)
		return err_set(err, MSG_PLN_PAST, "FIRST", pane_get(p, "FIRST"), NULL);
	return m == MSG_OK ? take_sums(ui, p, in, err) : m;
}

/* --- working it out ------------------------------------------------------------------------ */

/* Where what is refused was typed. */
static void place(struct pane *p, struct err *err)
{
	static const struct { enum msgid id; const char *field; } at[] = {
		{ MSG_PLAN_FIRST, "FIRST" }, { MSG_PROMISE_PAST, "FIRST" },
		{ MSG_PROMISE_FAR, "FIRST" }, { MSG_PLAN_DOWN, "DOWN" },
		{ MSG_PLAN_DOWN_DATE, "DOWNON" }, { MSG_PLAN_BALLOON, "BALLOON" },
		{ MSG_PLAN_DAYS, "EVERY" }, { MSG_PLAN_END, "END" },
		{ MSG_PLAN_INTEREST, "AMOUNT" }, { MSG_PLAN_COUNT, "COUNT" },
		{ MSG_PLAN_SMALL, "COUNT" },
	};
	const struct pln *s = pane_state(p);
	const char *typed_in = s->given && s->given < GIVEN_ROWS ? three[s->given] : "AMOUNT";
	if (err->id == MSG_PLAN_COUNT && s->given == GIVEN_AMOUNT)
		(void)err_set(err, MSG_PLN_LITTLE, "AMOUNT", pane_get(p, "AMOUNT"), NULL);
	(void)text_put(err->field, sizeof err->field, typed_in);
	for (size_t i = 0; i < ARRAY_SIZE(at); i++)
		if (at[i].id == err->id)
			(void)text_put(err->field, sizeof err->field, at[i].field);
}

/* A payment may be all that is owed, but no more. */
static enum msgid check_amount(const struct plan_input *in, const struct plan_quote *q,
	struct err *err)
{
	char amount[MONEY_TEXT_SIZE], owed[MONEY_TEXT_SIZE];
	if (money_cmp(in->installment, q->owed) <= 0)
		return MSG_OK;
	money_show(in->installment, amount);
	money_show(q->owed, owed);
	return err_set(err, MSG_PLAN_OVER, "AMOUNT", amount, owed, NULL);
}

enum msgid pln_solve(struct ui *ui, struct pane *p, struct err *err)
{
	struct pln *s = pane_state(p);
	struct plan_input in = s->in;
	enum msgid m = take(ui, p, &in, err);
	if (m != MSG_OK)
		return m;
	AUTO_FREE struct plan_quote *quote = mem_alloc(1, sizeof *quote);
	m = plan_quote(desk_of(ui), &in, quote, err);
	if (m == MSG_OK)
		m = check_amount(&in, quote, err);
	if (m != MSG_OK) {
		place(p, err);
		return m;
	}
	struct plan_quote *old = s->quote;
	s->quote = quote;
	quote = old;
	s->in = in;
	s->solved = true;
	pln_show(p);
	return m;
}

static enum msgid solve_aloud(struct ui *ui, struct pane *p, struct err *err)
{
	enum msgid m = pln_solve(ui, p, err);
	if (m == MSG_OK)
		pln_say(ui, p);
	return m;
}

static enum msgid enter(struct ui *ui, struct pane *p, struct err *err)
{
	const struct pln *s = pane_state(p);
	if (!s->solved)
		return solve_aloud(ui, p, err);
	ui_say(ui, s->quote->allowed || s->in.approved_by ? MSG_PLN_READY : MSG_PLN_LIMIT_LEFT,
		NULL);
	return MSG_OK;
}

static enum msgid action(struct ui *ui, struct pane *p, int id, struct err *err)
{
	const struct pln *s = pane_state(p);
	if (id == APP_OWNDATES) {
		pln_rows_open(ui, p);
		return MSG_OK;
	}
	if (id != APP_MAKEPLAN && id != APP_ASKLEAD)
		return UI_PASS;
	if (!s->solved) {
		enum msgid m = pln_solve(ui, p, err);
		if (m == MSG_OK)
			ui_say(ui, MSG_PLN_LOOK, NULL);
		return m;
	}
	if (id == APP_MAKEPLAN)
		return pln_make(ui, p, err);
	if (s->quote->allowed)
		return err_set(err, MSG_PLN_NO_LEAD, "", NULL);
	pln_lead_open(ui, p);
	return MSG_OK;
}

/* --- opening ------------------------------------------------------------------------------- */

/* What was typed after PLAN goes where it would have been typed. */
static void fill_in(struct pane *p, const struct plan_words *w)
{
	struct pln *s = pane_state(p);
	char text[MONEY_TEXT_SIZE], letter[2] = { plan_every_letter(w->every), '\0' };
	s->given = w->amount.cents ? GIVEN_AMOUNT : w->count ? GIVEN_COUNT :
		!date_is_none(w->end) ? GIVEN_END : GIVEN_NONE;
	money_show_blank_zero(w->amount, text);
	pane_set(p, "AMOUNT", text);
	pane_set(p, "COUNT", "");
	if (w->count)
		pane_setf(p, "COUNT", "%d", w->count);
	pane_set_date(p, "END", w->end);
	pane_set_date(p, "FIRST", w->first);
	pane_set(p, "EVERY", letter);
	money_show_blank_zero(w->down, text);
	pane_set(p, "DOWN", text);
	pane_set_date(p, "DOWNON", DATE_NONE);
	pane_set(p, "BALLOON", "");
	pane_set(p, "METHOD", "");
	if (w->has_by)
		pane_setf(p, "METHOD", "%c", tender_letter(w->by));
	pane_set(p, "DEBTS", w->all && s->around.other_count ? "A" : "1");
	bool bears = s->around.bears || s->around.others_bear;
	pane_set(p, "INTEREST", w->interest && bears ? "Y" : "N");
}

static enum msgid open(struct ui *ui, struct pane *p, const void *args, struct err *err)
{
	struct pln *s = pane_state(p);
	const struct panel_args *a = args;
	struct desk *d = desk_of(ui);
	AUTO_FREE struct plan_sight *sight = mem_alloc(1, sizeof *sight);
	struct panel_args now = { .id = 0 };
	bool stands = false;
	enum msgid m = parse_plan_words(a->id ? a->text : "", desk_today(d), &s->words, err);
	if (m == MSG_OK)
		m = subject_open(ui, args, &s->subject, err);
	if (m != MSG_OK)
		return m;
	s->again = a->mode == PLN_AGAIN;
	s->worded = a->id && !text_is_blank(a->text);
	now.id = s->subject.account_id;
	m = plan_around(d, s->subject.account_id, &s->around, err);
	if (m == MSG_OK)
		m = promise_allowed(d, s->subject.account_id, err);
	if (m == MSG_OK)
		m = plan_sight(d, s->subject.account_id, sight, &stands, err);
	if (m != MSG_OK) {
		subject_close(ui, &s->subject);
		return m;
	}
	if (s->again)
		pane_title(p, "Make Payment Plan Anew");
	else if (stands && text_is_blank(a->text))
		ui_replace(ui, &panel_PLNNOW, &now, sizeof now);
	return MSG_OK;
}

/* What was typed when it was left by force; words given now are newer. */
static void restore(struct ui *ui, struct pane *p)
{
	struct pln *s = pane_state(p);
	if (s->worded)
		return;
	app_draft_restore(ui, p);
	for (enum pln_given g = GIVEN_AMOUNT; g <= GIVEN_END; g++)
		if (pane_get(p, three[g])[0])
			s->given = g;
}

/* F5 and at first: as the words after PLAN had it, worked out if they are enough. */
static enum msgid load(struct ui *ui, struct pane *p, struct err *err)
{
	struct pln *s = pane_state(p);
	subject_show(p, &s->subject);
	fill_in(p, &s->words);
	restore(ui, p);
	s->solved = false;
	s->in = (struct plan_input){ .account_id = s->subject.account_id,
		.call = { .date = DATE_NONE, .minute = -1, .code = "PLAN" } };
	free(s->quote);
	s->quote = NULL;
	s->touched = s->warned = false;
	s->dropped = GIVEN_NONE;
	pln_show_around(ui, p);
	pane_list_top(p);
	pane_focus(p, s->given && date_is_none(s->words.first) ? "FIRST" : "AMOUNT");
	if (s->given == GIVEN_NONE || date_is_none(s->words.first))
		return MSG_OK;
	enum msgid m = solve_aloud(ui, p, err);
	if (m == MSG_OK && !s->in.has_method)
		pane_focus(p, "METHOD");
	return m;
}

static void close(struct ui *ui, struct pane *p)
{
	struct pln *s = pane_state(p);
	subject_close(ui, &s->subject);
	free(s->quote);
}

/* What was worked out by hand is dropped only at the second press. */
static enum msgid leave(struct ui *ui, struct pane *p, struct err *err)
{
	struct pln *s = pane_state(p);
	(void)ui;
	if (!s->solved || !s->touched || s->warned)
		return MSG_OK;
	s->warned = true;
	return err_set(err, MSG_PLN_NOT_MADE, "", NULL);
}

static bool prompt(struct ui *ui, struct pane *p, const char *field, struct choices *out)
{
	(void)ui;
	(void)p;
	if (strcmp(field, "EVERY") == 0) {
		choices_title(out, "How Often", "");
		for (enum frequency f = FREQ_WEEKLY; f < FREQ_COUNT; f++) {
			char letter[2] = { plan_every_letter(f), '\0' };
			if (letter[0])
				choices_add(out, letter, frequency_words(f));
		}
	} else if (strcmp(field, "METHOD") == 0) {
		choices_title(out, "Paid By", "");
		choices_add(out, "C", "Card");
		choices_add(out, "A", "ACH, from a bank account");
		choices_add(out, "K", "Check");
		choices_add(out, "M", "Mail: money order, cashier's check");
	} else {
		return false;
	}
	return true;
}

static const struct action_use actions[] = {
	{ ACT_REFRESH }, { APP_MAKEPLAN }, { APP_OWNDATES }, { APP_ASKLEAD }, { ACT_NONE },
};

const struct panel panel_PLN = {
	.id = "PLN", .title = "Build Payment Plan",
	.instruction = "Type a payment, how many or a last date: Enter works out the rest. "
		"F6 makes it.",
	.flags = PANEL_COMMAND | PANEL_RECORD | PANEL_DECLARED,
	.state_size = sizeof(struct pln),
	.fields = pln_fields, .field_count = ARRAY_SIZE(pln_fields), .list = &pln_list,
	.actions = actions,
	.help = "Builds a payment plan while talking. Type one of payment, how many and last date; "
		"Enter works out the other two and lists every payment. F6 makes the plan that is "
		"shown; until then nothing is saved. Terms the client does not allow say so, and "
		"F22 asks a lead.",
	.notes = "PLAN 6 15 A on an account opens this worked out: six payments from the 15th by "
		"ACH. PLAN 150/M 15 A starts from the amount, PLAN TO 6/30 15 from the last date; "
		"W, B, S, M or E after the slash says how often. DOWN 100 adds a down payment, "
		"ALL takes all debts of the consumer.",
	.open = open, .load = load, .enter = enter, .action = action, .prompt = prompt,
	.typed = typed, .leave = leave, .close = close,
};
