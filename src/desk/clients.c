/* SPDX-License-Identifier: MIT */
#include "arrears/desk/clients.h"

enum msgid clients_list(struct desk *d, const char *after, struct client *out, size_t max,
	size_t *count, struct err *err)
{
	enum msgid m = desk_may(d, OP_VIEW, err);
	return m == MSG_OK ? client_list(d->db, after, out, max, count, err) : m;
}
