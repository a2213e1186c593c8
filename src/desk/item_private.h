/* SPDX-License-Identifier: MIT */
/* A consumer seen afresh: the work item as it should be, and the facts it was derived from. */
#ifndef ARREARS_DESK_ITEM_PRIVATE_H
#define ARREARS_DESK_ITEM_PRIVATE_H

#include "arrears/desk/facts.h"
#include "arrears/domain/workitem.h"

struct item_view { bool found; struct work_item item; struct facts_box box; };
void item_view_free(struct item_view *view);
#define ITEM_VIEW ATTR_CLEANUP(item_view_free) struct item_view

/* found false: no open account is left. */
enum msgid item_look(struct desk *d, int64_t consumer_id, const struct band_set *bands,
	struct item_view *out, struct err *err) ATTR_MUST_USE;

#endif
