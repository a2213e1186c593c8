/* SPDX-License-Identifier: MIT */
/* The tables behind the panels as text, for the manual. */
#include "app.h"

static const struct { const char *id; unsigned prereq; const char *text; } panels[] = {
#define PANEL(id_, prereq_, text_) { #id_, prereq_, text_ },
#include "panels.def"
#undef PANEL
};

void app_dump_keys(struct str *out)
{
	for (size_t i = 0; i < app_action_count; i++) {
		const struct action *a = &app_actions[i];
		str_addf(out, "action\t%s\t%s\t%s\t%s\t%s\n", key_label(a->key),
			key_esc_form(a->key), a->command ? a->command : "", a->label, a->help);
	}
	for (size_t i = 0; i < ARRAY_SIZE(panels); i++)
		str_addf(out, "panel\t%s\t%s\n", panels[i].id, panels[i].text);
	for (int code = KEYS_F1; code < KEYS_PREFIX; code++)
		str_addf(out, "key\t%s\t%s\t%s\n", key_label((enum key_code)code),
			key_esc_form((enum key_code)code), key_ctrl_form((enum key_code)code));
}
