/* SPDX-License-Identifier: MIT */
/* FILE-desks: each desk holds an open-file-description lock on its byte, so the end of a process,
 * however it came, frees it at once. No clock and no heartbeat is involved. */
#ifndef ARREARS_DESK_DESKS_H
#define ARREARS_DESK_DESKS_H

#include "arrears/desk/desk.h"

#define DESKS_MAX 250
/* Takes the first free byte into d->desk_no, d->desks_fd; purges what dead desks left.
 * MSG_DESKS_FULL, MSG_FILE_OPEN. */
enum msgid desks_open(struct desk *d, struct err *err) ATTR_MUST_USE;
void desks_close(struct desk *d);               /* harmless when not open */
/* Is the byte held by anybody (this desk too)? */
bool desk_alive(const struct desk *d, int desk_no);
/* How many other desks are alive: an import of many rows asks. */
int desks_others(const struct desk *d);

#endif
