/* SPDX-License-Identifier: MIT */
/* The program's own tables as text: for the manual (mdoc), config.ini.example, bash. */
#ifndef ARREARS_CLI_DUMP_H
#define ARREARS_CLI_DUMP_H

#include <stdbool.h>
#include <stdio.h>

#define DUMP_TABLES "commands options config example messages keys actions panels fields " \
	"payments completion"

bool dump_table(FILE *to, const char *name);    /* false: no such table */
void dump_completion(FILE *to);

#endif
