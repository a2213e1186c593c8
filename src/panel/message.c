/* SPDX-License-Identifier: MIT */
/* Additional Message Information: the second level of the messages on the message line. */
#include "ui_priv.h"

struct detail {
	struct err msgs[UI_MSGS_MAX];
	size_t count;
	char panel[12], field[24];
};

static const char *severity_word(enum severity s)
{
	switch (s) {
	case SEV_INFO: return "Information";
	case SEV_WARNING: return "Warning";
	case SEV_ERROR: return "Error";
	case SEV_SERIOUS: return "Serious error";
	case SEV_ENDED: return "Function ended";
	case SEV_SYSTEM: return "System";
	}
	return "";
}

/* "Cause . . . . . :   text", wrapped with two columns of indent. */
static void paragraph(struct pane *p, const char *label, const char *text)
{
	char all[1024];
	size_t starts[32], n;

	text_putf(all, sizeof(all), "%s   %s", label, text);
	n = format_wrap(all, 76, starts, ARRAY_SIZE(starts));
	for (size_t i = 0; i < n; i++) {
		size_t end = i + 1 < n ? starts[i + 1] : strlen(all);

		pane_linef(p, "LINES", ROLE_OUTPUT, "%s%.*s", i ? "  " : "",
			(int)(end - starts[i]), all + starts[i]);
	}
}

static enum msgid detail_open(struct ui *ui, struct pane *p, const void *args, struct err *err)
{
	const struct detail *d = args;
	const struct msg *m = msg_get(d->msgs[0].id);
	char text[1024];

	(void)err;
	pane_set(p, "ID", m->id);
	pane_setf(p, "SEV", "%d", (int)m->severity);
	pane_set(p, "TYPE", severity_word(m->severity));
	pane_setf(p, "SENT", "%s %s", ui->stamp.date, ui->stamp.time);
	pane_set(p, "PANEL", d->panel);
	pane_set(p, "FIELD", d->field);
	for (size_t i = 0; i < d->count; i++) {
		err_first(&d->msgs[i], text, sizeof(text));
		if (i)
			pane_line(p, "LINES", ROLE_TEXT, "");
		if (d->count > 1)
			paragraph(p, "Message ID  . . :", msg_get(d->msgs[i].id)->id);
		paragraph(p, "Message . . . . :", text);
		pane_line(p, "LINES", ROLE_TEXT, "");
		err_cause(&d->msgs[i], text, sizeof(text));
		paragraph(p, "Cause . . . . . :", text);
		err_recovery(&d->msgs[i], text, sizeof(text));
		paragraph(p, "Recovery  . . . :", text);
	}
	return MSG_OK;
}

#define OUT(NAME, LABEL, ROW, LCOL, COL, LEN) \
	{ .name = NAME, .label = LABEL, .row = ROW, .label_col = LCOL, .col = COL, .len = LEN, \
		.use = FIELD_OUT }

static const struct field detail_fields[] = {
	OUT("ID", "Message ID", 4, 2, 28, 9),
	OUT("SEV", "Severity", 4, 40, 68, 4),
	OUT("TYPE", "Message type", 5, 2, 28, 12),
	OUT("SENT", "Sent", 5, 40, 58, 18),
	OUT("PANEL", "Panel", 6, 2, 28, 10),
	OUT("FIELD", "Field", 6, 40, 68, 10),
	{ .name = "LINES", .row = 8, .col = 2, .len = 78, .kind = FIELD_LINES,
		.use = FIELD_OUT },
};

static const struct panel detail_panel = {
	.id = "MSG", .title = "Additional Message Information",
	.flags = PANEL_CONTINUE | PANEL_NO_WARN | PANEL_NO_DRAFT,
	.fields = detail_fields, .field_count = ARRAY_SIZE(detail_fields),
	.help = "Explains the messages shown: what caused them, what to do now, and whether "
		"anything was saved.",
	.open = detail_open,
};

void message_detail(struct ui *ui)
{
	struct detail d = { .count = ui->msg_count };

	memcpy(d.msgs, ui->msgs, ui->msg_count * sizeof(d.msgs[0]));
	text_put(d.panel, sizeof(d.panel), ui->msg_panel);
	text_put(d.field, sizeof(d.field), ui->msg_field);
	ui_clear_msgs(ui);
	ui_push(ui, &detail_panel, &d, sizeof(d));
}
