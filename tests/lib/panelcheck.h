/* SPDX-License-Identifier: MIT */
/* Walks a panel's declaration: what would be drawn wrong, unreachable or unexplained. */
#ifndef ARREARS_TESTS_PANELCHECK_H
#define ARREARS_TESTS_PANELCHECK_H

#include "arrears/base/text.h"
#include "arrears/panel/ui.h"

/* One line for each fault: a field without help, two fields that overlap on 80 or 132 columns,
 * text past the edge or over its field, a name twice, an action in no table or two on one key,
 * list columns that overlap, an option without help. Empty: none. */
void panel_faults(const struct panel *p, const struct action *actions, size_t count,
	struct str *out);

#endif
