/* SPDX-License-Identifier: MIT */
/* Clients: the creditors that place accounts. */
#ifndef ARREARS_DESK_CLIENT_H
#define ARREARS_DESK_CLIENT_H

#include "arrears/desk/desk.h"
#include "arrears/store/client.h"

/* MSG_CLIENT_CODE (1 to 10 letters and digits), MSG_CLIENT_EXISTS. *id may be NULL. */
enum msgid client_add(struct desk *d, const char *code, const char *name, int64_t *id,
	struct err *err) ATTR_MUST_USE;
/* MSG_CLIENT_UNKNOWN says how to add it. Any case. */
enum msgid client_need(struct desk *d, const char *code, struct client *out, struct err *err)
	ATTR_MUST_USE;

#endif
