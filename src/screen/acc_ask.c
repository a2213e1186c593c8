/* SPDX-License-Identifier: MIT */
/* ACC: the result that waits is given again with each answer. */
#include "acc_private.h"

static void again(struct ui *ui, struct pane *p)
{
	struct err err;
	if (acc_give(ui, p, &err) != MSG_OK)
		ui_msg(ui, &err);
}

void acc_ask(struct ui *ui, struct pane *p, const struct result_outcome *o)
{
	struct acc *a = pane_state(p);
	struct result_code code;
	a->asking = (struct asking){ .pane = p, .in = &a->input, .text = a->input_text,
		.text_size = sizeof a->input_text, .again = again,
		.told = codes_find(a->codes, a->input.code, &code) && code.holds ?
			"told by letter" : NULL };
	asking_open(ui, &a->asking, o);
}
