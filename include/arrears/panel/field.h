/* SPDX-License-Identifier: MIT */
/* Fields as a panel declares them: one row of a table each. Rows and columns count from 1 on the
 * 24x80 panel (in a window: inside its border); col132 moves or adds a field where 132 columns
 * are shown. */
#ifndef ARREARS_PANEL_FIELD_H
#define ARREARS_PANEL_FIELD_H

#include "arrears/base/err.h"
#include "arrears/panel/role.h"

enum field_kind {
	FIELD_CHAR,      /* text; upper-cased unless FIELD_LC */
	FIELD_NUM,       /* digits; right-adjusted; min..max apply if max > min */
	FIELD_MONEY,     /* what money_parse takes; shown edited (1,234.50, 125.00-) */
	FIELD_DATE,      /* what date_parse_typed takes; becomes MM/DD/YY when left; F4: calendar */
	FIELD_CODE,      /* letters, digits, * - _ ; no blanks inside */
	FIELD_YESNO,     /* Y or N */
	FIELD_PHONE,     /* ten digits, shown (312) 555-0147 when left */
	FIELD_PASSWORD,  /* never shown, never copied or printed */
	FIELD_TEXT,      /* note area, `rows` lines of `len` columns, word-wrapped; LC implied */
	FIELD_LINES,     /* OUT only: lines of text with a role each, scrolls; rows 0 = elastic */
};

enum field_use { FIELD_CONST, FIELD_OUT, FIELD_IN, FIELD_HIDDEN };

enum field_check {
	FIELD_ME = 1 << 0,       /* mandatory: MSG_REQUIRED */
	FIELD_MF = 1 << 1,       /* must be filled to the last column */
	FIELD_RB = 1 << 2,       /* right-adjust with blanks when left */
	FIELD_RZ = 1 << 3,       /* right-adjust with zeros when left */
	FIELD_AUTO = 1 << 4,     /* a full field moves on to the next */
	FIELD_LC = 1 << 5,       /* lower case is kept */
	FIELD_ONLY132 = 1 << 6,  /* not there on 80 columns */
	FIELD_ONLY80 = 1 << 7,   /* not there on 132 columns */
	FIELD_NOLEAD = 1 << 8,   /* label without dot leaders */
	FIELD_NODRAFT = 1 << 9,  /* never stored as a draft (card and bank numbers) */
	FIELD_FREE = 1 << 10,    /* `values` are only suggestions */
	FIELD_SIGNED = 1 << 11,  /* + and - typed set the sign */
	FIELD_AUTOENTER = 1 << 12, /* Enter when full */
	FIELD_SECRET = 1 << 14,  /* in clear on the glass alone: * in what is printed or copied */
	FIELD_CALC = 1 << 15,    /* F4 opens the calculator, as on FIELD_MONEY */
	FIELD_PAST = 1 << 16,    /* of FIELD_DATE, a day that has been: date_parse_past */
	FIELD_POSITION = 1 << 13, /* "Position to" of the panel's list: Enter scrolls to it */
};

struct field {
	const char *name;        /* unique in the panel; NULL allowed for FIELD_CONST */
	int row, col, len;       /* len: columns shown */
	int row132, col132;      /* 0 = same place */
	int rows;                /* FIELD_TEXT, FIELD_LINES: height */
	int max;                 /* longest text in columns if more than is shown (scrolls) */
	enum field_kind kind;
	enum field_use use;
	enum role role;          /* 0: what suits the use */
	unsigned check;          /* enum field_check */
	const char *label;       /* with dot leaders from label_col to col - 4; " :" if protected */
	int label_col;
	const char *called;      /* what help and messages call it; NULL: the label */
	const char *text;        /* FIELD_CONST: the text; else the first value */
	const char *values;      /* "W B M", or "=NAME": a list of ui_config.values (feeds F4) */
	const char *right;       /* to the right of the field: what may be typed */
	int right_col;           /* where it stands; 0: two blanks after the field */
	const char *help;        /* F1; every FIELD_IN has one */
	enum msgid bad;          /* message for a value not in `values`; 0: the common one */
	int64_t min, max_value;  /* FIELD_NUM */
};

#endif
