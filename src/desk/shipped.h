/* SPDX-License-Identifier: MIT */
/* The shipped codes, statuses and bands of this version, in the office's tables. */
#ifndef ARREARS_DESK_SHIPPED_H
#define ARREARS_DESK_SHIPPED_H

#include "arrears/desk/desk.h"

/* Adds the shipped rows that the office does not have, once for each version that ships others.
 * What is there stays as it was edited. */
enum msgid shipped_add(struct desk *d, struct err *err) ATTR_MUST_USE;

#endif
