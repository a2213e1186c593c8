/* SPDX-License-Identifier: MIT */
/* ACC, the work account panel: how it opens, is left, and makes room for the next account. */
#include "acc_private.h"

#include "acc_fields.h"

#include "arrears/base/mem.h"
#include "arrears/desk/history.h"
#include "arrears/desk/inbound.h"
#include "arrears/desk/next.h"
#include "paper.h"

static enum msgid claim(struct ui *ui, struct acc *a, struct err *err)
{
	struct desk *d = desk_of(ui);
	if (a->band_id || !authority_allows(d->role, OP_WORK)) {
		a->claimed = a->band_id != 0;
		return MSG_OK;
	}
	enum msgid m = claim_open(d, a->view->account.consumer_id, err);
	a->claimed = m == MSG_OK;
	return m;
}

static void forget(struct acc *a)
{
	if (!a->view)
		return;
	view_free(a->view);
	free(a->view);
	a->view = NULL;
}

enum msgid acc_reload(struct ui *ui, struct pane *p, struct err *err)
{
	struct acc *a = pane_state(p);
	struct account_view *view = mem_alloc(1, sizeof *view);
	enum msgid m = view_load(desk_of(ui), a->account_id, view, err);
	if (m != MSG_OK) {
		free(view);
		return m;
	}
	forget(a);
	a->view = view;
	acc_show(ui, p);
	return MSG_OK;
}

/* ACC 10004711 by command: our number, else whatever FND makes of it. */
static enum msgid number_of(const struct panel_args *args, int64_t *id, struct err *err)
{
	if (args->id) {
		*id = args->id;
		return MSG_OK;
	}
	if (text_is_blank(args->text))
		return err_set(err, MSG_REQUIRED, "", "An account number", NULL);
	if (text_to_int(args->text, 1, INT64_MAX, id, NULL) != MSG_OK)
		return err_set(err, MSG_ACCOUNT_UNKNOWN, "", args->text, NULL);
	return MSG_OK;
}

static enum msgid open_account(struct ui *ui, struct pane *p, const struct panel_args *args,
	struct err *err)
{
	struct acc *a = pane_state(p);
	enum msgid m = number_of(args, &a->account_id, err);
	if (m != MSG_OK)
		return m;
	a->band_id = args->mode == ACC_WORK ? args->other : 0;
	a->inbound = args->mode == ACC_INBOUND;
	a->ring = args->mode == ACC_BACK ? (int)args->other : 0;
	m = acc_reload(ui, p, err);
	if (m == MSG_OK && args->mode != ACC_DISPLAY)
		m = claim(ui, a, err);
	a->keys_below = app_of(ui)->keystrokes;
	a->opened_below = app_of(ui)->opened_at;
	if (m == MSG_OK)
		session_arrive(ui, a->account_id, a->band_id);
	return m;
}

static enum msgid open(struct ui *ui, struct pane *p, const void *args, struct err *err)
{
	struct acc *a = pane_state(p);
	a->codes = mem_alloc(1, sizeof *a->codes);
	enum msgid m = codes_usable(desk_of(ui), a->codes, err);
	if (m == MSG_OK)
		m = open_account(ui, p, args, err);
	if (m == MSG_OK) {
		pane_set_views(p, 5);
	} else {                        /* never open, so never closed */
		forget(a);
		free(a->codes);
	}
	return m;
}

static enum msgid load(struct ui *ui, struct pane *p, struct err *err)
{
	const struct acc *a = pane_state(p);
	enum msgid m = acc_reload(ui, p, err);
	if (m != MSG_OK)
		return m;
	paper_offer_closing(ui, &a->view->account);
	app_draft_restore(ui, p);
	return MSG_OK;
}

/* A panel above is gone: keys and drafts are this account's again. What a caller set aside is
 * taken up again, however the caller's account was left; not when only the list of who may be
 * calling has closed. */
static enum msgid back(struct ui *ui, struct pane *p, bool cancelled, struct err *err)
{
	struct acc *a = pane_state(p);
	int64_t parked = a->account_id;
	(void)cancelled;
	if (a->aside_next) {
		a->aside_next = false;
		a->set_aside = true;
	} else if (a->set_aside) {
		enum msgid m = call_unpark(desk_of(ui), &parked, err);
		if (m != MSG_OK)
			return m;
		a->set_aside = false;
	}
	app_of(ui)->subject = a->account_id;
	app_of(ui)->band_id = a->band_id;
	if (app_of(ui)->worked_on == a->account_id)
		a->worked = true;
	app_of(ui)->worked_on = 0;
	return acc_reload(ui, p, err);
}

struct acc_step acc_step_of(struct ui *ui, const struct acc *a, enum work_outcome outcome)
{
	struct acc_step step = { .s = { .desk = desk_of(ui), .band_id = a->band_id,
		.leave = session_leaving(ui, outcome) } };
	step.s.leave.consumer_id = a->view->account.consumer_id;
	return step;
}

enum msgid acc_step_run(void *arg, struct err *err)
{
	struct acc_step *step = arg;
	struct session_step *s = &step->s;
	enum msgid m = s->band_id ? session_step(s, err) : work_leave(s->desk, &s->leave, err);
	step->done = m == MSG_OK;
	return m;
}

enum msgid acc_arrive(struct ui *ui, struct pane *p, const struct acc_step *step, struct err *err)
{
	struct acc *a = pane_state(p);
	const struct session_step *s = &step->s;
	struct err why;
	a->claimed = false;             /* given up by the step */
	if (s->leave.outcome == WORKED)
		session_wrapped(ui, &s->leave);
	app_of(ui)->written = true;
	ui_purge(ui);
	if (s->band_id == 0 || s->next.account_id == 0) {
		if (s->band_id && session_nothing(s->desk, &s->next, &why) != MSG_OK)
			ui_msg(ui, &why);
		ui_pop(ui);
		return MSG_OK;
	}
	a->account_id = s->next.account_id;
	a->band_id = s->next.band_id;
	a->claimed = true;
	a->worked = a->leaves = false;
	app_of(ui)->next = s->next;
	pane_lines_top(p, "WHOLE");
	session_arrive(ui, a->account_id, a->band_id);
	session_passed(ui, &s->next);
	return acc_reload(ui, p, err);
}

enum msgid acc_leave(struct ui *ui, struct pane *p, enum work_outcome outcome, struct err *err)
{
	struct acc *a = pane_state(p);
	if (!a->claimed) {
		ui_pop(ui);
		return MSG_OK;
	}
	enum msgid m = outcome == PARKED ? MSG_OK : call_may_leave(desk_of(ui), a->account_id, err);
	if (m != MSG_OK)
		return m;
	struct acc_step step = acc_step_of(ui, a, outcome);
	m = acc_step_run(&step, err);
	return m == MSG_OK ? acc_arrive(ui, p, &step, err) : m;
}

/* Enter on a blank line: after a result the next account; before one only where none is due. */
static enum msgid enter(struct ui *ui, struct pane *p, struct err *err)
{
	struct acc *a = pane_state(p);
	if (!a->claimed || a->worked)
		return acc_leave(ui, p, WORKED, err);
	enum msgid m = call_may_leave(desk_of(ui), a->account_id, err);
	if (m != MSG_OK)
		return m;
	if (a->view->gate.verdict == GATE_BLOCK)
		return acc_leave(ui, p, PASSED, err);
	return err_set(err, MSG_RESULT_FIRST, "", NULL);
}

/* F3 and F12: without a result the account was viewed, which is no work credit. */
static enum msgid leave(struct ui *ui, struct pane *p, struct err *err)
{
	struct acc *a = pane_state(p);
	if (!a->claimed)
		return MSG_OK;
	enum msgid m = call_may_leave(desk_of(ui), a->account_id, err);
	if (m != MSG_OK)
		return m;
	struct acc_step step = acc_step_of(ui, a, a->worked ? WORKED : VIEWED);
	m = work_leave(step.s.desk, &step.s.leave, err);
	if (m == MSG_OK)
		a->claimed = false;
	return m;
}

enum msgid acc_previous(struct ui *ui, struct pane *p, struct err *err)
{
	struct acc *a = pane_state(p);
	struct work_row ring[HISTORY_MAX];
	size_t n = 0, skip = (size_t)a->ring;
	enum msgid m = work_recent(desk_of(ui), ring, &n, err);
	if (m != MSG_OK)
		return m;
	for (size_t i = skip; i < n; i++) {
		if (ring[i].account_id == a->account_id)
			continue;
		struct panel_args args = { .id = ring[i].account_id, .other = (int64_t)i + 1,
			.mode = ACC_BACK };
		ui_push(ui, &panel_ACC, &args, sizeof args);
		ui_purge(ui);
		return MSG_OK;
	}
	return err_set(err, MSG_NO_PREVIOUS, "", NULL);
}

static enum msgid action(struct ui *ui, struct pane *p, int id, struct err *err)
{
	struct acc *a = pane_state(p);
	struct verify_args verify = { .account_id = a->account_id };
	switch (id) {
	case APP_BACK:
		return acc_previous(ui, p, err);
	case APP_VERIFY:
		ui_push(ui, &panel_VERIFY, &verify, sizeof verify);
		return MSG_OK;
	case APP_NOTES:
		return app_open(ui, "NOT", a->account_id, NULL, err);
	case APP_ADDNOTE:
		return app_open(ui, "ADDNOT", a->account_id, NULL, err);
	case APP_CLOSING:
		return paper_closing(ui, a->account_id, err);
	case APP_PEOPLE:
		return app_open(ui, "PEOPLE", a->account_id, NULL, err);
	case APP_REVEAL:
		app_push(ui, &panel_REVEAL, a->view->consumer.id, a->view->name);
		return MSG_OK;
	case APP_MENU:
	case APP_CLOCKOK:
	case APP_KEYS:
	case APP_SIGNOFF:
		return UI_PASS; /* the program's, as the line below would only say again */
	default:
		break;
	}
	for (size_t i = 0; i < app_action_count; i++)
		if (app_actions[i].id == id && app_actions[i].command)
			return acc_command(ui, p, app_actions[i].command, err);
	return UI_PASS;
}

/* Under others that were looked up since: what was opened by hand and has no call open may go, as
 * by F12. A band's account, and one set aside, are come back to. */
static bool let_go(struct ui *ui, struct pane *p)
{
	struct acc *a = pane_state(p);
	struct desk *d = desk_of(ui);
	struct work_row left = { .account_id = a->account_id, .opened_at = desk_now(d),
		.consumer_id = a->view->account.consumer_id,
		.outcome = a->worked ? WORKED : VIEWED };
	if (a->band_id || a->inbound || a->set_aside || a->aside_next ||
	    app_of(ui)->subject == a->account_id ||
	    call_may_leave(d, a->account_id, NULL) != MSG_OK)
		return false;
	if (a->claimed && work_leave(d, &left, NULL) != MSG_OK)
		return false;
	a->claimed = false;
	return true;
}

static void close(struct ui *ui, struct pane *p)
{
	struct acc *a = pane_state(p);
	struct desk *d = desk_of(ui);
	/* Hung up or signed off: the claim goes with the desk's lock, the open call stays open. */
	if (a->claimed && d->session_id && a->view)
		(void)(claim_release(d, a->view->account.consumer_id, NULL) == MSG_OK);
	/* An account below that was set aside goes on counting its own keys and seconds. */
	if (a->opened_below && !ui_is_passing(ui)) {
		app_of(ui)->keystrokes = a->keys_below;
		app_of(ui)->opened_at = a->opened_below;
	}
	forget(a);
	free(a->codes);
}

static const struct action_use actions[] = {
	{ APP_NOTES }, { ACT_PROMPT, "Codes" }, { ACT_REFRESH }, { APP_ADDNOTE }, { APP_BACK },
	{ APP_VERIFY }, { ACT_ACTIONS }, { ACT_VIEW, "View" }, { APP_PAY }, { APP_PTP },
	{ APP_PLAN }, { APP_SETTLE }, { APP_OPT }, { APP_FIN }, { APP_PAYOFF }, { APP_CLOSING },
	{ APP_NSF }, { APP_CALC }, { APP_FCT }, { APP_PGM }, { APP_HST }, { APP_MER }, { APP_LEG },
	{ APP_PEOPLE }, { APP_HOT }, { APP_PARK }, { APP_TRANSFER }, { APP_RVW }, { APP_UNDO },
	{ APP_ON }, { APP_VIEW }, { APP_REVEAL }, { ACT_NONE },
};

const struct panel panel_ACC = {
	.id = "ACC", .title = "Work Account",
	.flags = PANEL_COMMAND | PANEL_CURSOR_COMMAND | PANEL_NO_WARN | PANEL_PASSING,
	.state_size = sizeof(struct acc),
	.fields = acc_fields, .field_count = ARRAY_SIZE(acc_fields),
	.actions = actions,
	.help = "Work one account. Type a result code, the number of a phone, or a command, and "
		"press Enter. NA logs no answer on the phone marked > and brings the next account; "
		"2 opens a call on phone 2; F4 lists every code and command.",
	.notes = "& separates commands, ; starts a note. The whole line belongs to this account, "
		"stops at the first refusal and leaves at its end. IN and the caller's number "
		"takes a call that comes in; what is on the screen is set aside and comes back. "
		"A number nobody has: find the caller by name, then INB logs the consumer's call, "
		"INB3 and who it was that of anybody else.",
	.open = open, .load = load, .back = back, .enter = enter, .action = action,
	.command = acc_command, .leave = leave, .prompt = acc_prompt, .layout = acc_layout,
	.let_go = let_go, .close = close,
};
