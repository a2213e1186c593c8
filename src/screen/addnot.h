/* SPDX-License-Identifier: MIT */
#ifndef ARREARS_SCREEN_ADDNOT_H
#define ARREARS_SCREEN_ADDNOT_H

#include "app.h"

/* text with each ;NAME that is a template replaced by the template's text; *count of them. Words
 * that are no template stay. */
enum msgid addnot_expand(struct desk *d, const char *text, struct str *out, int *count,
	struct err *err) ATTR_MUST_USE;

extern const struct panel panel_CORNOT;         /* args: id = account, other = note corrected */

#endif
