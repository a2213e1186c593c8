/* SPDX-License-Identifier: MIT */
#include "leadwin.h"

struct leadwin { struct lead_ask ask; char what[TEXT_BYTES(66)]; };

static const struct field fields[] = {
	{ .name = "WHAT", .row = 2, .col = 2, .len = 66, .use = FIELD_OUT, .role = ROLE_EMPHASIS },
	{ .row = 4, .col = 2, .len = 60, .use = FIELD_CONST,
	  .text = "A lead or an administrator allows it here and now:" },
	{ .name = "USER", .row = 5, .col = 24, .len = 10, .kind = FIELD_CODE, .use = FIELD_IN,
	  .check = FIELD_NODRAFT, .label = "Lead", .label_col = 4,
	  .help = "The user name of a lead or an administrator, not yours." },
	{ .name = "PASSWORD", .row = 6, .col = 24, .len = 24, .max = 128, .kind = FIELD_PASSWORD,
	  .use = FIELD_IN, .check = FIELD_LC | FIELD_NODRAFT, .label = "Password",
	  .label_col = 4, .help = "The lead's own password. It is not shown, and not signed on." },
	{ .row = 8, .col = 2, .len = 60, .use = FIELD_CONST,
	  .text = "Or ask for approval, and go on meanwhile:" },
	{ .name = "WHY", .row = 9, .col = 24, .len = 40, .max = 60, .use = FIELD_IN,
	  .check = FIELD_LC, .label = "Why", .label_col = 4,
	  .help = "Why it should be allowed. The request waits on APV for a lead's decision." },
};

static enum msgid open(struct ui *ui, struct pane *p, const void *args, struct err *err)
{
	struct leadwin *s = pane_state(p);
	(void)ui;
	(void)err;
	*s = *(const struct leadwin *)args;
	pane_set(p, "WHAT", s->what);
	return MSG_OK;
}

/* The window is gone before what follows, which may open another. */
static enum msgid finish(struct ui *ui, struct pane *p, const struct lead *lead, const char *why)
{
	const struct leadwin *s = pane_state(p);
	struct lead_ask ask = s->ask;
	char words[APPROVAL_WORDS];
	(void)text_put(words, sizeof words, why ? why : "");
	pane_clean(p);
	ui_pop(ui);
	ask.done(ui, ask.arg, lead, words);
	return MSG_OK;
}

static enum msgid enter(struct ui *ui, struct pane *p, struct err *err)
{
	const char *user = pane_get(p, "USER"), *why = pane_get(p, "WHY");
	struct lead lead;
	if (!user[0] && !why[0])
		return err_set(err, MSG_LEAD_OR_REQUEST, "USER", NULL);
	if (!user[0])
		return finish(ui, p, NULL, why);
	if (!pane_get(p, "PASSWORD")[0])
		return err_set(err, MSG_REQUIRED, "PASSWORD", "Password", NULL);
	ui_busy(ui);
	struct signon_who who = { user, pane_get(p, "PASSWORD") };
	enum msgid m = lead_approves(desk_of(ui), &who, OP_APPROVE, &lead, err);
	pane_set(p, "PASSWORD", "");
	return m == MSG_OK ? finish(ui, p, &lead, NULL) : m;
}

static const struct panel panel_LEADOK = {
	.id = "LEADOK", .title = "Approval",
	.flags = PANEL_WINDOW | PANEL_NO_EXIT | PANEL_NO_DRAFT | PANEL_NO_WARN,
	.height = 10, .width = 70, .state_size = sizeof(struct leadwin),
	.fields = fields, .field_count = ARRAY_SIZE(fields), .first = "USER",
	.help = "What goes beyond your authority needs another person. A lead types name and "
		"password here; wrong ones count as at sign-on. Or say why, and the request waits "
		"on APV.",
	.open = open, .enter = enter,
};

void lead_window(struct ui *ui, const struct lead_ask *ask)
{
	struct leadwin args = { .ask = *ask };
	(void)text_put(args.what, sizeof args.what, ask->what);
	args.ask.what = NULL;
	ui_push(ui, &panel_LEADOK, &args, sizeof args);
}
