/* SPDX-License-Identifier: MIT */
#include "callworld.h"

#include "arrears/desk/next.h"

int callworld_setup(void **state)
{
	if (fixture_setup(state) != 0)
		return -1;
	struct fixture *fx = *state;
	return claim_open(&fx->d, FIX_OKAFOR, NULL) == MSG_OK ? 0 : -1;
}

struct result_input typed(int64_t account, const char *code)
{
	struct result_input in = { .account_id = account, .date = DATE_NONE, .minute = -1 };
	(void)text_put(in.code, sizeof in.code, code);
	return in;
}

struct result_outcome logged(struct fixture *fx, struct result_input in)
{
	struct result_outcome out = { .ask = RESULT_DONE };
	struct err err = { 0 };
	enum msgid m = log_result(&fx->d, &in, &out, &err);
	if (m != MSG_OK)
		fail_msg("%s %s", msg_get(m)->name, err.subst[0]);
	return out;
}

struct result_outcome talked(struct fixture *fx, int64_t account, const char *code,
	const char *text)
{
	struct result_input in = typed(account, code);
	in.text = text;
	in.disclosed = ANSWER_NO;
	return logged(fx, in);
}

struct call_opened opened(struct fixture *fx, int64_t account, int phone)
{
	struct call_opened out;
	assert_ok(call_open(&fx->d, &(struct call_request){ .account_id = account, .phone = phone },
		&out, NULL));
	return out;
}

void tally(struct fixture *fx, int64_t account, struct gate_tally *out)
{
	FACTS_AUTO box = { .rows = NULL };
	assert_ok(desk_load_facts(&fx->d, FIX_OKAFOR, &box, NULL));
	gate_tally(&box.f, account, out);
}
