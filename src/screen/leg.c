/* SPDX-License-Identifier: MIT */
/* LEG: whether legal action may be recommended: each criterion with the fact behind it. F22 sends
 * the recommendation to a lead, F18 prints the cover of the packet, F17 keeps what was found. */
#include "subject.h"

#include "arrears/base/mem.h"
#include "arrears/desk/debtfact.h"
#include "arrears/desk/legal.h"

struct leg { struct subject subject; struct legal_sheet *sheet; };

static const struct field fields[] = {
	SUBJECT_FIELDS,
	{ .row = 6, .col = 2, .len = 70, .use = FIELD_CONST, .role = ROLE_COLHDG,
	  .text = "Criterion                              Is        Because" },
	{ .name = "LINES", .row = 7, .col = 2, .len = 78, .rows = LEGAL_CRITERIA,
	  .kind = FIELD_LINES, .use = FIELD_OUT },
	{ .name = "VERDICT", .row = 18, .col = 2, .len = 78, .use = FIELD_OUT,
	  .role = ROLE_EMPHASIS },
	{ .name = "ASKED", .row = 19, .col = 2, .len = 78, .use = FIELD_OUT },
};

static enum role role_of(enum known k)
{
	return k == KNOWN_YES ? ROLE_OUTPUT : k == KNOWN_NO ? ROLE_DUE : ROLE_COMPUTED;
}

static enum msgid open(struct ui *ui, struct pane *p, const void *args, struct err *err)
{
	struct leg *s = pane_state(p);
	enum msgid m = subject_open(ui, args, &s->subject, err);
	if (m == MSG_OK)
		s->sheet = mem_alloc(1, sizeof *s->sheet);
	return m;
}

static void close(struct ui *ui, struct pane *p)
{
	struct leg *s = pane_state(p);
	subject_close(ui, &s->subject);
	free(s->sheet);
}

static enum msgid load(struct ui *ui, struct pane *p, struct err *err)
{
	struct leg *s = pane_state(p);
	enum msgid m = legal_load(desk_of(ui), s->subject.account_id, s->sheet, err);
	if (m != MSG_OK)
		return m;
	const struct legal_answer *a = &s->sheet->answer;
	subject_show(p, &s->subject);
	pane_lines_clear(p, "LINES");
	for (int c = 0; c < LEGAL_CRITERIA; c++)
		pane_linef(p, "LINES", role_of(a->met[c]), "%-38s %-9s %s",
			legal_criterion_text((enum legal_criterion)c), known_text(a->met[c]),
			s->sheet->words[c]);
	pane_setf(p, "VERDICT", "%s.", legal_verdict_text(a->verdict));
	pane_set(p, "ASKED", s->sheet->asked);
	pane_role(p, "VERDICT", a->verdict == LEGAL_RECOMMENDED ? ROLE_EMPHASIS : ROLE_DUE);
	return MSG_OK;
}

static void reason_given(struct ui *ui, void *arg, const char *text)
{
	const struct leg *s = pane_state(arg);
	struct err err;
	char number[24];
	int64_t id = 0;
	if (!text)
		return;
	if (legal_recommend(desk_of(ui), s->subject.account_id, text, &id, &err) != MSG_OK) {
		ui_msg(ui, &err);
		return;
	}
	app_of(ui)->written = true;
	(void)text_putf(number, sizeof number, "%lld", (long long)id);
	ui_say(ui, MSG_LEG_SENT, number, NULL);
}

static enum msgid send(struct ui *ui, struct pane *p, struct err *err)
{
	const struct leg *s = pane_state(p);
	struct text_spec spec = { .title = "Recommend Legal Action",
		.prompt = "Why it should be sued, in words, for the lead:", .max = 60,
		.called = "A reason" };
	enum msgid m = app_prereq(app_of(ui), PRE_WORK, err);
	if (m == MSG_OK)
		m = legal_may(s->sheet, err);
	if (m == MSG_OK)
		ui_ask_text(ui, &spec, reason_given, p);
	return m;
}

static void print_packet(struct ui *ui, const struct leg *s)
{
	STR_AUTO text = str_make(16384);
	legal_packet(desk_of(ui), s->sheet, &text);
	app_print(ui, "LEG", s->subject.account_id, text.d);
}

/* --- what was found out -------------------------------------------------------------------- */

static const char *const found_names[DEBT_SUIT_FIELDS] = { [DEBT_SUIT_STATUTE] = "STATUTE",
	[DEBT_SUIT_SEARCHED] = "SEARCHED", [DEBT_SUIT_MILITARY] = "MILITARY" };
struct found { int64_t account_id; struct debt_item items[DEBT_SUIT_FIELDS]; };

static const struct field found_fields[] = {
	{ .name = "STATUTE", .row = 3, .col = 23, .len = 8, .kind = FIELD_DATE, .use = FIELD_IN,
	  .label = "Statute runs out", .label_col = 2, .right = "A lead types it",
	  .help = "The last day on which a suit can be brought, by the law of the state and the "
		"last payment. A lead types it; the notes keep who did and when." },
	{ .name = "SEARCHED", .row = 4, .col = 23, .len = 8, .kind = FIELD_DATE,
	  .use = FIELD_IN, .check = FIELD_PAST, .label = "DMDC asked on", .label_col = 2,
	  .right = "F4 for calendar",
	  .help = "The day of the answer of the Defense Manpower Data Center. It is good for 30 "
		"days; then it must be asked again." },
	{ .name = "MILITARY", .row = 5, .col = 23, .len = 1, .kind = FIELD_YESNO,
	  .use = FIELD_IN, .label = "On active duty", .label_col = 2, .right = "Y or N",
	  .help = "What it answered. Without it no court gives a judgment by default "
		"(50 USC 3931)." },
};

static enum msgid found_open(struct ui *ui, struct pane *p, const void *args, struct err *err)
{
	struct found *s = pane_state(p);
	const struct panel_args *a = args;
	char shown[DEBT_VALUE_SIZE];
	s->account_id = a->id;
	enum msgid m = debt_suit_load(desk_of(ui), s->account_id, s->items, err);
	for (int i = 0; m == MSG_OK && i < DEBT_SUIT_FIELDS; i++) {
		debt_item_show(&s->items[i], shown);
		pane_set(p, found_names[i], shown);
	}
	return m;
}

static enum msgid found_enter(struct ui *ui, struct pane *p, struct err *err)
{
	const struct found *s = pane_state(p);
	const char *values[DEBT_SUIT_FIELDS];
	char shown[DEBT_VALUE_SIZE], many[12];
	int changed = 0;
	for (int i = 0; i < DEBT_SUIT_FIELDS; i++) {
		values[i] = pane_get(p, found_names[i]);
		debt_item_show(&s->items[i], shown);
		if (strcmp(values[i], shown) == 0)
			values[i] = NULL;
	}
	enum msgid m = debt_suit_save(desk_of(ui), s->account_id, values, &changed, err);
	for (int i = 0; m != MSG_OK && err && i < DEBT_SUIT_FIELDS; i++)
		if (strcmp(err->field, s->items[i].field->name) == 0)
			(void)text_put(err->field, sizeof err->field, found_names[i]);
	if (m != MSG_OK)
		return m;
	(void)text_putf(many, sizeof many, "%d", changed);
	return app_saved(ui, p, MSG_FACT_SAVED, many);
}

static const struct panel panel_FOUND = {
	.id = "FOUND", .title = "Found Out", .flags = PANEL_WINDOW | PANEL_NO_DRAFT,
	.instruction = "Type what is known, press Enter.", .instruction_row = 1,
	.height = 9, .width = 60, .state_size = sizeof(struct found),
	.fields = found_fields, .field_count = ARRAY_SIZE(found_fields),
	.help = "What a suit asks and no call tells: when the statute of limitations runs out, "
		"and whether the consumer is on active duty. Each change is noted with what was "
		"there before.",
	.open = found_open, .enter = found_enter,
};

static enum msgid action(struct ui *ui, struct pane *p, int id, struct err *err)
{
	struct leg *s = pane_state(p);
	switch (id) {
	case APP_RECOMMEND:
		return send(ui, p, err);
	case APP_PACKET:
		print_packet(ui, s);
		return MSG_OK;
	case APP_FOUND:
		app_push(ui, &panel_FOUND, s->subject.account_id, NULL);
		return MSG_OK;
	default:
		return UI_PASS;
	}
}

static enum msgid enter(struct ui *ui, struct pane *p, struct err *err)
{
	(void)p;
	(void)err;
	ui_pop(ui);
	return MSG_OK;
}

static const struct action_use actions[] = { { ACT_REFRESH, NULL }, { APP_FOUND, NULL },
	{ APP_PACKET, NULL }, { APP_RECOMMEND, NULL }, { ACT_NONE, NULL } };

const struct panel panel_LEG = {
	.id = "LEG", .title = "Recommend Legal Action",
	.instruction = "F22 sends it to a lead. Press Enter to return.",
	.flags = PANEL_RECORD | PANEL_RELOAD, .state_size = sizeof(struct leg),
	.fields = fields, .field_count = ARRAY_SIZE(fields), .actions = actions,
	.help = "What speaks for and against a suit, by the client's options: balance, statute of "
		"limitations, means, address, last talk and payment. A lead decides, the client "
		"agrees, counsel sues.",
	.notes = "A criterion that bars the action cannot be passed over: a suit on a time-barred "
		"debt is forbidden (12 CFR 1006.26(b)). What is not known should be found out; F17 "
		"keeps it. Whether somebody serves is not known until the DMDC was asked, and a "
		"default judgment needs an affidavit of it (50 USC 3931).",
	.open = open, .load = load, .enter = enter, .action = action, .close = close,
};
