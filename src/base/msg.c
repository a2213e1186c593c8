/* SPDX-License-Identifier: MIT */
#include "arrears/base/msg.h"

static const struct msg messages[MSG_COUNT] = {
	[MSG_OK] = { "", "OK", SEV_INFO, "", "", "" },
#define M(id, name, sev, first, cause, recovery) \
	[MSG_##name] = { #id, #name, SEV_##sev, first, cause, recovery },
#include "arrears/base/msg/all.def"
#undef M
};

const struct msg *msg_get(enum msgid id)
{
	if (id >= MSG_COUNT)
		id = MSG_OK;
	return &messages[id];
}
