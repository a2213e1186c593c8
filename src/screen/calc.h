/* SPDX-License-Identifier: MIT */
/* The calculator of a field: F4 on an amount. */
#ifndef ARREARS_SCREEN_CALC_H
#define ARREARS_SCREEN_CALC_H

#include "app.h"

enum { CALC_LOOK, CALC_PASTE };         /* modes of panel_args: alone, or for a field */

/* For struct ui_config: opens it with what the field holds. */
void calc_for_field(struct ui *ui, void *app, const char *text);

#endif
