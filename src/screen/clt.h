/* SPDX-License-Identifier: MIT */
/* Panels of one client: CLTOPT money options, CLTCOM commission. */
#ifndef ARREARS_SCREEN_CLT_H
#define ARREARS_SCREEN_CLT_H

#include "arrears/desk/client.h"

#include "app.h"

/* For open hooks: by id, or by the code that was typed after the command. MSG_CLIENT_UNKNOWN. */
enum msgid clt_of(struct ui *ui, const struct panel_args *args, struct client *out,
	struct err *err) ATTR_MUST_USE;

#endif
