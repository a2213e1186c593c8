/* SPDX-License-Identifier: MIT */
/* REVEAL: what the account panel masks, in clear for half a minute. Opening it writes an audit
 * row; paper and clipboard get the mask. */
#include "acc_private.h"

#define REVEAL_SECONDS 30

static const struct field fields[] = {
	{ .name = "NAME", .row = 2, .col = 3, .len = 40, .use = FIELD_OUT, .role = ROLE_EMPHASIS },
	{ .name = "SSN", .row = 4, .col = 30, .len = 14, .use = FIELD_OUT, .check = FIELD_SECRET,
	  .label = "Social Security no.", .label_col = 3 },
	{ .name = "BORN", .row = 5, .col = 30, .len = 14, .use = FIELD_OUT, .check = FIELD_SECRET,
	  .label = "Birth date", .label_col = 3 },
	{ .row = 7, .col = 3, .len = 46, .use = FIELD_CONST,
	  .text = "Logged. Any key closes this; so do 30 seconds." },
};

static void show(struct pane *p, const struct party_secrets *s)
{
	char digits[SEALED_TEXT];
	struct date born;
	text_digits(s->ssn, digits, sizeof digits);
	if (strlen(digits) == 9)
		pane_setf(p, "SSN", "%.3s-%.2s-%s", digits, digits + 3, digits + 5);
	else
		pane_set(p, "SSN", s->ssn[0] ? s->ssn : "Not on file");
	secret_wipe(digits, sizeof digits);
	if (date_parse_iso(s->dob, &born, NULL) == MSG_OK) {
		struct ymd at = date_ymd(born);
		pane_setf(p, "BORN", "%02d/%02d/%04d", at.month, at.day, at.year);
	} else {
		pane_set(p, "BORN", s->dob[0] ? s->dob : "Not on file");
	}
}

static enum msgid open(struct ui *ui, struct pane *p, const void *args, struct err *err)
{
	const struct panel_args *a = args;
	struct party_secrets secrets;
	enum msgid m = view_unmask(desk_of(ui), a->id, &secrets, err);
	if (m != MSG_OK)
		return m;
	pane_set(p, "NAME", a->text);
	show(p, &secrets);
	secret_wipe(&secrets, sizeof secrets);
	pane_expire(p, REVEAL_SECONDS);
	app_of(ui)->written = true;
	return MSG_OK;
}

const struct panel panel_REVEAL = {
	.id = "REVEAL", .title = "Revealed",
	.flags = PANEL_WINDOW | PANEL_NO_EXIT | PANEL_NO_DRAFT | PANEL_NO_WARN | PANEL_ANY_KEY,
	.height = 9, .width = 50,
	.fields = fields, .field_count = ARRAY_SIZE(fields),
	.help = "The Social Security number and birth date in clear, for half a minute. Printing "
		"or copying the screen gives the mask. Each look is in the audit trail.",
	.open = open,
};
