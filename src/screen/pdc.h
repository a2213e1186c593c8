/* SPDX-License-Identifier: MIT */
/* WRKPDC: what the list and its windows share. */
#ifndef ARREARS_SCREEN_PDC_H
#define ARREARS_SCREEN_PDC_H

#include "app.h"
#include "arrears/desk/instrument.h"

/* PDCADD takes items of an account; text: nothing yet. PDCACT does one thing to one item. */
extern const struct panel panel_PDCADD, panel_PDCACT;
struct pdc_act { struct item_line line; enum item_deed deed; };
/* `was`: the date on it before. */
void pdc_said(struct ui *ui, const struct instrument_row *row, enum item_deed deed,
	struct date was);

#endif
