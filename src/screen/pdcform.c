/* SPDX-License-Identifier: MIT */
/* The windows of WRKPDC: PDCADD takes items, PDCACT does what needs words or a date. */
#include "pdc.h"

#include "arrears/domain/promise.h"

/* --- taking -------------------------------------------------------------------------------- */

#define COL 22
static const struct field add_fields[] = {
	{ .name = "ACCOUNT", .row = 3, .col = COL, .len = 9, .kind = FIELD_NUM, .use = FIELD_IN,
	  .check = FIELD_ME, .label = "Account", .label_col = 2,
	  .help = "The account that the items pay." },
	{ .name = "KIND", .row = 4, .col = COL, .len = 5, .kind = FIELD_CODE, .use = FIELD_IN,
	  .check = FIELD_ME, .values = "CHECK ACH CARD", .label = "Kind", .label_col = 2,
	  .right = "CHECK, ACH, CARD", .help = "A paper check, a debit of a bank account, or a "
		"payment by card." },
	{ .name = "AMOUNT", .row = 5, .col = COL, .len = 13, .kind = FIELD_MONEY, .use = FIELD_IN,
	  .check = FIELD_ME, .label = "Amount", .label_col = 2, .help = "Of each item." },
	{ .name = "DATE", .row = 6, .col = COL, .len = 8, .kind = FIELD_DATE, .use = FIELD_IN,
	  .check = FIELD_ME, .label = "Dated", .label_col = 2, .right = "First of them",
	  .help = "The date on it: it is never deposited before." },
	{ .name = "COUNT", .row = 7, .col = COL, .len = 2, .kind = FIELD_NUM, .use = FIELD_IN,
	  .text = "1", .min = 1, .max_value = 60, .label = "How many", .label_col = 2,
	  .right = "A month apart",
	  .help = "More than one is a series, a month apart on the same day." },
	{ .name = "LAST", .row = 8, .col = COL, .len = 13, .kind = FIELD_MONEY, .use = FIELD_IN,
	  .label = "Last one", .label_col = 2, .right = "If it differs",
	  .help = "The amount of the last item of a series, where it is another." },
	{ .name = "NUMBER", .row = 9, .col = COL, .len = 16, .use = FIELD_IN,
	  .check = FIELD_NODRAFT, .label = "Check number", .label_col = 2,
	  .help = "Printed on the check. Never an account or card number." },
	{ .name = "LAST4", .row = 10, .col = COL, .len = 4, .kind = FIELD_CHAR, .use = FIELD_IN,
	  .check = FIELD_NODRAFT, .label = "Last four", .label_col = 2,
	  .right = "Of account or card; never more",
	  .help = "The last four digits of the bank account or the card. More is never kept." },
	{ .name = "HOW", .row = 11, .col = COL, .len = 10, .kind = FIELD_CODE, .use = FIELD_IN,
	  .values = "SIGNED ELECTRONIC RECORDED", .label = "Authorized", .label_col = 2,
	  .right = "F4; blank: not yet",
	  .help = "How the consumer authorized it. Repeated debits need SIGNED or ELECTRONIC." },
	{ .name = "COPY", .row = 12, .col = COL, .len = 1, .kind = FIELD_YESNO, .use = FIELD_IN,
	  .text = "N", .label = "Copy given", .label_col = 2,
	  .right = "Y: the consumer has a copy",
	  .help = "Whether the consumer was given a copy of the authorization." },
};

/* Only what can be taken: repeated debits are signed for, or the like (1005.10(b)). */
static bool list_ways(bool recurring, struct choices *out)
{
	choices_title(out, "Authorized", "How         What it means");
	choices_add(out, "SIGNED", "On paper");
	choices_add(out, "ELECTRONIC", "Signed or authenticated electronically");
	if (!recurring)
		choices_add(out, "RECORDED", "Said, and recorded: one item alone");
	return true;
}

static bool add_prompt(struct ui *ui, struct pane *p, const char *field, struct choices *out)
{
	int64_t count = 1;
	if (strcmp(field, "HOW") != 0)
		return false;
	return list_ways(pane_int(ui, p, "COUNT", &count, NULL) == MSG_OK && count > 1, out);
}

static enum msgid add_open(struct ui *ui, struct pane *p, const void *args, struct err *err)
{
	const struct panel_args *a = args;
	(void)ui;
	(void)err;
	if (a->id)
		pane_setf(p, "ACCOUNT", "%lld", (long long)a->id);
	return MSG_OK;
}

static enum msgid add_read(struct ui *ui, struct pane *p, struct instrument_new *n,
	struct err *err)
{
	int64_t count = 0;
	(void)!instrument_parse(pane_get(p, "KIND"), &n->kind);
	enum msgid m = pane_int(ui, p, "ACCOUNT", &n->account_id, err);
	if (m == MSG_OK)
		m = pane_money(ui, p, "AMOUNT", &n->amount, err);
	if (m == MSG_OK)
		m = pane_date(ui, p, "DATE", &n->deposit_on, err);
	if (m == MSG_OK)
		m = pane_int(ui, p, "COUNT", &count, err);
	if (m == MSG_OK)
		m = pane_money(ui, p, "LAST", &n->last_amount, err);
	n->count = count ? (int)count : 1;
	return m;
}

static enum msgid add_enter(struct ui *ui, struct pane *p, struct err *err)
{
	struct instrument_taken taken;
	struct instrument_new n = { .number = pane_get(p, "NUMBER"),
		.last4 = pane_get(p, "LAST4"), .authorized = pane_get(p, "HOW"),
		.copy_given = pane_is_yes(p, "COPY") };
	char count[24], notice[40] = "not needed", first[9], last[9];
	enum msgid m = add_read(ui, p, &n, err);
	if (m == MSG_OK)
		m = instrument_take(desk_of(ui), &n, &taken, err);
	if (m != MSG_OK)
		return m;
	(void)text_putf(count, sizeof count, "%d item%s", taken.count,
		taken.count == 1 ? "" : "s");
	date_show(taken.window.first, first);
	date_show(taken.window.last, last);
	if (taken.window.needed)
		(void)text_putf(notice, sizeof notice, "%s to %s", first, last);
	app_of(ui)->written = true;
	pane_clean(p);
	ui_say(ui, MSG_ITEM_TAKEN, count, notice, NULL);
	ui_pop(ui);
	return MSG_OK;
}

const struct panel panel_PDCADD = {
	.id = "PDCADD", .title = "Take Dated Items", .instruction = "Type choices, press Enter.",
	.instruction_row = 1, .flags = PANEL_WINDOW | PANEL_NO_DRAFT, .height = 13, .width = 60,
	.fields = add_fields, .field_count = ARRAY_SIZE(add_fields),
	.help = "Items that were handed over or agreed on: a check, ACH debits, card payments, "
		"one or a series. Each has its own notice window.",
	.open = add_open, .enter = add_enter, .prompt = add_prompt,
};

/* --- one deed ------------------------------------------------------------------------------ */

static const struct field act_fields[] = {
	{ .name = "ITEM", .row = 2, .col = 2, .len = 56, .use = FIELD_OUT, .role = ROLE_EMPHASIS },
	{ .name = "HINT", .row = 3, .col = 2, .len = 56, .use = FIELD_OUT },
	{ .name = "UNTIL", .row = 5, .col = COL, .len = 8, .kind = FIELD_DATE, .use = FIELD_IN,
	  .label = "Date", .label_col = 2, .help = "For 2 the new date on the item; for 3 the "
		"first day on which it is free again, after today; blank: when it is "
		"released." },
	{ .name = "DETAIL", .row = 6, .col = COL, .len = 36, .max = 60, .use = FIELD_IN,
	  .check = FIELD_LC | FIELD_NODRAFT, .label = "Words", .label_col = 2,
	  .help = "Why; for 9 the bank's return code, for 10 SIGNED, ELECTRONIC or, of "
		"one item alone, RECORDED. F4 lists them." },
};

static const struct { const char *title, *label; bool date, words; } acts[DEED_COUNT] = {
	[DEED_HOLD] = { "Hold Item", "Why, and its first free day; blank: until 6=Release", true,
		true },
	[DEED_RETURN] = { "Return Item", "Return code; F4 for list", false, true },
	[DEED_CANCEL] = { "Cancel Item", "Why it is not deposited any more", false, true },
	[DEED_REVOKE] = { "Stop the Series", "What the consumer said", false, true },
	[DEED_AUTHORIZE] = { "Authorize", "SIGNED or ELECTRONIC, as debits repeat; F4", false,
		true },
	[DEED_MOVE] = { "New Date", "The new date on the item", true, false },
};

static enum msgid act_open(struct ui *ui, struct pane *p, const void *args, struct err *err)
{
	struct pdc_act *s = pane_state(p);
	char sum[MONEY_TEXT_SIZE], day[9];
	(void)ui;
	(void)err;
	*s = *(const struct pdc_act *)args;
	money_show(s->line.row.amount, sum);
	date_show(s->line.row.deposit_on, day);
	pane_title(p, acts[s->deed].title);
	pane_setf(p, "ITEM", "Item %lld: %s of %s dated %s", (long long)s->line.row.id,
		method_word(instrument_name(s->line.row.kind)), sum, day);
	pane_hide(p, "UNTIL", !acts[s->deed].date);
	pane_hide(p, "DETAIL", !acts[s->deed].words);
	pane_set(p, "HINT", s->deed == DEED_AUTHORIZE && !s->line.row.recurring ?
		"SIGNED, ELECTRONIC or RECORDED; F4 for list" : acts[s->deed].label);
	return MSG_OK;
}

static bool act_prompt(struct ui *ui, struct pane *p, const char *field, struct choices *out)
{
	const struct pdc_act *s = pane_state(p);
	(void)ui;
	if (strcmp(field, "DETAIL") == 0 && s->deed == DEED_AUTHORIZE)
		return list_ways(s->line.row.recurring, out);
	if (strcmp(field, "DETAIL") != 0 || s->deed != DEED_RETURN)
		return false;
	choices_title(out, "Return Codes", "Code      What it means");
	for (size_t i = 0; return_code_row(i); i++)
		choices_add(out, return_code_row(i)->code, return_code_row(i)->text);
	return true;
}

static enum msgid perform(struct ui *ui, struct pane *p, struct err *err)
{
	const struct pdc_act *s = pane_state(p);
	struct instrument_row row;
	struct item_act act = { .id = s->line.row.id, .deed = s->deed,
		.detail = pane_get(p, "DETAIL") };
	enum msgid m = pane_date(ui, p, "UNTIL", &act.until, err);
	if (m == MSG_OK)
		m = instrument_do(desk_of(ui), &act, &row, err);
	if (m != MSG_OK)
		return m;
	pane_clean(p);
	pdc_said(ui, &row, s->deed, s->line.row.deposit_on);
	ui_pop(ui);
	return MSG_OK;
}

static void answered(struct ui *ui, void *arg, char reply)
{
	struct err err;
	if (reply != 'Y')
		ui_say(ui, MSG_NOT_REVOKED, NULL);
	else if (perform(ui, arg, &err) != MSG_OK)
		ui_msg(ui, &err);
}

/* It stops all that is drawn on the same: how many, how much, from when. */
static enum msgid ask_revoke(struct ui *ui, struct pane *p, struct err *err)
{
	static const char *const then[INSTRUMENT_COUNT] = {
		[INSTRUMENT_CHECK] = "None of them goes to the bank any more.",
		[INSTRUMENT_ACH] = "There are no further debits.",
		[INSTRUMENT_CARD] = "There are no further charges.",
	};
	const struct instrument_row *row = &((const struct pdc_act *)pane_state(p))->line.row;
	struct item_scope scope;
	char question[160], sum[MONEY_TEXT_SIZE], day[9];
	enum msgid m = instrument_scope(desk_of(ui), row->id, &scope, err);
	if (m != MSG_OK)
		return m;
	money_show(scope.total, sum);
	date_show(scope.first, day);
	if (scope.count)
		(void)text_putf(question, sizeof question, "Revoke %zu %s, %s, from %s? %s",
			scope.count, instrument_words(row->kind, scope.count), sum, day,
			scope.count == 1 && row->kind == INSTRUMENT_CHECK ?
			"It does not go to the bank any more." : then[row->kind]);
	else
		(void)text_putf(question, sizeof question, "Revoke item %lld? None is open: "
			"what is at the bank or came back is not presented again.",
			(long long)row->id);
	ui_ask(ui, &(struct ask_spec){ .title = "Confirm Revoke", .question = question,
		.replies = "Y=Yes|N=No", .by_default = 'N' }, answered, p);
	return MSG_OK;
}

static enum msgid act_enter(struct ui *ui, struct pane *p, struct err *err)
{
	const struct pdc_act *s = pane_state(p);
	return s->deed == DEED_REVOKE ? ask_revoke(ui, p, err) : perform(ui, p, err);
}

const struct panel panel_PDCACT = {
	.id = "PDCACT", .title = "Item", .flags = PANEL_WINDOW | PANEL_NO_DRAFT, .height = 7,
	.width = 60, .state_size = sizeof(struct pdc_act), .fields = act_fields,
	.field_count = ARRAY_SIZE(act_fields),
	.help = "Does one thing to one item of the register. It is kept in the item's history.",
	.open = act_open, .enter = act_enter, .prompt = act_prompt,
};
