/* SPDX-License-Identifier: MIT */
/* Help a consumer may be eligible for (panel PGM): what the newest financial statement says of each
 * program, and how far the application is on one account. */
#ifndef ARREARS_DESK_PROGRAM_H
#define ARREARS_DESK_PROGRAM_H

#include "arrears/desk/desk.h"
#include "arrears/domain/program.h"
#include "arrears/store/program.h"

#define PROGRAMS_MAX 32

enum sheet_state { SHEET_NONE, SHEET_LOOKING, SHEET_APPLIED, SHEET_GRANTED, SHEET_REFUSED,
	SHEET_STATE_COUNT };
const char *sheet_state_name(enum sheet_state s);       /* "LOOKING"; "" for none */
bool sheet_state_parse(const char *text, enum sheet_state *out); /* any case */

struct program_line {
	const struct program *program;
	enum eligible eligible;
	enum sheet_state state;                 /* NONE: nobody has begun */
	bool have[PROGRAM_DOCS];                /* papers that are here */
	struct date deadline;                   /* none: none known */
	struct date changed;                    /* none: never */
};
struct program_sheet {
	struct program_facts facts;
	char state[3];                          /* the consumer's, which facts points to */
	int32_t poverty;                        /* basis points of the guideline; -1 unknown */
	size_t count;
	struct program_line lines[PROGRAMS_MAX];
};
/* Facts come from the newest statement and the consumer's address. OP_VIEW. */
enum msgid program_sheet_load(struct desk *d, int64_t account_id, struct program_sheet *out,
	struct err *err) ATTR_MUST_USE;

/* OP_WORK. state NONE becomes LOOKING. MSG_PGM_UNKNOWN; MSG_PGM_PAPERS: applied for with papers
 * missing; MSG_PGM_DEADLINE: looked for or applied for after its deadline. A note tells it. */
struct program_change { int64_t account_id; const char *program; enum sheet_state state;
	bool have[PROGRAM_DOCS]; struct date deadline; };
enum msgid program_keep(struct desk *d, const struct program_change *c, struct err *err)
	ATTR_MUST_USE;

#endif
