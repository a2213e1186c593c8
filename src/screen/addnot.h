/* SPDX-License-Identifier: MIT */
#ifndef ARREARS_SCREEN_ADDNOT_H
#define ARREARS_SCREEN_ADDNOT_H

#include "app.h"

extern const struct panel panel_CORNOT;         /* args: id = account, other = note corrected */

#endif
