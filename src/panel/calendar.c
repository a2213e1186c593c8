/* SPDX-License-Identifier: MIT */
/* F4 on a date: a month at a time, the cursor on a day. */
#include "arrears/base/mem.h"
#include "ui_priv.h"

struct calendar {
	struct date at, answer;
	void (*done)(struct ui *ui, void *arg, struct date d);
	void *arg;
};

static struct calendar *calendar_of(struct pane *p)
{
	return *(struct calendar **)pane_state(p);
}

static bool calendar_key(struct ui *ui, struct pane *p, const struct key *k)
{
	struct calendar *c = calendar_of(p);
	struct date to = c->at;

	switch (k->code) {
	case KEYS_LEFT: case KEYS_BACKTAB:
		to = date_add_days(to, -1);
		break;
	case KEYS_RIGHT: case KEYS_TAB:
		to = date_add_days(to, 1);
		break;
	case KEYS_UP:
		to = date_add_days(to, -7);
		break;
	case KEYS_DOWN:
		to = date_add_days(to, 7);
		break;
	case KEYS_PGUP:
		to = date_add_months(to, -1);
		break;
	case KEYS_PGDN:
		to = date_add_months(to, 1);
		break;
	case KEYS_HOME:
		to = ui->config.today(ui->config.app);
		break;
	case KEYS_END:
		to = date_end_of_month(to);
		break;
	default:
		return false;
	}
	/* Four digits of year, and the shown two are read back in the right century. */
	if (date_ymd(to).year >= 1950 && date_ymd(to).year <= 2100)
		c->at = to;
	ui_clear_msgs(ui);
	return true;
}

static void calendar_draw(struct ui *ui, struct pane *p)
{
	static const char *const months[] = { "January", "February", "March", "April", "May",
		"June", "July", "August", "September", "October", "November", "December" };
	const struct calendar *c = calendar_of(p);
	struct ymd at = date_ymd(c->at);
	struct date day = date_from_ymd(at.year, at.month, 1);
	struct date today = ui->config.today(ui->config.app);
	char text[32];
	int row = 5;

	text_putf(text, sizeof(text), "%s %d", months[at.month - 1], at.year);
	format_put(p, 2, 2, ROLE_EMPHASIS, text);
	format_put(p, 4, 2, ROLE_COLHDG, "Sun Mon Tue Wed Thu Fri Sat");
	for (; date_ymd(day).month == at.month; day = date_add_days(day, 1)) {
		int col = 3 + 4 * (int)date_weekday(day);
		bool chosen = date_cmp(day, c->at) == 0, open = date_is_business_day(day);
		enum role role = chosen ? ROLE_INPUT_CUR : open ? ROLE_OUTPUT : ROLE_COMPUTED;

		/* Marked by a sign, too: hues are not seen by everybody. */
		if (date_cmp(day, today) == 0)
			format_put(p, row, col - 1, ROLE_EMPHASIS, "*");
		if (!open)
			format_put(p, row, col + 2, ROLE_COMPUTED, ".");
		text_putf(text, sizeof(text), "%2d", date_ymd(day).day);
		format_put(p, row, col, role, text);
		if (chosen) {
			ui->cells->cur_row = p->box.row + row - 1;
			ui->cells->cur_col = p->box.col + col;
		}
		row += date_weekday(day) == SATURDAY;
	}
	format_put(p, 11, 2, ROLE_INSTR, "*=Today  .=No business day");
}

static enum msgid calendar_open(struct ui *ui, struct pane *p, const void *args,
	struct err *err)
{
	(void)ui;
	(void)err;
	*(struct calendar **)pane_state(p) = *(struct calendar *const *)args;
	p->raw_key = calendar_key;
	p->draw = calendar_draw;
	p->is_confirm = true;
	return MSG_OK;
}

static enum msgid calendar_enter(struct ui *ui, struct pane *p, struct err *err)
{
	(void)err;
	calendar_of(p)->answer = calendar_of(p)->at;
	ui_pop(ui);
	return MSG_OK;
}

static void calendar_close(struct ui *ui, struct pane *p)
{
	struct calendar *c = calendar_of(p);

	c->done(ui, c->arg, c->answer);
	free(c);
}

static const struct panel calendar_panel = {
	.id = "CAL", .title = "Calendar", .state_size = sizeof(struct calendar *),
	.flags = PANEL_WINDOW | PANEL_NO_WARN | PANEL_NO_DRAFT,
	.height = 13, .width = 30,
	.help = "Arrow keys move by a day or a week, PgUp and PgDn by a month, Home goes to today. "
		"Enter takes the day. * marks today, a period weekends and federal holidays.",
	.open = calendar_open, .enter = calendar_enter, .close = calendar_close,
};

void ui_calendar(struct ui *ui, struct date start,
	void (*done)(struct ui *ui, void *arg, struct date d), void *arg)
{
	struct calendar *c;

	if (!window_room(ui)) {
		ui_say(ui, MSG_WINDOWS_FULL, NULL);
		done(ui, arg, DATE_NONE);
		return;
	}
	c = mem_alloc(1, sizeof(*c));
	*c = (struct calendar){ .at = date_is_none(start) ?
		ui->config.today(ui->config.app) : start, .answer = DATE_NONE, .done = done,
		.arg = arg };
	ui_push(ui, &calendar_panel, &c, sizeof(c));
}
