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

static const struct { const char *name, *doing; unsigned roles; } operations[OP_COUNT] = {
	[OP_VIEW] = { "VIEW", "Looking at accounts", C | L | A | U },
	[OP_WORK] = { "WORK", "Working accounts", C | L | A },
	[OP_NOTE] = { "NOTE", "Writing notes", C | L | A },
	[OP_PRIVATE_NOTE] = { "PRIVATE NOTE", "Reading private notes", L | A | U },
	[OP_PEOPLE] = { "PEOPLE", "Changing people and phones", C | L | A },
	[OP_UNDO] = { "UNDO", "Taking back a result", C | L | A },
	[OP_VOID] = { "VOID", "Voiding a call", L | A },
	[OP_OVERRIDE] = { "OVERRIDE", "Calling against the rules", L | A },
	[OP_RELEASE_HOLD] = { "RELEASE HOLD", "Releasing a hold", L | A },
	[OP_STATUS] = { "STATUS", "Changing a status by hand", L | A },
	[OP_TRANSFER] = { "TRANSFER", "Giving an account to a colleague", C | L | A },
	[OP_UNMASK] = { "UNMASK", "Seeing hidden numbers", L | A | U },
	[OP_CODES] = { "CODES", "Working with codes", L | A },
	[OP_BANDS] = { "BANDS", "Working with bands", L | A },
	[OP_USERS] = { "USERS", "Working with users", A },
	[OP_CLIENTS] = { "CLIENTS", "Working with clients", A },
	[OP_IMPORT] = { "IMPORT", "Taking in files", L | A },
	[OP_UNDO_IMPORT] = { "UNDO IMPORT", "Undoing a file", L | A },
	[OP_EXPORT] = { "EXPORT", "Exporting", L | A },
	[OP_AUDIT] = { "AUDIT", "Reading the audit trail", A | U },
	[OP_BACKUP] = { "BACKUP", "Making backups", A },
	[OP_RESTORE] = { "RESTORE", "Restoring a backup", A },
	[OP_CONFIG] = { "CONFIG", "Changing the configuration", A },
	[OP_CLOCK] = { "CLOCK", "Confirming the clock", L | A },
	[OP_RECEIVE] = { "RECEIVE", "Receiving money", C | L | A },
	[OP_POST] = { "POST", "Posting money", L | A },
	[OP_ADJUST] = { "ADJUST", "Adjusting a balance", C | L | A },
	[OP_SETTLE] = { "SETTLE", "Settling a debt", C | L | A },
	[OP_PROMISE] = { "PROMISE", "Taking promises", C | L | A },
	[OP_APPROVE] = { "APPROVE", "Deciding on requests", L | A },
	[OP_REVERSE] = { "REVERSE", "Taking back posted money", L | A },
	[OP_TERMS] = { "TERMS", "Changing a client's money options", A },
	[OP_SUSPENSE] = { "SUSPENSE", "Applying or returning money held", L | A },
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

const char *operation_doing(enum operation op)
{
	return (unsigned)op < OP_COUNT ? operations[op].doing : "";
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
	return err_set(err, MSG_NOT_AUTHORIZED, "", operation_doing(op), role_name(role), who,
		(char *)NULL);
}

bool role_reaches(enum user_role role, enum user_role least)
{
	if (role == USER_AUDITOR || least == USER_AUDITOR)
		return role == least;
	return role >= least;
}
