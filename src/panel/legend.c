/* SPDX-License-Identifier: MIT */
/* Which actions a panel has, and the legends made from them. */
#include <ctype.h>

#include "ui_priv.h"

static const struct action engine[] = {
	{ ACT_HELP, KEYS_F1, ACT_KIND_ATTN, NULL, "Help",
		"Explains the field, option or message at the cursor; F2 there explains the panel.",
		0, false },
	{ ACT_EXTENDED, KEYS_F2, ACT_KIND_ATTN, NULL, "Extended help",
		"Explains the whole panel.", 0, false },
	{ ACT_EXIT, KEYS_F3, ACT_KIND_ATTN, NULL, "Exit",
		"Leaves the task and returns to where it was started.", 0, false },
	{ ACT_PROMPT, KEYS_F4, ACT_KIND_FIELD, NULL, "Prompt",
		"Lists what can be typed into the field; on a date, a calendar.", 0, false },
	{ ACT_REFRESH, KEYS_F5, ACT_KIND_ATTN, NULL, "Refresh",
		"Reads the panel again and drops what was typed.", 0, false },
	{ ACT_RETRIEVE, KEYS_F9, ACT_KIND_ATTN, NULL, "Retrieve",
		"Brings back the last command; again for the one before.", 0, false },
	{ ACT_ACTIONS, KEYS_F10, ACT_KIND_ATTN, NULL, "Actions",
		"Lists what can be done with this record, with its keys; Enter runs one.",
		0, false },
	{ ACT_VIEW, KEYS_F11, ACT_KIND_ATTN, NULL, "View",
		"Shows the next view of the same records.", 0, false },
	{ ACT_CANCEL, KEYS_F12, ACT_KIND_ATTN, NULL, "Cancel",
		"Goes back one panel.", 0, false },
	{ ACT_REPEAT, KEYS_F13, ACT_KIND_ATTN, NULL, "Repeat",
		"Copies the option at the cursor to every row below it.", 0, false },
	{ ACT_SUBSET, KEYS_F17, ACT_KIND_FIELD, NULL, "Subset",
		"Keeps only the rows that match.", 0, false },
	{ ACT_SORT, KEYS_F18, ACT_KIND_FIELD, NULL, "Sort",
		"Puts the rows in another order.", 0, false },
	{ ACT_ENTIRE, KEYS_F22, ACT_KIND_FIELD, NULL, "Entire field",
		"Shows all of a field that is longer than its place.", 0, false },
	{ ACT_OPTIONS, KEYS_F23, ACT_KIND_ATTN, NULL, "More options",
		"Turns to the next options of the list.", 0, false },
	{ ACT_KEYS, KEYS_F24, ACT_KIND_ATTN, NULL, "More keys",
		"Lists every key and action that works here; Enter runs one.", 0, false },
	{ ACT_PRINT, KEYS_PRINT, ACT_KIND_ATTN, NULL, "Print",
		"Prints the text of the panel, masked as shown.", 0, false },
	{ ACT_ATTN, KEYS_ATTN, ACT_KIND_ATTN, NULL, "System menu",
		"Messages, lock, sign off.", 0, false },
};

const struct action *action_engine(size_t i)
{
	return i < ARRAY_SIZE(engine) ? &engine[i] : NULL;
}

const struct action *action_find(const struct ui *ui, int id)
{
	for (size_t i = 0; i < ARRAY_SIZE(engine); i++)
		if (engine[i].id == id)
			return &engine[i];
	for (size_t i = 0; i < ui->config.action_count; i++)
		if (ui->config.actions[i].id == id)
			return &ui->config.actions[i];
	return NULL;
}

static const struct action_use *find_use(const struct pane *p, int id)
{
	for (const struct action_use *u = p->panel->actions; u && u->id != ACT_NONE; u++)
		if (u->id == id)
			return u;
	return NULL;
}

static bool uses_key(const struct ui *ui, const struct pane *p, enum key_code code)
{
	for (const struct action_use *u = p->panel->actions; u && u->id != ACT_NONE; u++) {
		const struct action *a = action_find(ui, u->id);

		if (a && a->key == code)
			return true;
	}
	return false;
}

/* What every panel about a record has; the panel's own use of the key comes first. */
static bool is_shared(const struct ui *ui, const struct pane *p, int id)
{
	const struct action_use *u = ui->config.record_actions;

	if (!(p->panel->flags & PANEL_RECORD) || find_use(p, id))
		return false;
	for (; u && u->id != ACT_NONE; u++) {
		const struct action *a = action_find(ui, u->id);

		if (u->id == id)
			return a && !uses_key(ui, p, a->key) &&
				!(a->command && strcmp(a->command, p->panel->id) == 0);
	}
	return false;
}

static int option_pages(const struct ui *ui, const struct pane *p);

static bool has_prompt(const struct pane *p)
{
	if ((p->panel->flags & PANEL_COMMAND) || p->panel->prompt)
		return true;
	for (size_t i = 0; i < p->field_count; i++)
		if (p->fields[i].f->use == FIELD_IN && (p->fields[i].f->values ||
			p->fields[i].f->kind == FIELD_DATE ||
			(p->fields[i].f->check & FIELD_CALC)))
			return true;
	return false;
}

static int views_of(const struct pane *p)
{
	if (p->views)
		return p->views;
	return p->panel->list && !p->wide ? p->panel->list->views : 0;
}

static bool implied(const struct ui *ui, const struct pane *p, int id)
{
	unsigned flags = p->panel->flags;
	const struct list *l = p->panel->list;

	switch (id) {
	case ACT_HELP:
		return !(flags & PANEL_ANY_KEY);
	case ACT_PRINT:
	case ACT_ATTN:
		return true;
	case ACT_EXIT:
		return !(flags & (PANEL_NO_EXIT | PANEL_CONFIRM)) && !pane_is_window(p);
	case ACT_CANCEL:
		return !(flags & PANEL_NO_CANCEL);
	case ACT_KEYS:
		return !(flags & PANEL_CONFIRM) && !(flags & PANEL_NO_HEAD) && !pane_is_window(p);
	case ACT_PROMPT:
		return has_prompt(p);
	case ACT_RETRIEVE:
		return (flags & PANEL_COMMAND) != 0;
	case ACT_VIEW:
		return views_of(p) > 1;
	case ACT_REPEAT:
		return l && l->opt && !pane_is_window(p);
	case ACT_SUBSET:
		return l && l->subset_prompt;
	case ACT_SORT:
		return l && l->sorts;
	case ACT_OPTIONS:
		return l && l->opt && option_pages(ui, p) > 1;
	default:
		return false;
	}
}

/* With 132 columns every view is there at once: nothing to turn. */
static bool nothing_to_turn(const struct pane *p, int id)
{
	return id == ACT_VIEW && p->panel->list && p->panel->list->views > 1 && views_of(p) <= 1;
}

static bool has_action(const struct ui *ui, const struct pane *p, int id)
{
	if (nothing_to_turn(p, id))
		return false;
	return find_use(p, id) || is_shared(ui, p, id) || implied(ui, p, id);
}

/* What the panel itself declares comes first, so that its F7 wins over the table's. */
size_t action_list(const struct ui *ui, const struct pane *p, int *ids, size_t max)
{
	size_t n = 0;

	for (int code = KEYS_F1; code < KEYS_COUNT && n < max; code++)
		for (size_t i = 0; i < ARRAY_SIZE(engine) + ui->config.action_count; i++) {
			const struct action *a = i < ARRAY_SIZE(engine) ? &engine[i] :
				&ui->config.actions[i - ARRAY_SIZE(engine)];

			if ((int)a->key == code && n < max && has_action(ui, p, a->id))
				ids[n++] = a->id;
		}
	for (const struct action_use *u = p->panel->actions; u && u->id != ACT_NONE; u++) {
		const struct action *a = action_find(ui, u->id);

		if (a && a->key == KEYS_NONE && n < max)
			ids[n++] = a->id;
	}
	return n;
}

int action_by_key(const struct ui *ui, const struct pane *p, enum key_code code)
{
	for (const struct action_use *u = p->panel->actions; u && u->id != ACT_NONE; u++) {
		const struct action *a = action_find(ui, u->id);

		if (a && a->key == code && !nothing_to_turn(p, a->id))
			return a->id;
	}
	for (const struct action_use *u = ui->config.record_actions; u && u->id != ACT_NONE; u++) {
		const struct action *a = action_find(ui, u->id);

		if (a && a->key == code && is_shared(ui, p, u->id))
			return a->id;
	}
	for (size_t i = 0; i < ARRAY_SIZE(engine); i++)
		if (engine[i].key == code && implied(ui, p, engine[i].id))
			return engine[i].id;
	/* Without a command line F9 opens one in a window. */
	if (code == KEYS_F9 && !pane_is_window(p) &&
		!(p->panel->flags & (PANEL_NO_HEAD | PANEL_CONFIRM)))
		return ACT_RETRIEVE;
	return ACT_NONE;
}

int action_by_command(const struct ui *ui, const struct pane *p, const char *word)
{
	for (const struct action_use *u = p->panel->actions; u && u->id != ACT_NONE; u++) {
		const struct action *a = action_find(ui, u->id);

		if (a && a->command && strcmp(a->command, word) == 0)
			return a->id;
	}
	return ACT_NONE;
}

/* "Split|Amounts": what F11 turns to, from the first view and from the second. */
static const char *view_label(const struct pane *p, const char *labels, char *buf, size_t size)
{
	for (int i = 0; i < p->list.view && strchr(labels, '|'); i++)
		labels = strchr(labels, '|') + 1;
	text_putf(buf, size, "%.*s", (int)strcspn(labels, "|"), labels);
	return buf;
}

const char *action_label(const struct ui *ui, const struct pane *p, int id, char *buf,
	size_t size)
{
	const struct action_use *u = find_use(p, id);
	const struct action *a = action_find(ui, id);

	if (u && u->label && id == ACT_VIEW && views_of(p) > 1)
		return view_label(p, u->label, buf, size);
	if (u && u->label)
		return u->label;
	if (id == ACT_VIEW && views_of(p) > 1) {
		text_putf(buf, size, "View %d", (p->list.view + 1) % views_of(p) + 1);
		return buf;
	}
	return a ? a->label : "";
}

/* "Esc3" for "F3" once Esc l was pressed. */
static void key_text(const struct ui *ui, enum key_code code, char *out, size_t size)
{
	const char *esc = key_esc_form(code);

	if (ui->config.esc_legend && strncmp(esc, "Esc ", 4) == 0)
		text_putf(out, size, "Esc%s", esc + 4);
	else
		text_put(out, size, key_label(code));
}

struct legend { char item[32][40]; bool shared[32]; size_t count; };

static void collect(const struct ui *ui, const struct pane *p, struct legend *out)
{
	int ids[128];
	size_t n = action_list(ui, p, ids, ARRAY_SIZE(ids));

	out->count = 0;
	for (size_t i = 0; i < n && out->count < ARRAY_SIZE(out->item); i++) {
		const struct action *a = action_find(ui, ids[i]);
		char buf[24], key[16];

		if (!a || a->key < KEYS_F1 || a->key > KEYS_F24)
			continue;
		/* F1 is known; a list needs the room. Repeat is in the keys window. */
		if (!find_use(p, ids[i]) && ((ids[i] == ACT_HELP && p->panel->list) ||
			ids[i] == ACT_REPEAT))
			continue;
		if (ui->config.no_legend && ids[i] != ACT_KEYS)
			continue;
		out->shared[out->count] = is_shared(ui, p, ids[i]);
		key_text(ui, a->key, key, sizeof(key));
		text_putf(out->item[out->count++], sizeof(out->item[0]), "%s=%s", key,
			action_label(ui, p, ids[i], buf, sizeof(buf)));
	}
}

/* How many items fit two lines of `width`; the first line holds *first. */
static size_t fit(const struct legend *l, size_t count, int width, size_t *first)
{
	int used = 0, line = 0;

	*first = 0;
	for (size_t i = 0; i < count; i++) {
		int need = text_width(l->item[i]) + (used ? 3 : 0);

		if (used + need > width) {
			if (++line == 2)
				return i;
			need = text_width(l->item[i]);
			used = 0;
		}
		used += need;
		if (line == 0)
			*first = i + 1;
	}
	return count;
}

/* What every panel about a record has goes first, then the highest number; F24=More keys never. */
static void drop_one(struct legend *l)
{
	size_t at = l->count - 2;

	for (size_t i = 0; i < l->count; i++)
		if (l->shared[i])
			at = i;
	l->count--;
	memmove(l->item[at], l->item[at + 1], (l->count - at) * sizeof(l->item[0]));
	memmove(&l->shared[at], &l->shared[at + 1], (l->count - at) * sizeof(l->shared[0]));
}

void legend_draw(struct ui *ui, struct pane *p)
{
	struct frame fr = frame_of(ui);
	struct legend l;
	int width = p->box.width - 2, row = pane_is_window(p) ? p->box.height : fr.keys;
	int col = 2;
	size_t first;

	collect(ui, p, &l);
	while (l.count > 1 && fit(&l, l.count, width, &first) < l.count)
		drop_one(&l);
	fit(&l, l.count, width, &first);
	if (pane_is_window(p) && first < l.count)
		row--;
	for (size_t i = 0; i < l.count; i++) {
		if (i == first) {
			row++;
			col = 2;
		}
		format_put(p, row, col, ROLE_FKEYS, l.item[i]);
		col += text_width(l.item[i]) + 3;
	}
}

/* --- options ------------------------------------------------------------------------------- */

/* Draws page `page` of the option legend (-1: only counts); returns how many pages. */
static int option_line(const struct ui *ui, const struct pane *p, int page)
{
	const struct list *l = p->panel->list;
	int row = (p->panel->instruction_row ? p->panel->instruction_row : 5) + 1;
	int lines = l->row - 2 - row > 1 ? 2 : 1;
	int used = 4, line = 0, at = 0;

	for (const struct option *o = p->panel->options; o && o->label; o++) {
		char item[40];
		int need;

		if (!list_offers(ui, o))
			continue;
		text_putf(item, sizeof(item), "%d=%s", o->number, o->label);
		need = text_width(item);
		if (used + need > p->box.width) {
			used = 4;
			if (++line == lines) {
				line = 0;
				at++;
			}
		}
		if (at == page)
			format_put(p, row + line, used, ROLE_INSTR, item);
		used += need + 3;
	}
	return at + 1;
}

static int option_pages(const struct ui *ui, const struct pane *p)
{
	return p->panel->list ? option_line(ui, p, -1) : 1;
}

void legend_options(struct ui *ui, struct pane *p)
{
	int pages = option_pages(ui, p);

	if (p->list.option_page >= pages)
		p->list.option_page = 0;
	option_line(ui, p, p->list.option_page);
}

void legend_prefix(struct ui *ui)
{
	struct frame fr = frame_of(ui);
	int width = fr.wide ? 132 : 80;

	cells_fill(ui->cells, (struct span){ fr.keys, 1, width }, ROLE_FKEYS, " ");
	cells_fill(ui->cells, (struct span){ fr.keys + 1, 1, width }, ROLE_FKEYS, " ");
	cells_put(ui->cells, (struct span){ fr.keys, 2, width - 2 },
		ROLE_FKEYS,
		"Esc-: a=Attn  1-9 0 - = F1-F12  f nn=Fnn  h=Help  k=Keys  l=Legend  Esc=Cancel");
	cells_put(ui->cells, (struct span){ fr.keys + 1, 2, width - 2 },
		ROLE_FKEYS,
		"d=Dup i=Insert m=Field- n=New line p=Print r=Reset x=Field Exit y=Copy z=Undo");
}
