/* SPDX-License-Identifier: MIT */
/* What a cell is, not how it looks: panels name roles, back ends turn roles into colour and
 * attributes (greatest common rule: remove all hue and the panel must still read). */
#ifndef ARREARS_PANEL_ROLE_H
#define ARREARS_PANEL_ROLE_H

/* ROLE(name, dump letter, colour, attributes with colour, attributes without colour) */
#define ROLE_LIST(ROLE) \
	ROLE(TEXT,      '.', GRN, 0,                    0) \
	ROLE(TITLE,     'T', WHT, 0,                    LOOK_BOLD) \
	ROLE(PANELID,   'P', BLU, 0,                    0) \
	ROLE(INSTR,     'I', BLU, 0,                    0) \
	ROLE(LABEL,     'L', GRN, 0,                    0) \
	ROLE(OUTPUT,    'O', GRN, 0,                    0) \
	ROLE(EMPHASIS,  'E', WHT, 0,                    LOOK_BOLD) \
	ROLE(COMPUTED,  'C', TRQ, 0,                    0) \
	ROLE(DUE,       'D', YLW, 0,                    0) \
	ROLE(COLHDG,    'H', WHT, 0,                    LOOK_BOLD) \
	ROLE(INPUT,     'i', GRN, LOOK_UNDERLINE,       LOOK_UNDERLINE) \
	ROLE(INPUT_CUR, 'c', WHT, LOOK_UNDERLINE,       LOOK_BOLD | LOOK_UNDERLINE) \
	ROLE(INPUT_ERR, 'e', RED, LOOK_REVERSE,         LOOK_REVERSE) \
	ROLE(HIDDEN,    'h', GRN, LOOK_UNDERLINE,       LOOK_UNDERLINE) \
	ROLE(ROW_CUR,   'R', WHT, 0,                    LOOK_BOLD) \
	ROLE(FLAG,      'F', RED, LOOK_REVERSE,         LOOK_REVERSE | LOOK_BOLD) \
	ROLE(FKEYS,     'K', BLU, 0,                    0) \
	ROLE(SCROLL,    'S', WHT, 0,                    LOOK_BOLD) \
	ROLE(MSG_INFO,  'm', WHT, 0,                    0) \
	ROLE(MSG_WARN,  'w', YLW, 0,                    LOOK_BOLD) \
	ROLE(MSG_ERR,   'x', RED, LOOK_BOLD,            LOOK_BOLD) \
	ROLE(STATUS,    's', WHT, 0,                    0) \
	ROLE(STATUS_EXC,'X', WHT, LOOK_REVERSE,         LOOK_REVERSE) \
	ROLE(BORDER,    'b', BLU, 0,                    0) \
	ROLE(WTITLE,    't', WHT, 0,                    LOOK_BOLD) \
	ROLE(TRAINING,  'A', YLW, LOOK_BOLD,            LOOK_BOLD)

enum look { LOOK_BOLD = 1, LOOK_UNDERLINE = 2, LOOK_REVERSE = 4 };
enum hue { HUE_GRN = 1, HUE_WHT, HUE_RED, HUE_TRQ, HUE_YLW, HUE_PNK, HUE_BLU };

enum role {
#define ROLE(name, letter, hue, look, mono) ROLE_##name,
	ROLE_LIST(ROLE)
#undef ROLE
	ROLE_COUNT
};

#endif
