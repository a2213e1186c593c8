/* SPDX-License-Identifier: MIT */
/* The words of the account view, apart from loading it. */
#ifndef ARREARS_DESK_VIEW_PRIVATE_H
#define ARREARS_DESK_VIEW_PRIVATE_H

#include "arrears/desk/view.h"

/* Row 4, from the holds and flags. */
void view_words(struct account_view *v, unsigned holds);
/* Phones with what the gate says of each, and the account over all of them. */
void view_gate(struct desk *d, const struct gate_facts *f, struct account_view *v);

#endif
