/* SPDX-License-Identifier: MIT */
#include "paper.h"

#include "arrears/base/mem.h"
#include "arrears/desk/closing.h"

#define LETTER_MAX 4000

struct sheet { char title[48], name[16]; char *text; int64_t account_id; };

void paper_show(struct ui *ui, const struct paper *paper)
{
	struct sheet s = { .account_id = paper->account_id, .text = mem_strdup(paper->text) };
	(void)text_put(s.title, sizeof s.title, paper->title);
	(void)text_put(s.name, sizeof s.name, paper->name);
	ui_push(ui, &panel_PAPER, &s, sizeof s);
}

enum msgid paper_closing(struct ui *ui, int64_t account_id, struct err *err)
{
	STR_AUTO text = str_make(LETTER_MAX);
	enum msgid m = closing_text(desk_of(ui), account_id, &text, err);
	if (m == MSG_OK)
		paper_show(ui, &(struct paper){ .title = "Closing Letter", .name = "CLOSING",
			.text = text.d, .account_id = account_id });
	return m;
}

void paper_offer_closing(struct ui *ui, const struct account_row *a)
{
	if (closing_due(a))
		ui_say(ui, MSG_CLOSING_OFFER, NULL);
}

static enum msgid open(struct ui *ui, struct pane *p, const void *args, struct err *err)
{
	struct sheet *s = pane_state(p);
	(void)ui;
	(void)err;
	*s = *(const struct sheet *)args;
	pane_title(p, s->title);
	for (const char *at = s->text; *at;) {
		size_t n = strcspn(at, "\n");
		pane_linef(p, "TEXT", ROLE_OUTPUT, "%.*s", (int)n, at);
		at += n + (at[n] == '\n');
	}
	return MSG_OK;
}

static void close(struct ui *ui, struct pane *p)
{
	const struct sheet *s = pane_state(p);
	(void)ui;
	free(s->text);
}

static enum msgid action(struct ui *ui, struct pane *p, int id, struct err *err)
{
	const struct sheet *s = pane_state(p);
	(void)err;
	if (id != APP_PAPER)
		return UI_PASS;
	app_print(ui, s->name, s->account_id, s->text);
	return MSG_OK;
}

static const struct field fields[] = {
	{ .name = "TEXT", .row = 4, .col = 4, .len = 74, .kind = FIELD_LINES, .use = FIELD_OUT },
};

static const struct action_use actions[] = { { APP_PAPER, NULL }, { ACT_NONE, NULL } };

const struct panel panel_PAPER = {
	.id = "PAPER", .title = "Display Paper", .flags = PANEL_CONTINUE,
	.state_size = sizeof(struct sheet), .fields = fields, .field_count = ARRAY_SIZE(fields),
	.actions = actions,
	.help = "What would be on the paper. F21 writes it to the folder of printed panels and "
		"logs "
		"that; Enter goes back.",
	.open = open, .action = action, .close = close,
};
