/* SPDX-License-Identifier: MIT */
/* A client's file from the screen: what is typed, a preview by a dry run, then Y. */
#ifndef ARREARS_SCREEN_PLACING_H
#define ARREARS_SCREEN_PLACING_H

#include "arrears/panel/panel.h"

extern const struct panel panel_PLCADD;

#endif
