/* SPDX-License-Identifier: MIT */
/* OVERRIDE: a lead on the spot lets one call past the frequency presumption, with a reason that
 * 12 CFR 1006.14(b)(2)(i)-2 knows. */
#include "acc_private.h"

#include "arrears/desk/call.h"

struct override { int64_t account_id; };

static const struct field fields[] = {
	{ .name = "PHONE", .row = 2, .col = 30, .len = 2, .kind = FIELD_NUM, .use = FIELD_IN,
	  .check = FIELD_ME, .label = "Phone", .label_col = 3, .right = "Number in the list",
	  .min = 1, .max_value = 99, .help = "The number of the phone in the account's list." },
	{ .name = "REASON", .row = 3, .col = 30, .len = 6, .kind = FIELD_CODE, .use = FIELD_IN,
	  .check = FIELD_ME, .label = "Reason", .label_col = 3, .right = "F4 for list",
	  .values = "=OVERRIDES",
	  .help = "Why the call is not harassment although it passes the presumed limit." },
	{ .name = "LEAD", .row = 5, .col = 30, .len = 10, .kind = FIELD_CODE, .use = FIELD_IN,
	  .check = FIELD_ME, .label = "Lead", .label_col = 3,
	  .help = "The lead who allows the call." },
	{ .name = "PASSWORD", .row = 6, .col = 30, .len = 30, .kind = FIELD_PASSWORD,
	  .use = FIELD_IN, .check = FIELD_ME | FIELD_NODRAFT, .label = "Password", .label_col = 3,
	  .help = "The lead's own password. It is not shown." },
};

static enum msgid open(struct ui *ui, struct pane *p, const void *args, struct err *err)
{
	const struct panel_args *a = args;
	struct override *o = pane_state(p);
	(void)ui;
	(void)err;
	o->account_id = a->id;
	if (strlen(a->text) <= 2)
		pane_set(p, "PHONE", a->text);
	return MSG_OK;
}

static bool prompt(struct ui *ui, struct pane *p, const char *field, struct choices *out)
{
	(void)ui;
	(void)p;
	if (strcmp(field, "REASON") != 0)
		return false;
	choices_title(out, "Reasons for an Override", "Code    Reason");
	for (size_t i = 0; gate_override_at(i); i++)
		choices_add(out, gate_override_at(i)->code, gate_override_at(i)->text);
	return true;
}

static enum msgid enter(struct ui *ui, struct pane *p, struct err *err)
{
	const struct override *o = pane_state(p);
	struct desk *d = desk_of(ui);
	struct call_override by;
	struct call_opened opened;
	int64_t phone = 0;
	enum msgid m = pane_int(ui, p, "PHONE", &phone, err);
	if (m == MSG_OK)
		m = call_override_by(d, pane_get(p, "LEAD"), pane_get(p, "PASSWORD"),
			pane_get(p, "REASON"), &by, err);
	if (m != MSG_OK)
		return m;
	struct call_request req = { .account_id = o->account_id, .phone = (int)phone,
		.override = &by };
	m = call_open(d, &req, &opened, err);
	if (m == MSG_OK) {
		app_of(ui)->written = true;
		ui_pop(ui);
	}
	return m;
}

const struct panel panel_OVERRIDE = {
	.id = "OVERRIDE", .title = "Override by a Lead",
	.flags = PANEL_WINDOW | PANEL_NO_EXIT | PANEL_NO_DRAFT | PANEL_NO_WARN,
	.height = 7, .width = 60, .state_size = sizeof(struct override),
	.fields = fields, .field_count = ARRAY_SIZE(fields),
	.help = "A lead allows one call past the limit of calls, on the spot, with a reason. It is "
		"kept as an exception with both names.",
	.open = open, .prompt = prompt, .enter = enter,
};
