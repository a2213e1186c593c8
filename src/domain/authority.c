/* SPDX-License-Identifier: MIT */
#include "arrears/domain/authority.h"

#define C (1u << USER_COLLECTOR)
#define L (1u << USER_LEAD)
#define A (1u << USER_ADMIN)
#define U (1u << USER_AUDITOR)

static const char *const roles[USER_ROLE_COUNT] = {
	[USER_COLLECTOR] = "COLLECTOR", [USER_LEAD] = "LEAD", [USER_ADMIN] = "ADMIN",
	[USER_AUDITOR] = "AUDITOR",
};

static const struct { const char *name; unsigned roles; } operations[OP_COUNT] = {
	[OP_VIEW] = { "VIEW", C | L | A | U },
	[OP_WORK] = { "WORK", C | L | A },
	[OP_NOTE] = { "NOTE", C | L | A },
	[OP_PRIVATE_NOTE] = { "PRIVATE NOTE", L | A | U },
	[OP_PEOPLE] = { "PEOPLE", C | L | A },
	[OP_UNDO] = { "UNDO", C | L | A },
	[OP_VOID] = { "VOID", L | A },
	[OP_OVERRIDE] = { "OVERRIDE", L | A },
	[OP_RELEASE_HOLD] = { "RELEASE HOLD", L | A },
	[OP_STATUS] = { "STATUS", L | A },
	[OP_TRANSFER] = { "TRANSFER", C | L | A },
	[OP_UNMASK] = { "UNMASK", L | A | U },
	[OP_CODES] = { "CODES", L | A },
	[OP_BANDS] = { "BANDS", L | A },
	[OP_USERS] = { "USERS", A },
	[OP_CLIENTS] = { "CLIENTS", A },
	[OP_IMPORT] = { "IMPORT", L | A },
	[OP_UNDO_IMPORT] = { "UNDO IMPORT", L | A },
	[OP_EXPORT] = { "EXPORT", L | A },
	[OP_AUDIT] = { "AUDIT", A | U },
	[OP_BACKUP] = { "BACKUP", A },
	[OP_RESTORE] = { "RESTORE", A },
	[OP_CONFIG] = { "CONFIG", A },
	[OP_CLOCK] = { "CLOCK", L | A },
	[OP_RECEIVE] = { "RECEIVE", C | L | A },
	[OP_POST] = { "POST", L | A },
	[OP_ADJUST] = { "ADJUST", C | L | A },
	[OP_SETTLE] = { "SETTLE", C | L | A },
	[OP_PROMISE] = { "PROMISE", C | L | A },
	[OP_APPROVE] = { "APPROVE", L | A },
	[OP_REVERSE] = { "REVERSE", L | A },
	[OP_TERMS] = { "TERMS", A },
	[OP_SUSPENSE] = { "SUSPENSE", L | A },
};

const char *role_name(enum user_role r)
{
	return (unsigned)r < USER_ROLE_COUNT ? roles[r] : "";
}

bool role_parse(const char *text, enum user_role *out)
{
	for (int r = 0; r < USER_ROLE_COUNT; r++)
		if (strcmp(roles[r], text) == 0) {
			*out = (enum user_role)r;
			return true;
		}
	return false;
}

const char *operation_name(enum operation op)
{
	return (unsigned)op < OP_COUNT ? operations[op].name : "";
}

bool authority_allows(enum user_role role, enum operation op)
{
	if ((unsigned)role >= USER_ROLE_COUNT || (unsigned)op >= OP_COUNT)
		return false;
	return operations[op].roles & (1u << role);
}

enum msgid authority_check(enum user_role role, enum operation op, struct err *err)
{
	char who[64] = "";
	size_t used = 0;

	if (authority_allows(role, op))
		return MSG_OK;
	for (int r = 0; r < USER_ROLE_COUNT; r++)
		if (authority_allows((enum user_role)r, op) && used < sizeof(who))
			used += (size_t)snprintf(who + used, sizeof(who) - used, "%s%s",
				used ? ", " : "", roles[r]);
	return err_set(err, MSG_NOT_AUTHORIZED, "", operation_name(op), role_name(role), who,
		(char *)NULL);
}

bool role_reaches(enum user_role role, enum user_role least)
{
	if (role == USER_AUDITOR || least == USER_AUDITOR)
		return role == least;
	return role >= least;
}
