/* SPDX-License-Identifier: MIT */
/* FCT: terms and facts of one debt. What its kind asks for can be changed; what was placed beside
 * it is read by F18. */
#include "subject.h"

#include "arrears/base/mem.h"
#include "arrears/desk/debtfact.h"

#define SLOTS 10                        /* fields of a kind that are shown */
#define PRODUCTS_MAX 1000

struct fct { struct subject subject; struct debt_sheet *sheet; };

#define OUT(name_, row_, label_, label_col_, col_, len_) \
	{ .name = name_, .row = row_, .col = col_, .len = len_, .use = FIELD_OUT, \
	  .label = label_, .label_col = label_col_ }
#define SLOT(n, row_) \
	{ .name = "L" #n, .row = row_, .col = 2, .len = 22, .use = FIELD_OUT, \
	  .role = ROLE_LABEL }, \
	{ .name = "V" #n, .row = row_, .col = 25, .len = 36, .max = 120, .use = FIELD_IN, \
	  .help = "Blank: not known. The value before is noted." }, \
	{ .name = "H" #n, .row = row_, .col = 63, .len = 17, .use = FIELD_OUT, \
	  .role = ROLE_COMPUTED }

static const struct field fields[] = {
	SUBJECT_FIELDS,
	OUT("CREDITOR", 5, "Creditor", 2, 21, 19), OUT("REF", 6, "Client account", 2, 21, 19),
	OUT("RATE", 7, "Rate a year", 2, 21, 19), OUT("ITEMIZED", 8, "Itemized", 2, 21, 19),
	OUT("OPENED", 5, "Opened", 42, 57, 8), OUT("DELINQUENT", 6, "Delinquent", 42, 57, 8),
	OUT("CHARGED", 7, "Charge-off", 42, 57, 8), OUT("PAID", 8, "Last paid", 42, 57, 22),
	{ .name = "TYPE", .row = 9, .col = 25, .len = 11, .kind = FIELD_CODE, .use = FIELD_IN,
	  .check = FIELD_ME, .label = "Type of debt", .label_col = 2, .right = "F4 for list",
	  .help = "The kind of debt. It decides which facts are asked below: change it, press "
		"Enter, and they are there." },
	{ .name = "PRODUCT", .row = 10, .col = 25, .len = 16, .use = FIELD_IN,
	  .label = "Product", .label_col = 2,
	  .help = "The code in the client's price list of what was sold; F4 looks it up." },
	{ .name = "SOLD", .row = 10, .col = 43, .len = 36, .use = FIELD_OUT },
	SLOT(0, 12), SLOT(1, 13), SLOT(2, 14), SLOT(3, 15), SLOT(4, 16), SLOT(5, 17),
	SLOT(6, 18), SLOT(7, 19), SLOT(8, 20), SLOT(9, 21),
};

static const char *slot(char kind, size_t i, char out[3])
{
	(void)text_putf(out, 3, "%c%zu", kind, i);
	return out;
}

static const char *kind_words(enum debt_kind k)
{
	static const char *const words[] = { [DEBT_TEXT] = "", [DEBT_DATE] = "Date",
		[DEBT_AMOUNT] = "Amount", [DEBT_FLAG] = "Y or N", [DEBT_PHONE] = "Ten digits",
		[DEBT_LAST4] = "Four digits only" };
	return words[k];
}

static const char *kind_help(enum debt_kind k)
{
	static const char *const words[] = { [DEBT_TEXT] = "What is known of it, in words.",
		[DEBT_DATE] = "Type MMDDYY, 11/24 or 2026-11-24.",
		[DEBT_AMOUNT] = "Dollars with at most two decimals.",
		[DEBT_FLAG] = "Y for yes, N for no.", [DEBT_PHONE] = "A phone number, ten digits.",
		[DEBT_LAST4] = "The last four digits only." };
	return words[k];
}

static void label_text(const char *label, char out[TEXT_BYTES(22)])
{
	size_t n = strlen(label);
	(void)text_put(out, TEXT_BYTES(22), label);
	if (n >= 19)
		return;
	for (out[n++] = ' '; n < 21; n++)
		out[n] = n % 2 ? '.' : ' ';
	out[n] = '\0';
}

static void show_slots(struct pane *p, const struct debt_sheet *d)
{
	char name[3];
	for (size_t i = 0; i < SLOTS; i++) {
		bool there = i < d->count;
		const struct debt_field *f = there ? d->items[i].field : NULL;
		char value[DEBT_VALUE_SIZE] = "", label[TEXT_BYTES(22)] = "";
		if (there) {
			debt_item_show(&d->items[i], value);
			label_text(f->label, label);
		}
		pane_set(p, slot('L', i, name), label);
		pane_set(p, slot('V', i, name), value);
		pane_hide(p, slot('V', i, name), !there);
		if (there)
			pane_describe(p, slot('V', i, name), f->label, kind_help(f->kind));
		pane_set(p, slot('H', i, name), there ? kind_words(f->kind) : "");
	}
}

static void show_terms(struct pane *p, const struct debt_sheet *d)
{
	const struct account_row *a = &d->account;
	char amount[MONEY_TEXT_SIZE], day[9];
	pane_set(p, "CREDITOR", a->original_creditor[0] ? a->original_creditor : a->client_name);
	pane_set(p, "REF", a->client_account);
	if (d->terms.rate_millionths < 0)
		pane_set(p, "RATE", "None placed");
	else
		pane_setf(p, "RATE", "%lld.%04lld %%", (long long)d->terms.rate_millionths / 10000,
			(long long)d->terms.rate_millionths % 10000);
	date_show(a->itemization_on, day);
	money_show(d->terms.itemization, amount);
	pane_setf(p, "ITEMIZED", "%s %s", day, d->terms.has_itemization ? amount : "");
	pane_set_date(p, "OPENED", a->opened_on);
	pane_set_date(p, "DELINQUENT", a->delinquent_on);
	pane_set_date(p, "CHARGED", a->charged_off_on);
	date_show(a->last_paid_on, day);
	money_show_blank_zero(a->last_paid, amount);
	pane_setf(p, "PAID", "%s %s", day, amount);
}

static void show(struct pane *p, const struct fct *s)
{
	const struct debt_sheet *d = s->sheet;
	char price[MONEY_TEXT_SIZE];
	subject_show(p, &s->subject);
	show_terms(p, d);
	pane_set(p, "TYPE", debt_type_name(d->type));
	pane_right(p, "TYPE", debt_type_label(d->type));
	pane_set(p, "PRODUCT", d->product_code);
	money_show(d->product.price, price);
	pane_set(p, "SOLD", "");
	if (d->has_product)
		pane_setf(p, "SOLD", "%s  %s", price, d->product.name);
	show_slots(p, d);
}

/* --- hooks --------------------------------------------------------------------------------- */

static enum msgid open(struct ui *ui, struct pane *p, const void *args, struct err *err)
{
	struct fct *s = pane_state(p);
	enum msgid m = subject_open(ui, args, &s->subject, err);
	if (m == MSG_OK)
		s->sheet = mem_alloc(1, sizeof *s->sheet);
	return m;
}

static void close(struct ui *ui, struct pane *p)
{
	struct fct *s = pane_state(p);
	subject_close(ui, &s->subject);
	free(s->sheet);
}

static enum msgid load(struct ui *ui, struct pane *p, struct err *err)
{
	struct fct *s = pane_state(p);
	enum msgid m = debt_sheet_load(desk_of(ui), s->subject.account_id, s->sheet, err);
	if (m == MSG_OK)
		show(p, s);
	return m;
}

/* A field of the desk's is marked in the slot where it stands. */
static void place_error(const struct debt_sheet *d, struct err *err)
{
	char name[3];
	for (size_t i = 0; err && i < d->count; i++)
		if (strcmp(d->items[i].field->name, err->field) == 0) {
			(void)text_put(err->field, sizeof err->field, slot('V', i, name));
			return;
		}
}

/* Dates, amounts and phones are shown edited; what was not touched stays as it is kept. */
static void take_values(struct pane *p, const struct debt_sheet *d, struct debt_change *c)
{
	char name[3], shown[DEBT_VALUE_SIZE];
	for (size_t i = 0; i < d->count && i < SLOTS; i++) {
		const char *typed = pane_get(p, slot('V', i, name));
		debt_item_show(&d->items[i], shown);
		c->values[i] = strcmp(typed, shown) == 0 ? NULL : typed;
		c->count = i + 1;
	}
}

static enum msgid enter(struct ui *ui, struct pane *p, struct err *err)
{
	struct fct *s = pane_state(p);
	struct debt_change c = { .account_id = s->subject.account_id,
		.type = debt_type_of(pane_get(p, "TYPE")), .product = pane_get(p, "PRODUCT") };
	int changed = 0;
	char many[12];
	if (c.type == DEBT_OTHER && strcmp(pane_get(p, "TYPE"), debt_type_name(c.type)) != 0)
		return err_set(err, MSG_FACT_TYPE, "TYPE", pane_get(p, "TYPE"), NULL);
	bool other = c.type != s->sheet->type;
	take_values(p, s->sheet, &c);
	enum msgid m = debt_sheet_save(desk_of(ui), &c, &changed, err);
	if (m != MSG_OK) {
		place_error(s->sheet, err);
		return m;
	}
	if (changed == 0) {
		ui_pop(ui);
		return MSG_OK;
	}
	(void)text_putf(many, sizeof many, "%d", changed);
	if (!other)
		return app_saved(ui, p, MSG_FACT_SAVED, many);
	app_of(ui)->written = true;
	pane_clean(p);
	ui_say(ui, MSG_FACT_SAVED, many, NULL);
	m = load(ui, p, err);
	pane_focus(p, "V0");
	return m;
}

static void add_fact(struct str *text, const struct debtfact *f)
{
	char label[32];
	(void)text_put(label, sizeof label, f->name);
	for (char *c = label; *c; c++)
		if (*c == '_')
			*c = ' ';
	if (label[0] >= 'a' && label[0] <= 'z')
		label[0] = (char)(label[0] - 'a' + 'A');
	str_addf(text, "%-22s %s\n", label, f->value);
}

static enum msgid action(struct ui *ui, struct pane *p, int id, struct err *err)
{
	const struct fct *s = pane_state(p);
	const struct debt_sheet *d = s->sheet;
	STR_AUTO text = str_make(32768);
	(void)err;
	if (id != APP_PLACED)
		return UI_PASS;
	if (d->has_product)
		str_addf(&text, "%s: %s\n%s\n\n", d->product.code, d->product.name,
			d->product.notes[0] ? d->product.notes : "(no notes on the product)");
	for (size_t i = 0; i < d->other_count; i++)
		add_fact(&text, &d->others[i]);
	if (text.len == 0)
		str_add(&text, "Nothing else was placed with this debt.");
	ui_show_text(ui, "Placed Facts", text.d);
	return MSG_OK;
}

static void prompt_products(struct ui *ui, const struct fct *s, struct choices *out)
{
	AUTO_FREE struct product_row *rows = mem_alloc(PRODUCTS_MAX, sizeof *rows);
	struct product_seek seek = { s->sheet->account.client_id, "" };
	size_t n = 0;
	choices_title(out, "Price List", "Code        Price  Name");
	if (products_of(desk_of(ui), &seek, rows, PRODUCTS_MAX, &n, NULL) != MSG_OK)
		return;
	for (size_t i = 0; i < n; i++) {
		char price[MONEY_TEXT_SIZE], text[96];
		money_show(rows[i].price, price);
		(void)text_putf(text, sizeof text, "%10s  %s", price, rows[i].name);
		choices_add(out, rows[i].code, text);
	}
}

static bool prompt(struct ui *ui, struct pane *p, const char *field, struct choices *out)
{
	const struct fct *s = pane_state(p);
	if (strcmp(field, "PRODUCT") == 0) {
		prompt_products(ui, s, out);
		return true;
	}
	if (strcmp(field, "TYPE") != 0)
		return false;
	choices_title(out, "Type of Debt", "Type         Meaning");
	for (int t = 0; t < DEBT_TYPE_COUNT; t++)
		choices_add(out, debt_type_name((enum debt_type)t),
			debt_type_label((enum debt_type)t));
	return true;
}

static const struct action_use actions[] = { { ACT_PROMPT, NULL }, { ACT_REFRESH, NULL },
	{ APP_PLACED, NULL }, { ACT_NONE, NULL } };

const struct panel panel_FCT = {
	.id = "FCT", .title = "Terms and Facts", .flags = PANEL_RECORD | PANEL_NO_DRAFT,
	.state_size = sizeof(struct fct), .fields = fields, .field_count = ARRAY_SIZE(fields),
	.actions = actions, .first = "V0",
	.help = "The terms of the debt, and what its kind asks for: a returned check its number, "
		"bank and date, a damage claim its adjuster, a mortgage its stage. Type what is "
		"known and press Enter; each change is noted with what was there before.",
	.notes = "Card and account numbers are refused: the last four digits are enough.",
	.open = open, .load = load, .enter = enter, .action = action, .prompt = prompt,
	.close = close,
};
