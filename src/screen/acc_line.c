/* SPDX-License-Identifier: MIT */
/* ACC: what is typed on its command line, command by command. The line belongs to the account it
 * was typed on, stops at the first refusal and leaves at its end. */
#include "acc_private.h"

#include "arrears/base/mem.h"
#include "arrears/desk/call.h"
#include "arrears/desk/inbound.h"
#include "arrears/desk/notes.h"
#include "arrears/desk/verify.h"
#include "inbound.h"
#include "paper.h"

enum msgid acc_give(struct ui *ui, struct pane *p, struct err *err)
{
	struct acc *a = pane_state(p);
	struct acc_step step = acc_step_of(ui, a, WORKED);
	struct result_outcome o = { .ask = RESULT_DONE };
	bool last = a->at + 1 >= a->line.count;
	a->input.account_id = a->account_id;
	a->input.text = a->input_text;
	a->input.then = last && !a->is_call_back ? acc_step_run : NULL;
	a->input.then_arg = &step;
	enum msgid m = a->is_call_back ? call_back(desk_of(ui), &a->input, &o, err)
				       : log_result(desk_of(ui), &a->input, &o, err);
	if (m != MSG_OK)
		return m;
	if (o.ask != RESULT_DONE) {
		acc_ask(ui, p, &o);
		return MSG_OK;
	}
	app_of(ui)->written = true;
	a->at++;
	bool disputed = a->view->account.disputed;
	if (step.done)
		return acc_arrive(ui, p, &step, err);
	if (!a->is_call_back) {
		a->worked = true;
		a->leaves = o.leaves;
	}
	m = acc_reload(ui, p, err);
	bool spoken = a->view->account.status.class != STATUS_HOLD;
	if (m == MSG_OK && a->view->account.disputed && !disputed && spoken)
		ui_say(ui, MSG_INVITE_WRITTEN, NULL);
	return m == MSG_OK ? acc_run(ui, p, err) : m;
}

static enum msgid give_code(struct ui *ui, struct pane *p, const struct command *c,
	struct err *err)
{
	struct acc *a = pane_state(p);
	struct result_code code;
	struct result_args args;
	if (!codes_find(a->codes, c->word, &code))
		return err_set(err, MSG_COMMAND_NO_SUCH, "", c->word, NULL);
	enum msgid m = parse_result_args(&code, c->args, desk_today(desk_of(ui)), &args, err);
	if (m != MSG_OK)
		return m;
	a->is_call_back = false;
	a->input = (struct result_input){ .phone = args.phone, .date = args.date,
		.minute = args.minute };
	(void)text_put(a->input.code, sizeof a->input.code, code.code);
	bool both = args.text[0] && c->note[0];
	(void)text_putf(a->input_text, sizeof a->input_text, "%s%s%s", args.text,
		both ? "; " : "", c->note);
	return acc_give(ui, p, err);
}

static enum msgid give_call_back(struct ui *ui, struct pane *p, const struct command *c,
	struct err *err)
{
	struct acc *a = pane_state(p);
	a->is_call_back = true;
	a->input = (struct result_input){ .date = DATE_NONE, .minute = -1, .code = "CB" };
	(void)text_put(a->input_text, sizeof a->input_text, c->note);
	if (!text_is_blank(c->args)) {
		enum msgid m = parse_when(c->args, desk_today(desk_of(ui)), &a->input.date,
			&a->input.minute, err);
		if (m != MSG_OK)
			return m;
	}
	return acc_give(ui, p, err);
}

static enum msgid place_call(struct ui *ui, struct pane *p, const struct command *c,
	struct err *err)
{
	struct acc *a = pane_state(p);
	int64_t number = 0;
	struct call_opened opened;
	enum msgid m = text_to_int(c->word, 1, 99, &number, err);
	if (m != MSG_OK)
		return m;
	struct call_request req = { .account_id = a->account_id, .phone = (int)number };
	m = call_open(desk_of(ui), &req, &opened, err);
	if (m == MSG_OK)
		a->leaves = false;
	return m;
}

static enum msgid inbound(struct ui *ui, struct pane *p, const struct command *c, struct err *err)
{
	struct acc *a = pane_state(p);
	struct inbound_below below = { a->claimed ? a->account_id : 0, &a->set_aside,
		&a->aside_next };
	return inbound_answer(ui, c->args, &below, err);
}

static enum msgid talk_on(struct ui *ui, struct pane *p, const struct command *c, struct err *err)
{
	const struct acc *a = pane_state(p);
	struct call_on on;
	int64_t which = 0;
	enum msgid m = MSG_OK;
	if (strcasecmp(c->args, "ALL") != 0 &&
	    text_to_int(c->args, 1, 99, &which, NULL) != MSG_OK)
		m = err_set(err, MSG_ON_NUMBER, "", text_is_blank(c->args) ? "?" : c->args, NULL);
	if (m == MSG_OK)
		m = call_on(desk_of(ui), a->account_id, (int)which, &on, err);
	if (m != MSG_OK)
		return m;
	char done[12];
	(void)text_putf(done, sizeof done, "%d", on.done);
	ui_say(ui, MSG_ON_DEBTS, done, NULL);
	if (on.blocked)
		ui_msg(ui, &on.refused);
	return MSG_OK;
}

static enum msgid identify(struct ui *ui, struct pane *p, const struct command *c,
	struct err *err)
{
	const struct acc *a = pane_state(p);
	struct identity said = { .birth_month = 0 };
	bool matched = false;
	enum msgid m = parse_identity(c->args, said.last4, &said.birth_month, &said.birth_day,
		said.house, err);
	if (m == MSG_OK)
		m = verify_identity(desk_of(ui), a->account_id, &said, &matched, err);
	if (m == MSG_OK)
		ui_say(ui, matched ? MSG_IDENTITY_MATCHED : MSG_IDENTITY_DIFFERS, NULL);
	return m;
}

static enum msgid undo(struct ui *ui, struct pane *p, struct err *err)
{
	struct acc *a = pane_state(p);
	int64_t account_id = 0;
	char stays[CODE_SIZE];
	enum msgid m = undo_last(desk_of(ui), &account_id, stays, err);
	if (m != MSG_OK)
		return m;
	if (stays[0])
		ui_say(ui, MSG_UNDONE_SINCE, stays, NULL);
	else
		ui_say(ui, MSG_UNDONE, NULL);
	if (account_id == a->account_id) {
		a->worked = false;
		return MSG_OK;
	}
	struct panel_args args = { .id = account_id, .mode = ACC_WORK };
	ui_push(ui, &panel_ACC, &args, sizeof args);
	return MSG_OK;
}

static enum msgid park(struct ui *ui, struct pane *p, struct err *err)
{
	const struct acc *a = pane_state(p);
	enum msgid m = call_park(desk_of(ui), a->account_id, err);
	return m == MSG_OK ? acc_leave(ui, p, PARKED, err) : m;
}

/* RELEASE CEASE consumer wrote again: the kind, then why. */
static enum msgid release(struct ui *ui, struct pane *p, const char *args, struct err *err)
{
	const struct acc *a = pane_state(p);
	char kind[16];
	(void)text_word(&args, kind, sizeof kind);
	args += strspn(args, " ");
	enum msgid m = account_release(desk_of(ui), a->account_id, kind, args, err);
	if (m == MSG_OK)
		ui_say(ui, MSG_RELEASED, NULL);
	return m;
}

/* STATUS ACT settled with the client: the code, then why. */
static enum msgid acc_status(struct ui *ui, struct pane *p, const char *args, struct err *err)
{
	const struct acc *a = pane_state(p);
	char code[32];
	(void)text_word(&args, code, sizeof code);
	args += strspn(args, " ");
	return account_status(desk_of(ui), a->account_id, code, args, err);
}

static enum msgid run_verb(struct ui *ui, struct pane *p, const struct command *c, bool *away,
	struct err *err)
{
	struct acc *a = pane_state(p);
	struct desk *d = desk_of(ui);
	bool hot = false;
	enum msgid m;
	switch (c->verb) {
	case VERB_IN:
		*away = true;
		return inbound(ui, p, c, err);
	case VERB_ON:
		return talk_on(ui, p, c, err);
	case VERB_ID:
		return identify(ui, p, c, err);
	case VERB_MM:
		m = verify_disclosed(d, a->account_id, 0, err);
		if (m == MSG_OK)
			ui_say(ui, MSG_DISCLOSED, NULL);
		return m;
	case VERB_HOT:
		m = account_hot(d, a->account_id, &hot, err);
		if (m == MSG_OK)
			ui_say(ui, hot ? MSG_HOT_ON : MSG_HOT_OFF, NULL);
		return m;
	case VERB_PARK:
		*away = true;
		return park(ui, p, err);
	case VERB_XFER:
		m = account_transfer(d, a->account_id, c->args, err);
		if (m == MSG_OK)
			ui_say(ui, MSG_TRANSFERRED, c->args, NULL);
		return m;
	case VERB_VIEW:
		*away = true;
		return acc_leave(ui, p, VIEWED, err);
	case VERB_UNDO:
		return undo(ui, p, err);
	case VERB_FIND:
		*away = true;
		return app_open(ui, "FND", 0, c->args, err);
	case VERB_OVR:
		*away = true;
		app_push(ui, &panel_OVERRIDE, a->account_id, c->args);
		return MSG_OK;
	case VERB_VOID:
		return call_void(d, a->view->open_contact, c->args, err);
	case VERB_STATUS:
		return acc_status(ui, p, c->args, err);
	case VERB_RELEASE:
		return release(ui, p, c->args, err);
	case VERB_BACK:
		*away = true;
		return acc_previous(ui, p, err);
	default:
		return err_set(err, MSG_COMMAND_NO_SUCH, "", c->word, NULL);
	}
}

static enum msgid add_note(struct ui *ui, struct pane *p, const struct command *c, struct err *err)
{
	const struct acc *a = pane_state(p);
	struct note_new n = { .account_id = a->account_id, .code = "",
		.text = c->note[0] ? c->note : c->args };
	enum msgid m = note_add(desk_of(ui), &n, NULL, err);
	if (m == MSG_OK)
		ui_say(ui, MSG_NOTE_SAVED, NULL);
	return m;
}

/* away: the rest of the line is dropped, another panel or account is on the screen. */
static enum msgid run_command(struct ui *ui, struct pane *p, const struct command *c, bool *away,
	struct err *err)
{
	struct acc *a = pane_state(p);
	*away = false;
	const char *money = acc_money_panel(c->verb);
	if (money) {
		*away = true;
		return app_open(ui, money, a->account_id, c->args, err);
	}
	if (!a->claimed && c->kind != COMMAND_NOTE && c->verb != VERB_FIND &&
	    c->verb != VERB_BACK && c->verb != VERB_VIEW)
		return err_set(err, MSG_DISPLAY_ONLY, "", NULL);
	switch (c->kind) {
	case COMMAND_PHONE:
		return place_call(ui, p, c, err);
	case COMMAND_CODE:
		*away = true;           /* acc_give goes on by itself */
		return give_code(ui, p, c, err);
	case COMMAND_NOTE:
		return add_note(ui, p, c, err);
	case COMMAND_VERB:
		if (c->verb != VERB_CB && c->verb != VERB_PTP)
			return run_verb(ui, p, c, away, err);
		*away = true;
		return c->verb == VERB_CB ? give_call_back(ui, p, c, err) :
			acc_promise(ui, p, c, err);
	default:
		return err_set(err, MSG_COMMAND_NO_SUCH, "", c->word, NULL);
	}
}

/* From the command whose turn it is to the end of the line, or to a window that asks. */
enum msgid acc_run(struct ui *ui, struct pane *p, struct err *err)
{
	struct acc *a = pane_state(p);
	while (a->at < a->line.count) {
		bool away = false;
		enum msgid m = run_command(ui, p, &a->line.commands[a->at], &away, err);
		if (m != MSG_OK || away)
			return m;
		app_of(ui)->written = true;
		a->at++;
		m = acc_reload(ui, p, err);
		if (m != MSG_OK)
			return m;
	}
	if (a->leaves && !a->view->open_contact)
		return acc_leave(ui, p, WORKED, err);
	return MSG_OK;
}

/* Codes first, then the verbs of the line. */
static const char *word_at(void *arg, size_t i)
{
	const struct code_set *codes = arg;
	if (i < codes->count)
		return codes->codes[i].code;
	i -= codes->count;
	return i + 1 < VERB_COUNT ? command_verb_name((enum command_verb)(i + 1)) : NULL;
}

static enum msgid unknown_word(const char *word, const struct acc *a, struct err *err)
{
	return app_unknown(word, word_at, a->codes, err);
}

/* Commands of other panels, this account being their default. */
static enum msgid acc_other(struct ui *ui, struct pane *p, const char *text, struct err *err)
{
	const struct acc *a = pane_state(p);
	static const char *const mine[] = { "NOT", "ADDNOT", "PEOPLE", "VERIFY", "PGM", "FCT",
		"MER", "HST", "LEG" };
	if (strcasecmp(text, "VERIFY") == 0) {
		app_push(ui, &panel_VERIFY, a->account_id, NULL);
		return MSG_OK;
	}
	if (strcasecmp(text, "REVEAL") == 0) {
		ui_action(ui, APP_REVEAL);
		return MSG_OK;
	}
	if (strcasecmp(text, "CLOSING") == 0)
		return paper_closing(ui, a->account_id, err);
	for (size_t i = 0; i < ARRAY_SIZE(mine); i++)
		if (strcasecmp(text, mine[i]) == 0)
			return app_open(ui, mine[i], a->account_id, NULL, err);
	enum msgid m = app_command(ui, app_of(ui), text, err);
	if (m == MSG_COMMAND_NO_SUCH || m == MSG_COMMAND_NEAR)
		return unknown_word(a->line.commands[0].word, a, err);
	return m;
}

enum msgid acc_command(struct ui *ui, struct pane *p, const char *text, struct err *err)
{
	struct acc *a = pane_state(p);
	struct command_codes codes = { .find = codes_find, .arg = a->codes };
	enum msgid m = parse_line(text, &codes, &a->line, err);
	if (m != MSG_OK)
		return m;
	a->at = 0;
	a->leaves = false;
	if (a->line.count == 1 && a->line.commands[0].kind == COMMAND_UNKNOWN)
		return acc_other(ui, p, text, err);
	for (int i = 0; i < a->line.count; i++)
		if (a->line.commands[i].kind == COMMAND_UNKNOWN)
			return unknown_word(a->line.commands[i].word, a, err);
	return acc_run(ui, p, err);
}

bool acc_prompt(struct ui *ui, struct pane *p, const char *field, struct choices *out)
{
	const struct acc *a = pane_state(p);
	(void)ui;
	if (strcmp(field, "COMMAND") != 0)
		return false;
	choices_title(out, "Codes and Commands", "Code   What it means");
	for (size_t i = 0; i < a->codes->count; i++)
		choices_add(out, a->codes->codes[i].code, a->codes->codes[i].text);
	for (int v = VERB_NONE + 1; v < VERB_COUNT; v++) {
		struct result_code same;
		const char *name = command_verb_name((enum command_verb)v);
		if (!codes_find(a->codes, name, &same))
			choices_add(out, name, command_verb_help((enum command_verb)v));
	}
	return true;
}
