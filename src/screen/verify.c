/* SPDX-License-Identifier: MIT */
/* VERIFY (F8): what the caller says is compared; the disclosure owed is read and ticked. */
#include "acc_private.h"

#include "arrears/desk/verify.h"

struct verify { struct verify_args args; struct verify_state state; bool done; };

static const struct field fields[] = {
	{ .name = "WHAT", .row = 2, .col = 3, .len = 62, .use = FIELD_OUT },
	{ .name = "LAST4", .row = 4, .col = 36, .len = 4, .kind = FIELD_NUM, .use = FIELD_IN,
	  .check = FIELD_AUTO | FIELD_NODRAFT, .label = "Last four of SSN", .label_col = 3,
	  .help = "The last four digits of the Social Security number, as the caller says them. "
		  "What is typed is compared and forgotten." },
	{ .name = "BIRTH", .row = 5, .col = 36, .len = 4, .kind = FIELD_NUM, .use = FIELD_IN,
	  .check = FIELD_AUTO | FIELD_NODRAFT, .label = "Birth month and day", .label_col = 3,
	  .right = "MMDD",
	  .help = "Month and day of birth, such as 0412. What is typed is compared and "
		"forgotten." },
	{ .name = "HOUSE", .row = 6, .col = 36, .len = 8, .kind = FIELD_CHAR, .use = FIELD_IN,
	  .check = FIELD_NODRAFT, .label = "House number", .label_col = 3,
	  .help = "The number of the house in the street. What is typed is compared and "
		"forgotten." },
	{ .name = "RESULT", .row = 7, .col = 3, .len = 62, .use = FIELD_OUT,
	  .role = ROLE_EMPHASIS },
	{ .name = "READ", .row = 9, .col = 3, .len = 62, .rows = 4, .kind = FIELD_LINES,
	  .use = FIELD_OUT },
	{ .name = "GIVEN", .row = 14, .col = 36, .len = 1, .kind = FIELD_YESNO, .use = FIELD_IN,
	  .check = FIELD_AUTOENTER, .label = "Was it read", .label_col = 3, .right = "Y=Yes",
	  .help = "Y when the words above were read to the consumer. Left blank, it stays owed." },
};

static void show_text(struct pane *p, const char *text)
{
	while (*text) {
		size_t fit = text_fit(text, 62), cut = fit;
		while (text[fit] && cut > 0 && text[cut] != ' ')
			cut--;
		if (cut == 0 || !text[fit])
			cut = fit;
		pane_linef(p, "READ", ROLE_EMPHASIS, "%.*s", (int)cut, text);
		text += cut;
		while (*text == ' ')
			text++;
	}
}

static void show_owed(struct pane *p, const struct verify_state *s)
{
	pane_lines_clear(p, "READ");
	bool stranger = s->mismatched && !s->verified;
	pane_protect(p, "GIVEN", stranger);
	if (stranger)
		return; /* that we collect debts is not for them, 1006.6(d)(1) */
	if (s->owed.form == DISCLOSE_NONE || s->given) {
		pane_line(p, "READ", ROLE_TEXT, s->given ? "The disclosure was given in this call."
							 : "No disclosure is owed in this call.");
		pane_protect(p, "GIVEN", true);
		return;
	}
	enum language lang = s->owed.languages & LANG_ES ? LANG_ES : LANG_EN;
	const char *text = disclosure_text(s->owed.form, lang);
	show_text(p, text ? text : disclosure_text(s->owed.form, LANG_EN));
}

static enum msgid show(struct ui *ui, struct pane *p, struct err *err)
{
	struct verify *v = pane_state(p);
	enum msgid m = verify_load(desk_of(ui), v->args.account_id, &v->state, err);
	if (m != MSG_OK)
		return m;
	const struct verify_state *s = &v->state;
	pane_setf(p, "WHAT", "On file: %s%s%s", s->has_last4 ? "last four   " : "",
		s->has_birth ? "birth date   " : "", s->has_house ? "house number" : "");
	pane_set(p, "RESULT", s->verified     ? "Verified: what the caller said matches."
			      : s->mismatched ? "Does not match. Do not talk about the debt."
					      : "");
	show_owed(p, s);
	return MSG_OK;
}

static enum msgid open(struct ui *ui, struct pane *p, const void *args, struct err *err)
{
	struct verify *v = pane_state(p);
	v->args = *(const struct verify_args *)args;
	enum msgid m = show(ui, p, err);
	if (m == MSG_OK && !v->state.call_open)
		return err_set(err, MSG_CALL_NONE, "", NULL);
	return m;
}

static enum msgid said(struct pane *p, struct identity *out, struct err *err)
{
	const char *birth = pane_get(p, "BIRTH");
	int64_t mmdd = 0;
	(void)text_put(out->last4, sizeof out->last4, pane_get(p, "LAST4"));
	(void)text_put(out->house, sizeof out->house, pane_get(p, "HOUSE"));
	if (birth[0] && text_to_int(birth, 101, 1231, &mmdd, NULL) != MSG_OK)
		return err_set(err, MSG_DATE_INVALID, "BIRTH", birth, NULL);
	out->birth_month = (int)(mmdd / 100);
	out->birth_day = (int)(mmdd % 100);
	return MSG_OK;
}

static bool asked(const struct identity *i)
{
	return i->last4[0] || i->house[0] || i->birth_month;
}

static enum msgid compare(struct ui *ui, struct pane *p, struct err *err)
{
	const struct verify *v = pane_state(p);
	struct identity i = { .birth_month = 0 };
	bool matched = false;
	enum msgid m = said(p, &i, err);
	if (m != MSG_OK || !asked(&i))
		return m;
	m = verify_identity(desk_of(ui), v->args.account_id, &i, &matched, err);
	if (m != MSG_OK)
		return m;
	app_of(ui)->written = true;
	pane_set(p, "LAST4", "");
	pane_set(p, "BIRTH", "");
	pane_set(p, "HOUSE", "");
	ui_say(ui, matched ? MSG_IDENTITY_MATCHED : MSG_IDENTITY_DIFFERS, NULL);
	return MSG_OK;
}

/* Enter compares what was typed; once nothing is owed any more, it goes back. */
static enum msgid enter(struct ui *ui, struct pane *p, struct err *err)
{
	struct verify *v = pane_state(p);
	bool given = pane_is_yes(p, "GIVEN");
	enum msgid m = compare(ui, p, err);
	if (m == MSG_OK && given) {
		m = verify_disclosed(desk_of(ui), v->args.account_id, 0, err);
		app_of(ui)->written = true;
	}
	if (m == MSG_OK)
		m = show(ui, p, err);
	if (m != MSG_OK)
		return m;
	pane_clean(p);
	bool owed = v->state.owed.form != DISCLOSE_NONE && !v->state.given;
	if (owed)
		pane_focus(p, v->state.verified ? "GIVEN" : "LAST4");
	v->done = !owed;
	if (v->done)
		ui_pop(ui);
	return MSG_OK;
}

static void close(struct ui *ui, struct pane *p)
{
	const struct verify *v = pane_state(p);
	if (v->args.waiting)
		asking_verified(ui, v->args.waiting, v->done);
}

const struct panel panel_VERIFY = {
	.id = "VERIFY", .title = "Verify and Disclose",
	.flags = PANEL_WINDOW | PANEL_NO_EXIT | PANEL_NO_DRAFT | PANEL_NO_WARN,
	.height = 15, .width = 66, .state_size = sizeof(struct verify),
	.fields = fields, .field_count = ARRAY_SIZE(fields),
	.help = "Type what the caller says; only whether it matches is kept. Then read the "
		"disclosure aloud and type Y.",
	.open = open, .enter = enter, .close = close,
};
