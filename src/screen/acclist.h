/* SPDX-License-Identifier: MIT */
/* What the lists of accounts share: WRKACC, FND, HIS. Rows in memory with one set of cells, the
 * options, sorting, narrowing; each panel has its own columns. */
#ifndef ARREARS_SCREEN_ACCLIST_H
#define ARREARS_SCREEN_ACCLIST_H

#include "app.h"
#include "arrears/desk/accounts.h"

/* Cells, in this order in every column table. */
enum { ACL_NAME, ACL_ACCOUNT, ACL_BALANCE, ACL_DAYS, ACL_LAST, ACL_NEXT, ACL_FLAG, ACL_RESULT,
	ACL_CLIENT, ACL_THEIRS, ACL_USER, ACL_PHONE, ACL_LOCAL, ACL_WHY, ACL_SEEN, ACL_KEYS,
	ACL_COUNT };

/* First member of the panel's state. */
struct acclist {
	struct desk *desk;
	struct account_lines lines;
	size_t *order;                  /* indexes into lines: what is shown, as sorted */
	size_t shown;
	char subset[64], sort[32];      /* for which `order` was made */
	bool stale;
	int64_t transfer;               /* account that option 13 is asking about */
};

extern const struct option acclist_options[];
#define ACCLIST_SORTS "WORK=As worked|NAME=By name|BAL=By balance, largest first|" \
	"LAST=By day last worked|NEXT=By next action"
#define ACCLIST_SUBSET "Name, status or client"
#define ACCLIST_SUBSET_HELP "Shows only accounts whose name, status, flag, client or collector " \
	"holds what is typed, whatever the case."

/* New lines are there: `order` is made anew at the next fetch. */
void acclist_changed(struct pane *p);
size_t acclist_fetch(struct ui *ui, struct pane *p, const struct list_seek *seek,
	struct list_row *rows, bool *more);
enum msgid acclist_option(struct ui *ui, struct pane *p, const struct list_row *row, int number,
	struct err *err);
/* Enter on a row: as 12=Work with. */
enum msgid acclist_pick(struct ui *ui, struct pane *p, const struct list_row *row,
	struct err *err);
void acclist_close(struct ui *ui, struct pane *p);

#endif
