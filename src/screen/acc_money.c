/* SPDX-License-Identifier: MIT */
/* ACC: the commands of money. Most open their panel on this account with the rest of the words. */
#include "acc_private.h"

static const struct { enum command_verb verb; const char *panel; } panels[] = {
	{ VERB_PLAN, "PLN" }, { VERB_SETTLE, "SETTLE" }, { VERB_PAY, "PAY" }, { VERB_OPT, "OPT" },
	{ VERB_FIN, "FIN" }, { VERB_CALC, "CALC" }, { VERB_PAYOFF, "PAYOFF" }, { VERB_NSF, "NSF" },
};

const char *acc_money_panel(enum command_verb verb)
{
	for (size_t i = 0; i < ARRAY_SIZE(panels); i++)
		if (panels[i].verb == verb)
			return panels[i].panel;
	return NULL;
}
