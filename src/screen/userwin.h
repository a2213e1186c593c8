/* SPDX-License-Identifier: MIT */
/* The windows behind WRKUSR. USRCHG is opened with the struct user_row to change. */
#ifndef ARREARS_SCREEN_USERWIN_H
#define ARREARS_SCREEN_USERWIN_H

#include "arrears/panel/panel.h"

extern const struct panel panel_USRADD, panel_USRCHG;

#endif
