/* SPDX-License-Identifier: MIT */
#include "session.h"

#include "arrears/desk/call.h"
#include "arrears/desk/inbound.h"

enum msgid session_nothing(struct desk *d, const struct next_outcome *o, struct err *err)
{
	char when[9], passed[12];
	(void)text_putf(passed, sizeof passed, "%d", o->passed);
	if (!o->next_utc)
		return err_set(err, MSG_NOTHING_TO_WORK, "", passed, NULL);
	app_when_text(d, o->next_utc, when);
	return err_set(err, MSG_NOTHING_UNTIL, "", when, passed, NULL);
}

void session_passed(struct ui *ui, const struct next_outcome *o)
{
	char number[12], why[TEXT_BYTES(66)];
	if (o->passed == 0)
		return;
	(void)text_putf(number, sizeof number, "%d", o->passed);
	err_first(&o->over[0].why, why, sizeof why);
	ui_say(ui, MSG_PASSED_OVER, number, why, NULL);
}

enum msgid session_step(void *arg, struct err *err)
{
	struct session_step *s = arg;
	return step_next(s->desk, s->leave.account_id ? &s->leave : NULL, s->band_id, &s->next,
		err);
}

static void push_account(struct ui *ui, int64_t account_id, int64_t band_id, enum acc_mode mode)
{
	struct panel_args args = { .id = account_id, .other = band_id, .mode = (int)mode };
	ui_push(ui, &panel_ACC, &args, sizeof args);
}

void session_open(struct ui *ui, int64_t account_id, enum acc_mode mode)
{
	push_account(ui, account_id, 0, mode);
}

enum msgid session_start(struct ui *ui, int64_t band_id, struct err *err)
{
	struct app *app = app_of(ui);
	struct open_call_row open;
	bool found = false;
	enum msgid m = call_current(app->desk, &open, &found, err);
	if (m != MSG_OK)
		return m;
	if (found) {
		session_open(ui, open.account_id, ACC_LOOK);
		ui_say(ui, MSG_CALL_WAITS, NULL);
		return MSG_OK;
	}
	struct session_step step = { .desk = app->desk, .band_id = band_id };
	m = session_step(&step, err);
	if (m != MSG_OK)
		return m;
	app->written = true;
	ui_purge(ui);
	if (step.next.account_id == 0) {
		struct err why = { .id = MSG_OK };
		(void)!session_nothing(app->desk, &step.next, &why);
		ui_msg(ui, &why);
		return MSG_OK;
	}
	app->next = step.next;
	push_account(ui, step.next.account_id, step.next.band_id, ACC_WORK);
	session_passed(ui, &step.next);
	return MSG_OK;
}

enum msgid session_unpark(struct ui *ui, struct err *err)
{
	int64_t account_id = 0;
	enum msgid m = call_unpark(desk_of(ui), &account_id, err);
	if (m == MSG_OK && account_id == 0)
		return err_set(err, MSG_NOTHING_PARKED, "", NULL);
	if (m == MSG_OK)
		session_open(ui, account_id, ACC_LOOK);
	return m;
}

void session_arrive(struct ui *ui, int64_t account_id, int64_t band_id)
{
	struct app *app = app_of(ui);
	app->subject = account_id;
	app->band_id = band_id;
	app->keystrokes = 0;
	app->opened_at = desk_now(app->desk);
}

struct work_row session_leaving(struct ui *ui, enum work_outcome outcome)
{
	const struct app *app = app_of(ui);
	return (struct work_row){ .account_id = app->subject, .band_id = app->band_id,
		.opened_at = app->opened_at, .keystrokes = app->keystrokes, .outcome = outcome };
}

void session_wrapped(struct ui *ui, const struct work_row *left)
{
	struct app *app = app_of(ui);
	char keys[12], seconds[24];
	app->written = true;
	if (!app->desk->training)
		return;
	(void)text_putf(keys, sizeof keys, "%d", left->keystrokes);
	(void)text_putf(seconds, sizeof seconds, "%lld",
		(long long)(desk_now(app->desk) - left->opened_at));
	ui_say(ui, MSG_WRAPPED_UP, keys, seconds, NULL);
}
