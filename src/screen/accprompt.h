/* SPDX-License-Identifier: MIT */
/* F4 on a field that takes an account number. */
#ifndef ARREARS_SCREEN_ACCPROMPT_H
#define ARREARS_SCREEN_ACCPROMPT_H

#include "subject.h"

/* The other accounts of the same consumer; false: there are none. */
bool accprompt_of(struct ui *ui, const struct subject *s, struct choices *out);
/* What is found by what was typed, as on FND; false: nothing. */
bool accprompt_found(struct ui *ui, const char *typed, struct choices *out);

#endif
