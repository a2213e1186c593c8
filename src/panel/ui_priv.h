/* SPDX-License-Identifier: MIT */
/* What the engine's files offer each other; the model they share is in model.h. */
#ifndef PANEL_UI_PRIV_H
#define PANEL_UI_PRIV_H

#include "model.h"

/* ui.c */
int64_t ui_now(const struct ui *ui);
void ui_nav(struct ui *ui, struct nav n);
void ui_apply(struct ui *ui);                /* the navigation asked for, then options */
void ui_fail(struct ui *ui, struct pane *p, const struct err *err);
void ui_stamp_now(struct ui *ui);
void ui_clear_msgs(struct ui *ui);

/* pane.c */
struct pane *pane_make(struct ui *ui, const struct panel *panel);
void pane_free(struct pane *p);
size_t pane_field_index(const struct pane *p, const char *name); /* SIZE_MAX: none */
struct open_field *pane_field(const struct pane *p, const char *name); /* BUG if unknown */
bool pane_is_input(const struct open_field *of);
bool pane_is_shown(const struct pane *p, const struct open_field *of);
struct edit *pane_focus_edit(struct pane *p);  /* NULL: nothing to type into */
const struct open_field *pane_focus_field(const struct pane *p); /* NULL: not on a field */
bool pane_is_window(const struct pane *p);
const char *pane_title_of(const struct pane *p);
int pane_column(const struct pane *p, const struct field *f);
int pane_row(const struct pane *p, const struct field *f);

/* fieldcheck.c */
/* What a typed character becomes ("" = refused). */
enum msgid check_char(const struct field *f, const char *in, char out[CELL_BYTES]);
/* The field is left: adjusted and edited, as far as it can be read. */
/* What is typed in a date field, FIELD_PAST or not. */
enum msgid pane_date_parse(struct ui *ui, const struct field *f, const char *text,
	struct date *out, struct err *err) ATTR_MUST_USE;
void check_leave(struct ui *ui, struct open_field *of);
/* All fields: every bad one marked, the first one focused and said. */
/* whole: required fields must be there, too; not for options of a list, which are about rows. */
bool check_fields(struct ui *ui, struct pane *p, bool whole);
const char *check_label(const struct open_field *of); /* how a message names the field */

/* stops.c */
struct stop { struct focus focus; int row, col, len; };
void stops_first(struct ui *ui, struct pane *p);
/* False: there was nowhere to go. */
bool stops_move(struct ui *ui, struct pane *p, enum key_code code);
void stops_set(struct ui *ui, struct pane *p, struct focus f); /* leaves and enters fields */
void stops_mend(struct ui *ui, struct pane *p);  /* the place is gone: the nearest one */
bool stops_at(struct ui *ui, struct pane *p, int row, int col); /* click */

/* format.c, formatlist.c */
struct frame { int rows, cols, msg, scroll, command, keys; bool wide, small, separate; };
struct frame frame_of(const struct ui *ui);
void format_picture(struct ui *ui);
void format_place(struct ui *ui, struct pane *p);  /* box, wide; calls the layout hook */
size_t format_list_rows(const struct ui *ui, const struct pane *p);
int format_lines_height(const struct ui *ui, const struct pane *p, const struct open_field *of);
void format_list(struct ui *ui, struct pane *p);
void format_put(const struct pane *p, int row, int col, enum role role,
	const char *text);
void format_edit(struct ui *ui, struct pane *p, struct open_field *of, bool current);
void format_bottom(struct ui *ui);            /* legends, message and status */
/* Text of note areas: starts (byte offsets) of the lines; returns how many. */
size_t format_wrap(const char *text, int width, size_t *starts, size_t max);

/* list.c, listkeys.c */
void list_open(struct pane *p);
void list_close(struct pane *p);
void list_refresh(struct ui *ui, struct pane *p);  /* reads what the size asks for */
bool list_page(struct ui *ui, struct pane *p, enum key_code code); /* false: at its end */
void list_position(struct ui *ui, struct pane *p, const char *text);
struct typed_opt *list_opt(struct pane *p, int64_t key);           /* NULL: none */
struct typed_opt *list_opt_make(struct pane *p, const struct list_row *row);
void list_drop_blank(struct pane *p);
bool list_any(const struct pane *p);
struct typed_opt *list_next(struct pane *p);       /* first in list order */
void list_run(struct ui *ui, struct pane *p);      /* the next options, until one opens a pane */
/* The option whose window was answered failed: it stays typed, and those below it. */
void list_stop(struct ui *ui, struct pane *p);
void list_resume(struct ui *ui, struct pane *p, bool cancelled, bool confirm);
void list_repeat(struct ui *ui, struct pane *p);
bool list_offers(const struct ui *ui, const struct option *o); /* the person may do it */
void list_option_popup(struct ui *ui, struct pane *p);
void list_subset_window(struct ui *ui, struct pane *p);
void list_sort_window(struct ui *ui, struct pane *p);

/* legend.c */
const struct action *action_find(const struct ui *ui, int id);
const char *action_label(const struct ui *ui, const struct pane *p, int id, char *buf,
	size_t size);
/* The panel's actions in key order, engine's included; returns how many. */
size_t action_list(const struct ui *ui, const struct pane *p, int *ids, size_t max);
int action_by_key(const struct ui *ui, const struct pane *p, enum key_code code); /* 0: none */
int action_by_command(const struct ui *ui, const struct pane *p, const char *word);
void legend_draw(struct ui *ui, struct pane *p);
void legend_options(struct ui *ui, struct pane *p);
void legend_prefix(struct ui *ui);

/* loop.c, enter.c */
void loop_key(struct ui *ui, const struct key *k);
void loop_action(struct ui *ui, struct pane *p, int id, enum key_code code);
void loop_enter(struct ui *ui, struct pane *p);
void loop_typed(struct ui *ui, struct pane *p);    /* after a change of the focused field */
void loop_leave(struct ui *ui, struct pane *p, enum key_code code); /* F3, F12 */
void loop_drafts(struct ui *ui);

/* typing.c: keys that edit or move. False: not such a key. */
bool typing_key(struct ui *ui, struct pane *p, const struct key *k);
void typing_remember(struct ui *ui, struct pane *p);

/* click.c */
void click(struct ui *ui, struct pane *p, const struct key *k);

/* cmdline.c */
void cmdline_run(struct ui *ui, struct pane *p);
void cmdline_retrieve(struct ui *ui, struct pane *p);
void cmdline_prompt(struct ui *ui, struct pane *p);
void cmdline_free(struct ui *ui);

/* prompt.c */
void choices_free(struct choices *c);
/* Takes over what c holds. */
void prompt_choose(struct ui *ui, struct choices *c,
	void (*done)(struct ui *ui, void *arg, const char *value), void *arg);
void prompt_keys_list(struct ui *ui, struct choices *c,
	void (*done)(struct ui *ui, void *arg, const char *value), void *arg);
void prompt_field(struct ui *ui, struct pane *p);  /* F4 */

/* help.c, message.c, keyswin.c */
void help_open(struct ui *ui, struct pane *p);
void help_panel(struct ui *ui, struct pane *p);
void message_detail(struct ui *ui);
void keys_window(struct ui *ui, struct pane *p, bool only_record);

/* window.c */
bool window_room(struct ui *ui);

#endif
