/* SPDX-License-Identifier: MIT */
/* F24 and F10: what works here, with both key forms and the command; Enter runs one. */
#include "ui_priv.h"

/* Keys that edit and move, the same on every panel. */
static const struct { enum key_code code; const char *does; } moving[] = {
	{ KEYS_PGDN, "Next page" },
	{ KEYS_PGUP, "Previous page" },
	{ KEYS_TOP, "Top" },
	{ KEYS_BOTTOM, "Bottom" },
	{ KEYS_NEWLINE, "Next line, 1st field" },
	{ KEYS_FIELD_EXIT, "Field Exit" },
	{ KEYS_FIELD_MINUS, "Field Minus" },
	{ KEYS_DUP, "Repeat last value" },
	{ KEYS_ERASE_INPUT, "Erase input" },
	{ KEYS_UNDO_FIELD, "Undo field" },
	{ KEYS_INSERT, "Insert or type over" },
	{ KEYS_COMMAND, "Command line" },
	{ KEYS_LEGEND, "Legend style" },
	{ KEYS_COPY_FIELD, "Copy field" },
	{ KEYS_COPY_PANEL, "Copy panel" },
	{ KEYS_MOUSE_TOGGLE, "Mouse on or off" },
	{ KEYS_RESET, "Reset" },
	{ KEYS_REDRAW, "Redraw" },
};

static void add(struct choices *c, char type, int number, const char *text)
{
	char value[16];

	text_putf(value, sizeof(value), "%c%d", type, number);
	choices_add(c, value, text);
}

static void run_chosen(struct ui *ui, void *arg, const char *value)
{
	int64_t number;

	(void)arg;
	if (!value || text_to_int(value + 1, 0, INT32_MAX, &number, NULL) != MSG_OK)
		return;
	if (value[0] == 'A')
		ui_action(ui, (int)number);
	else
		ui_nav(ui, (struct nav){ .op = NAV_KEY, .number = (int)number });
}

void keys_window(struct ui *ui, struct pane *p, bool only_record)
{
	struct choices c = { .hide_value = true };
	int ids[128];
	size_t n = action_list(ui, p, ids, ARRAY_SIZE(ids));
	char text[96], buf[24];

	choices_title(&c, only_record ? "Actions" : "Keys and Actions",
		"Key        Other      Action                Command");
	for (size_t i = 0; i < n; i++) {
		const struct action *a = action_find(ui, ids[i]);

		if (!a || (only_record && !a->record))
			continue;
		text_putf(text, sizeof(text), "%-10s %-10s %-21s %s",
			a->key ? key_label(a->key) : "-", a->key ? key_esc_form(a->key) : "-",
			action_label(ui, p, ids[i], buf, sizeof(buf)),
			a->command ? a->command : "-");
		add(&c, 'A', ids[i], text);
	}
	for (size_t i = 0; i < ARRAY_SIZE(moving) && !only_record; i++) {
		const char *ctrl = key_ctrl_form(moving[i].code);

		text_putf(text, sizeof(text), "%-10s %-10s %-21s -",
			ctrl[0] ? ctrl : key_label(moving[i].code), key_esc_form(moving[i].code),
			moving[i].does);
		add(&c, 'K', (int)moving[i].code, text);
	}
	prompt_keys_list(ui, &c, run_chosen, NULL);
}
