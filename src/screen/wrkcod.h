/* SPDX-License-Identifier: MIT */
/* WRKCOD and WRKSTS: what the lists of codes and statuses and their forms share. */
#ifndef ARREARS_SCREEN_WRKCOD_H
#define ARREARS_SCREEN_WRKCOD_H

#include "arrears/domain/code.h"

#include "app.h"

/* Opens the form of a code. NULL: a new one, all blank. */
enum code_task { CODE_ADD, CODE_COPY, CODE_CHANGE, CODE_DISPLAY };
void codform_open(struct ui *ui, enum code_task task, const struct result_code *row);

/* Opens the window that tells what the code, as it stands there, would do to an account. */
void codtry_open(struct ui *ui, const struct result_code *row);

#endif
