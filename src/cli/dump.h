/* SPDX-License-Identifier: MIT */
/* The program's own tables as text for the manual (mdoc) and config.ini.example. */
#ifndef ARREARS_CLI_DUMP_H
#define ARREARS_CLI_DUMP_H

#include <stdbool.h>
#include <stdio.h>

#define DUMP_TABLES "commands options config example messages keys actions panels"

bool dump_table(FILE *to, const char *name);    /* false: no such table */

#endif
