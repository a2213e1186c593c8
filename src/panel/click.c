/* SPDX-License-Identifier: MIT */
/* The mouse, while it is on: a click moves the cursor; on "F3=Exit" or "More..." it acts. */
#include "ui_priv.h"

/* The words around a cell: all cells beside it that have the role. */
static void words_at(const struct cells *c, const struct key *k, enum role role, struct str *out)
{
	const struct cell *at = cells_at(c, k->row, k->col);
	int from = k->col;

	if (!at || at->role != role)
		return;
	while (from > 1 && cells_at(c, k->row, from - 1)->role == role)
		from--;
	for (int col = from; (at = cells_at(c, k->row, col)) && at->role == role; col++)
		str_add(out, at->text);
}

static enum key_code legend_key(const char *text)
{
	char name[16];

	text_putf(name, sizeof(name), "%.*s", (int)strcspn(text + 1, "=") + 1, text);
	if (strncmp(name, "Esc", 3) == 0)
		return key_by_esc(name[3]);
	return key_by_name(name);
}

void click(struct ui *ui, struct pane *p, const struct key *k)
{
	STR_AUTO legend = str_make(256);
	STR_AUTO scroll = str_make(256);
	enum key_code code = KEYS_NONE;

	if (stops_at(ui, p, k->row, k->col) || !ui->cells)
		return;
	words_at(ui->cells, k, ROLE_FKEYS, &legend);
	words_at(ui->cells, k, ROLE_SCROLL, &scroll);
	if (strchr(legend.d, '='))
		code = legend_key(legend.d);
	else if (strcmp(scroll.d, "More...") == 0)
		code = KEYS_PGDN;
	if (code != KEYS_NONE)
		ui_nav(ui, (struct nav){ .op = NAV_KEY, .number = (int)code });
}
