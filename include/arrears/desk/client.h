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
/* The mapping kept for a client's files of a kind ("placement"); out is empty if there is none. */
enum msgid client_map(struct desk *d, int64_t client_id, const char *kind, struct str *out,
	struct err *err) ATTR_MUST_USE;
enum msgid client_keep_map(struct desk *d, int64_t client_id, const char *kind, const char *text,
	struct err *err) ATTR_MUST_USE;

#endif
