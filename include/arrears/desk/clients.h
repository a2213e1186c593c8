/* SPDX-License-Identifier: MIT */
/* The clients of the office, to be looked through. */
#ifndef ARREARS_DESK_CLIENTS_H
#define ARREARS_DESK_CLIENTS_H

#include "arrears/desk/desk.h"
#include "arrears/store/client.h"

/* A page by code, after `after` ("" from the start). OP_VIEW. */
enum msgid clients_list(struct desk *d, const char *after, struct client *out, size_t max,
	size_t *count, struct err *err) ATTR_MUST_USE;

#endif
