/* SPDX-License-Identifier: MIT */
/* Key names and the forms that need no function keys. One row a key: the decoder, the legend,
 * the keys window, key scripts and the manual all read this table. */
#include "arrears/panel/key.h"

#include <strings.h>

struct key_row {
	const char *name;
	const char *esc;        /* "Esc 3"; the last character is the second key */
	char ctrl;              /* letter of the control character, 0 if none */
};

/* Two keys have a second Esc form; these are the ones shown first (key_by_esc knows both). */
static const struct key_row rows[KEYS_COUNT] = {
	[KEYS_F1] = { "F1", "Esc 1" },
	[KEYS_F2] = { "F2", "Esc 2" },
	[KEYS_F3] = { "F3", "Esc 3" },
	[KEYS_F4] = { "F4", "Esc 4" },
	[KEYS_F5] = { "F5", "Esc 5" },
	[KEYS_F6] = { "F6", "Esc 6" },
	[KEYS_F7] = { "F7", "Esc 7" },
	[KEYS_F8] = { "F8", "Esc 8" },
	[KEYS_F9] = { "F9", "Esc 9" },
	[KEYS_F10] = { "F10", "Esc 0" },
	[KEYS_F11] = { "F11", "Esc -" },
	[KEYS_F12] = { "F12", "Esc =" },
	[KEYS_F13] = { "F13", "Esc !" },
	[KEYS_F14] = { "F14", "Esc @" },
	[KEYS_F15] = { "F15", "Esc #" },
	[KEYS_F16] = { "F16", "Esc $" },
	[KEYS_F17] = { "F17", "Esc %" },
	[KEYS_F18] = { "F18", "Esc ^" },
	[KEYS_F19] = { "F19", "Esc &" },
	[KEYS_F20] = { "F20", "Esc *" },
	[KEYS_F21] = { "F21", "Esc (" },
	[KEYS_F22] = { "F22", "Esc )" },
	[KEYS_F23] = { "F23", "Esc _" },
	[KEYS_F24] = { "F24", "Esc +" },
	[KEYS_ENTER] = { "Enter", "", 'M' },
	[KEYS_TAB] = { "Tab", "", 'I' },
	[KEYS_BACKTAB] = { "BackTab", "" },
	[KEYS_BACKSPACE] = { "Backspace", "", 'H' },
	[KEYS_DELETE] = { "Delete", "" },
	[KEYS_INSERT] = { "Insert", "Esc i" },
	[KEYS_LEFT] = { "Left", "" },
	[KEYS_RIGHT] = { "Right", "" },
	[KEYS_UP] = { "Up", "" },
	[KEYS_DOWN] = { "Down", "" },
	[KEYS_HOME] = { "Home", "", 'O' },
	[KEYS_END] = { "End", "" },
	[KEYS_PGUP] = { "PgUp", "", 'U' },
	[KEYS_PGDN] = { "PgDn", "", 'F' },
	[KEYS_TOP] = { "Top", "Esc <" },
	[KEYS_BOTTOM] = { "Bottom", "Esc >" },
	[KEYS_FIELD_EXIT] = { "FieldExit", "Esc x", 'K' },
	[KEYS_FIELD_MINUS] = { "FieldMinus", "Esc m", 'X' },
	[KEYS_DUP] = { "Dup", "Esc d" },
	[KEYS_ERASE_INPUT] = { "EraseInput", "", 'E' },
	[KEYS_UNDO_FIELD] = { "UndoField", "Esc z" },
	[KEYS_NEWLINE] = { "NewLine", "Esc n", 'N' },
	[KEYS_RESET] = { "Reset", "Esc r", 'R' },
	[KEYS_ATTN] = { "Attn", "Esc a" },
	[KEYS_PRINT] = { "Print", "Esc p", 'P' },
	[KEYS_REDRAW] = { "Redraw", "", 'L' },
	[KEYS_INTERRUPT] = { "Interrupt", "", 'C' },
	[KEYS_COMMAND] = { "Command", "Esc c" },
	[KEYS_LEGEND] = { "Legend", "Esc l" },
	[KEYS_MOUSE_TOGGLE] = { "Mouse", "Esc v" },
	[KEYS_COPY_FIELD] = { "CopyField", "Esc y" },
	[KEYS_COPY_PANEL] = { "CopyPanel", "Esc Y" },
	[KEYS_PREFIX] = { "EscPrefix", "" },
	[KEYS_ESC_ALONE] = { "EscAlone", "" },
	[KEYS_PASTE] = { "Paste", "" },
	[KEYS_CLICK] = { "Click", "" },
	[KEYS_RESIZE] = { "Resize", "" },
	[KEYS_HANGUP] = { "HangUp", "" },
	[KEYS_TICK] = { "Tick", "" },
};

static bool known(enum key_code code)
{
	return (unsigned)code < KEYS_COUNT && rows[code].name;
}

const char *key_label(enum key_code code)
{
	return known(code) ? rows[code].name : "";
}

const char *key_esc_form(enum key_code code)
{
	return known(code) ? rows[code].esc : "";
}

const char *key_ctrl_form(enum key_code code)
{
	/* Without those of H, I and M: these are keys of their own. */
	static const char *const forms[] = {
		['C' - '@'] = "Ctrl-C", ['E' - '@'] = "Ctrl-E", ['F' - '@'] = "Ctrl-F",
		['K' - '@'] = "Ctrl-K", ['L' - '@'] = "Ctrl-L", ['N' - '@'] = "Ctrl-N",
		['O' - '@'] = "Ctrl-O", ['P' - '@'] = "Ctrl-P", ['R' - '@'] = "Ctrl-R",
		['U' - '@'] = "Ctrl-U", ['X' - '@'] = "Ctrl-X",
	};
	if (!known(code) || !rows[code].ctrl)
		return "";
	const char *form = forms[rows[code].ctrl - '@'];
	return form ? form : "";
}

enum key_code key_by_name(const char *name)
{
	for (unsigned i = 0; i < KEYS_COUNT; i++) {
		if (rows[i].name && strcasecmp(rows[i].name, name) == 0)
			return (enum key_code)i;
	}
	return KEYS_NONE;
}

enum key_code key_by_esc(char c)
{
	if (c == 'h')
		return KEYS_F1;
	if (c == 'k')
		return KEYS_F24;
	for (unsigned i = 0; i < KEYS_COUNT; i++) {
		if (rows[i].name && rows[i].esc[0] && rows[i].esc[4] == c)
			return (enum key_code)i;
	}
	return KEYS_NONE;
}

enum key_code key_by_ctrl(char c)
{
	if (c == 0x7f)
		return KEYS_BACKSPACE;
	if (c == '\n')
		return KEYS_NEWLINE;
	if (c <= 0 || c >= ' ')
		return KEYS_NONE;
	for (unsigned i = 0; i < KEYS_COUNT; i++) {
		if (rows[i].ctrl == c + '@')
			return (enum key_code)i;
	}
	return KEYS_NONE;
}
