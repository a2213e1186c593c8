/* SPDX-License-Identifier: MIT */
/* Who may do what: four roles, each operation with the roles it is open to. */
#ifndef ARREARS_DOMAIN_AUTHORITY_H
#define ARREARS_DOMAIN_AUTHORITY_H

#include "arrears/base/err.h"

enum user_role { USER_COLLECTOR, USER_LEAD, USER_ADMIN, USER_AUDITOR, USER_ROLE_COUNT };
enum operation { OP_VIEW, OP_WORK, OP_NOTE, OP_PRIVATE_NOTE, OP_PEOPLE, OP_UNDO, OP_VOID,
	OP_OVERRIDE, OP_RELEASE_HOLD, OP_STATUS, OP_TRANSFER, OP_UNMASK, OP_CODES, OP_BANDS,
	OP_USERS,
	OP_CLIENTS, OP_IMPORT, OP_UNDO_IMPORT, OP_EXPORT, OP_AUDIT, OP_BACKUP, OP_RESTORE,
	OP_CONFIG,
	OP_CLOCK,
	/* Money. An adjustment is also held to the client's limit for the role: terms.h. */
	OP_RECEIVE, OP_POST, OP_ADJUST, OP_SETTLE, OP_PROMISE, OP_APPROVE, OP_REVERSE, OP_TERMS,
	OP_SUSPENSE, OP_COUNT };

#define AUTHORITY_MAX 99                       /* level within a role, 0..99 */
const char *role_name(enum user_role r);       /* "COLLECTOR" */
bool role_parse(const char *text, enum user_role *out);
const char *operation_name(enum operation op); /* "OVERRIDE", for audit rows */
const char *operation_doing(enum operation op); /* "Posting money", for people */
bool authority_allows(enum user_role role, enum operation op);
/* MSG_NOT_AUTHORIZED with what was asked and who may. */
enum msgid authority_check(enum user_role role, enum operation op, struct err *err) ATTR_MUST_USE;
/* Lead and above may do what a row reserved for `least` asks; auditors read only. */
bool role_reaches(enum user_role role, enum user_role least);

#endif
