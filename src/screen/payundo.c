/* SPDX-License-Identifier: MIT */
/* REVERSE and NSF: the windows that take an entry back. Nothing is removed: an equal and opposite
 * entry is added. */
#include "pay.h"

#include "arrears/base/mem.h"
#include "arrears/desk/post.h"
#include "arrears/domain/instrument.h"

struct undo {
	struct subject subject;
	struct money_entry *entry;
	bool nsf;
};

void undo_open(struct ui *ui, int64_t account_id, int64_t ledger_id, bool nsf)
{
	struct panel_args args = { .id = account_id, .other = ledger_id };
	ui_push(ui, nsf ? &panel_NSF : &panel_REVERSE, &args, sizeof args);
}

static enum msgid find_entry(struct ui *ui, const struct panel_args *args, struct undo *s,
	struct err *err)
{
	struct desk *d = desk_of(ui);
	int64_t id = args->other;
	enum msgid m = id ? MSG_OK :
		money_latest_payment(d, s->subject.account_id, &id, err);
	if (m == MSG_OK && id == 0)
		return err_set(err, MSG_NO_PAYMENT, "", NULL);
	if (m == MSG_OK)
		m = money_entry(d, id, s->entry, err);
	return m;
}

static enum msgid refuse(const struct undo *s, struct err *err)
{
	const struct ledger_row *r = &s->entry->row;
	char number[24], by[24];
	(void)text_putf(number, sizeof number, "%lld", (long long)r->e.id);
	(void)text_putf(by, sizeof by, "%lld", (long long)r->reversed_by);
	if (r->reversed_by)
		return err_set(err, MSG_TAKEN_BACK, "", number, by, NULL);
	if (entry_is_undoing(r->e.type))
		return err_set(err, MSG_IS_TAKING_BACK, "", number, NULL);
	if (s->nsf && r->e.type != ENTRY_PAYMENT)
		return err_set(err, MSG_NOT_RETURNABLE, "", number, NULL);
	return MSG_OK;
}

static enum msgid open_for(struct ui *ui, struct pane *p, const void *args, struct err *err)
{
	struct undo *s = pane_state(p);
	enum msgid m = subject_open(ui, args, &s->subject, err);
	if (m != MSG_OK)
		return m;
	s->entry = mem_alloc(1, sizeof *s->entry);
	m = find_entry(ui, args, s, err);
	if (m == MSG_OK)
		m = refuse(s, err);
	if (m != MSG_OK) {
		free(s->entry);
		subject_close(ui, &s->subject);
	}
	return m;
}

static enum msgid reverse_open(struct ui *ui, struct pane *p, const void *args, struct err *err)
{
	return open_for(ui, p, args, err);
}

static enum msgid nsf_open(struct ui *ui, struct pane *p, const void *args, struct err *err)
{
	((struct undo *)pane_state(p))->nsf = true;
	return open_for(ui, p, args, err);
}

static void close(struct ui *ui, struct pane *p)
{
	const struct undo *s = pane_state(p);
	free(s->entry);
	subject_close(ui, &s->subject);
}

static void show_fee(struct pane *p, const struct money_entry *e)
{
	char fee[MONEY_TEXT_SIZE], text[TEXT_BYTES(120)] =
		"No fee is charged: the client has none with an authority.";
	money_show(e->fee, fee);
	if (e->fee.cents)
		(void)text_putf(text, sizeof text, "The client's fee of %s is charged: %s", fee,
			e->fee_authority);
	pane_lines_clear(p, "FEE");
	pane_paragraph(p, "FEE", ROLE_COMPUTED, text);
}

static enum msgid load(struct ui *ui, struct pane *p, struct err *err)
{
	const struct undo *s = pane_state(p);
	const struct ledger_row *r = &s->entry->row;
	char day[9], by[20], money[MONEY_TEXT_SIZE];
	(void)ui;
	(void)err;
	date_show(r->e.effective_on, day);
	money_show(r->total, money);
	pane_setf(p, "WHO", "%lld  %s", (long long)s->subject.account_id, s->subject.name);
	text_upper(r->e.method, by, sizeof by);
	pane_setf(p, "WHAT", "%s of %s, %s %s", entry_type_text(r->e.type), day, money, by);
	if (s->nsf)
		show_fee(p, s->entry);
	return MSG_OK;
}

/* What was taken back leaves money: with the payer, held here, or where it never was ours. */
static enum msgid where_it_lies(bool nsf, const struct post_undone *out)
{
	if (out->held.cents)
		return MSG_ENTRY_BACK_HELD;
	if (out->fee.cents)
		return MSG_ENTRY_BACK_FEE;
	return nsf ? MSG_ENTRY_RETURNED : MSG_ENTRY_BACK;
}

static enum msgid enter(struct ui *ui, struct pane *p, struct err *err)
{
	const struct undo *s = pane_state(p);
	struct post_undo u = { .ledger_id = s->entry->row.e.id, .nsf = s->nsf,
		.code = s->nsf ? pane_get(p, "CODE") : "", .reason = pane_get(p, "REASON") };
	struct post_undone out;
	char number[24], balance[MONEY_TEXT_SIZE], fee[MONEY_TEXT_SIZE], held[MONEY_TEXT_SIZE];
	enum msgid m = post_reverse(desk_of(ui), &u, &out, err);
	if (m != MSG_OK)
		return m;
	(void)text_putf(number, sizeof number, "%lld", (long long)u.ledger_id);
	money_show(out.balance, balance);
	money_show(out.fee, fee);
	money_show(out.held, held);
	app_of(ui)->written = true;
	pane_clean(p);
	ui_say(ui, where_it_lies(s->nsf, &out), number, balance, out.held.cents ? held : fee, NULL);
	ui_pop(ui);
	return MSG_OK;
}

static bool prompt(struct ui *ui, struct pane *p, const char *field, struct choices *out)
{
	const struct return_code *c;
	(void)ui;
	(void)p;
	if (strcmp(field, "CODE") != 0)
		return false;
	choices_title(out, "Return Codes", "Code  What the bank says");
	for (size_t i = 0; (c = return_code_row(i)) != NULL; i++)
		choices_add(out, c->code, c->text);
	return true;
}

#define HEAD \
	{ .name = "WHO", .row = 1, .col = 2, .len = 60, .use = FIELD_OUT, \
	  .role = ROLE_EMPHASIS }, \
	{ .name = "WHAT", .row = 2, .col = 2, .len = 60, .use = FIELD_OUT }

static const struct field reverse_fields[] = {
	HEAD,
	{ .name = "REASON", .row = 6, .col = 18, .len = 42, .max = 60, .use = FIELD_IN,
	  .check = FIELD_ME | FIELD_LC | FIELD_NODRAFT, .label = "Reason", .label_col = 2,
	  .help = "Why it is taken back, in words. It is kept with the new entry." },
};

static const struct field nsf_fields[] = {
	HEAD,
	{ .name = "CODE", .row = 6, .col = 18, .len = 8, .kind = FIELD_CODE, .use = FIELD_IN,
	  .check = FIELD_ME | FIELD_NODRAFT, .label = "Return code", .label_col = 2,
	  .right = "R01, R02 ..., F4 for list",
	  .help = "The code on the bank's notice. It decides whether the item may be presented "
		"again." },
	{ .name = "REASON", .row = 7, .col = 18, .len = 42, .max = 60, .use = FIELD_IN,
	  .check = FIELD_LC | FIELD_NODRAFT, .label = "Remark", .label_col = 2,
	  .help = "What else is to be remembered. May be blank." },
	{ .name = "FEE", .row = 9, .col = 2, .len = 60, .rows = 2, .kind = FIELD_LINES,
	  .use = FIELD_OUT },
};

#define UNDO_PANEL(id_, title_, height_, fields_, help_, ...) { \
	.id = id_, .title = title_, .instruction = "Type choices, press Enter.", \
	.instruction_row = 4, .flags = PANEL_WINDOW | PANEL_NO_DRAFT, .height = height_, \
	.width = 62, .state_size = sizeof(struct undo), \
	.fields = fields_, .field_count = ARRAY_SIZE(fields_), .help = help_, \
	.load = load, .enter = enter, .close = close, __VA_ARGS__ }

const struct panel panel_REVERSE = UNDO_PANEL("REVERSE", "Reverse Entry", 9, reverse_fields,
	"Takes the entry back by an equal and opposite one of the same value date, so that "
	"interest "
	"runs as if it had never been. Both entries stay. An entry is taken back once.",
	.open = reverse_open);
const struct panel panel_NSF = UNDO_PANEL("NSF", "Returned Payment", 13, nsf_fields,
	"The bank returned a payment: it is taken back, a promise it kept is broken again, and the "
	"client's fee is charged if there is one with an authority (12 CFR 1006.22(b)). An "
	"account with no promise or plan left is NSF and due today. NSF on the command line takes "
	"the latest payment.",
	.open = nsf_open, .prompt = prompt);
