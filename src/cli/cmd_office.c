/* SPDX-License-Identifier: MIT */
/* `arrears office ...`: how the office works. */
#include <string.h>

#include "arrears/desk/batch.h"
#include "cli.h"

static enum msgid read_word(const char *word, bool *one, struct err *err)
{
	*one = strcmp(word, "one") == 0;
	return *one || strcmp(word, "two") == 0 ? MSG_OK :
		err_set(err, MSG_TERM_VALUE, "POSTING", "posting", word, "one or two", NULL);
}

static int run_posting(struct cli *c)
{
	struct err err;
	struct desk d;
	bool one = false, change = c->word_count > 0;
	enum msgid m = change ? read_word(c->words[0], &one, &err) : MSG_OK;
	if (m == MSG_OK)
		m = change ? cli_open_key(c, &d, &err) : cli_open(c, &d, &err);
	if (m != MSG_OK)
		return cli_fail(&err);
	m = change ? one_person_posting_set(&d, one, &err) : one_person_posting(&d, &one, &err);
	desk_close(&d);
	if (m != MSG_OK)
		return cli_fail(&err);
	printf(one ? "Who received money may count, post and close its batch.\n" :
		"Another person than who received it counts, posts and closes a batch.\n");
	return EXIT_OK;
}

const struct cli_command cmd_office_posting = {
	.name = "office posting",
	.words = "[one|two]",
	.most = 1,
	.text = "Say who may post the money that was received",
	.more = "Receiving and posting are two people's work; an office of one person switches "
		"that off with one, and on again with two. Each switch is in the audit trail. "
		"Without a word it says how it is.",
	.run = run_posting,
};
