/* SPDX-License-Identifier: MIT */
#include "arrears/desk/promise.h"
#include "cli.h"

static int run(struct cli *c)
{
	struct err err;
	struct desk d;
	struct grade_counts n;
	char promised[MONEY_TEXT_SIZE], paid[MONEY_TEXT_SIZE];
	enum msgid m = cli_open(c, &d, &err);
	if (m != MSG_OK)
		return cli_fail(&err);
	m = promises_grade(&d, &n, &err);
	desk_close(&d);
	if (m != MSG_OK)
		return cli_fail(&err);
	money_show(n.promised, promised);
	money_show(n.paid, paid);
	printf("%lld graded: %lld kept, %lld partial, %lld broken; %s of %s paid.\n",
		(long long)n.graded, (long long)n.kept, (long long)n.partial, (long long)n.broken,
		paid, promised);
	if (n.settled > 0)
		printf("%lld settled: the money has cleared, the rest is forgiven.\n",
			(long long)n.settled);
	return EXIT_OK;
}

const struct cli_command cmd_grade = {
	.name = "grade",
	.words = "",
	.text = "Grade the promises whose last day is over",
	.more = "Every promise and installment whose due date and grace are over becomes kept, "
		"partial or broken by what was paid; broken ones lead the work map. A settlement "
		"whose money has cleared forgives the rest. The first desk of a day does the same, "
		"and running it again changes nothing. Needs no key.",
	.run = run,
};
