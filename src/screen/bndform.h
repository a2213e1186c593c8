/* SPDX-License-Identifier: MIT */
#ifndef ARREARS_SCREEN_BNDFORM_H
#define ARREARS_SCREEN_BNDFORM_H

#include "arrears/desk/bands.h"

#include "app.h"

/* Opens the form of a band; row NULL: a new one, blank. */
enum band_task { BAND_ADD, BAND_CHANGE, BAND_DISPLAY };
void bndform_open(struct ui *ui, enum band_task task, int64_t id, const struct band *row);

#endif
