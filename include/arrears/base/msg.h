/* SPDX-License-Identifier: MIT */
/* The message table: every sentence the program says to a person about its state, with the id,
 * the severity, the first-level text (at most 66 columns once filled in, a sentence, no id) and
 * the second level: cause, and recovery (which also says whether anything was saved).
 * &1..&4 are filled in from struct err. One file a prefix in msg/, each row
 *   M(ARA0001, ACCOUNT_UNKNOWN, ERROR, "first", "cause", "recovery")
 * ARM common, ARA account, ARC contact, ARN note, ARP payment and plan, ARQ queue, ARS skip
 * trace, ARL letter, ARI import and export, ARX system. Ids are never reused. */
#ifndef ARREARS_BASE_MSG_H
#define ARREARS_BASE_MSG_H

enum severity { SEV_INFO = 0, SEV_WARNING = 10, SEV_ERROR = 20, SEV_SERIOUS = 30, SEV_ENDED = 40,
	SEV_SYSTEM = 80 };

enum msgid {
	MSG_OK = 0,
#define M(id, name, sev, first, cause, recovery) MSG_##name,
#include "arrears/base/msg/all.def"
#undef M
	MSG_COUNT
};

struct msg {
	const char *id;        /* "ARI0203" */
	const char *name;      /* "CLIENT_UNKNOWN" */
	enum severity severity;
	const char *first;     /* first-level text with &1..&4 */
	const char *cause;
	const char *recovery;
};

/* The row of an id; never NULL (MSG_OK and out of range give an empty row). */
const struct msg *msg_get(enum msgid id);

#endif
