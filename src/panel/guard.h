/* SPDX-License-Identifier: MIT */
/* What signals may do to a program that holds a terminal. Size changes, hang-up and the request
 * to end become flags and one byte in a pipe that poll() sees; a crash or an exit on any path
 * gives the terminal back as it was. One per process, because signals are. */
#ifndef ARREARS_PANEL_GUARD_H
#define ARREARS_PANEL_GUARD_H

#include "arrears/base/attrs.h"

/* Remember how the terminal was and install the handlers: before curses changes either. False
 * if the system refuses. */
bool guard_start(int tty_fd);
/* From here on a crash or an exit writes this to the terminal first. Cut at 512 bytes. */
void guard_arm(const char *reset, size_t len);
/* Put the handlers back. The caller has restored the terminal. */
void guard_stop(void);

int guard_wake_fd(void);        /* readable after a signal; guard_awake empties it */
void guard_awake(void);
bool guard_resized(void);       /* true once per change or burst of changes */
bool guard_ended(void);         /* SIGHUP or SIGTERM came; stays */

#endif
