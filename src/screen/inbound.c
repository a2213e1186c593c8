/* SPDX-License-Identifier: MIT */
#include "inbound.h"

#include "arrears/base/mem.h"
#include "arrears/desk/inbound.h"
#include "session.h"

struct caller { struct inbound_below below; size_t n; struct inbound_hit hits[INBOUND_HITS]; };

static void note_aside(const struct caller *c, bool *flag)
{
	if (flag)
		*flag = c->below.account_id != 0;
}

/* The caller's account on top; what was parked comes back below it. */
static void show(struct ui *ui, int64_t account_id)
{
	struct panel_args args = { .id = account_id, .mode = ACC_INBOUND };
	app_of(ui)->written = true;
	ui_push(ui, &panel_ACC, &args, sizeof args);
	ui_purge(ui);
}

static void fill(void *arg, struct choices *out)
{
	const struct caller *c = arg;
	choices_title(out, "Who Is Calling", "No  Name");
	for (size_t i = 0; i < c->n; i++) {
		char no[12], text[120], balance[MONEY_TEXT_SIZE];
		const struct inbound_hit *h = &c->hits[i];
		money_show(h->balance, balance);
		(void)text_putf(no, sizeof no, "%zu", i + 1);
		(void)text_putf(text, sizeof text, "%s  %s %s %s", h->name, h->number, balance,
			h->role);
		choices_add(out, no, text);
	}
}

static void chosen(struct ui *ui, void *arg, const char *value)
{
	struct caller *c = arg;
	int64_t no = 0, contact = 0;
	struct err err;
	if (value && text_to_int(value, 1, (int64_t)c->n, &no, NULL) == MSG_OK) {
		const struct inbound_hit *h = &c->hits[no - 1];
		if (inbound_take(desk_of(ui), c->below.account_id, h, &contact, &err) == MSG_OK) {
			note_aside(c, c->below.asked);
			show(ui, h->account_id);
		} else {
			ui_msg(ui, &err);
		}
	}
	free(c);
}

static enum msgid set_aside(struct desk *d, const struct caller *c, struct err *err)
{
	return c->below.account_id ? call_park(d, c->below.account_id, err) : MSG_OK;
}

/* Set aside as by IN; FND is on top, and whatever is opened from it. */
static void find(struct ui *ui, void *arg, char reply)
{
	struct caller *c = arg;
	struct err err;
	if (reply == 'Y' && set_aside(desk_of(ui), c, &err) != MSG_OK) {
		ui_msg(ui, &err);
	} else if (reply == 'Y') {
		app_of(ui)->written = true;
		note_aside(c, c->below.asked);
		app_push(ui, &panel_FND, 0, NULL);
		ui_say(ui, MSG_CALLER_FIND, NULL);
	}
	free(c);
}

static void ask_unknown(struct ui *ui, struct caller *c, const char *number)
{
	char question[120];
	(void)text_putf(question, sizeof question, "Nobody on file has the number %s. Look for the "
		"caller by name or account?", number);
	ui_ask(ui, &(struct ask_spec){ .title = "Unknown Caller", .question = question,
		.replies = "Y=Yes, find|N=No", .by_default = 'Y' }, find, c);
}

enum msgid inbound_answer(struct ui *ui, const char *number, const struct inbound_below *below,
	struct err *err)
{
	struct caller *c = mem_alloc(1, sizeof *c);
	int64_t account_id = 0;
	if (below)
		c->below = *below;
	enum msgid m = call_inbound(desk_of(ui), c->below.account_id, number, c->hits, INBOUND_HITS,
		&c->n, &account_id, err);
	if (m == MSG_OK && account_id == 0) {
		ui_choose(ui, fill, chosen, c);
		return MSG_OK;
	}
	if (m == MSG_CALLER_UNKNOWN) {
		ask_unknown(ui, c, number);
		return MSG_OK;
	}
	if (m == MSG_OK) {
		note_aside(c, c->below.set_aside);
		show(ui, account_id);
	}
	free(c);
	return m;
}
