/* SPDX-License-Identifier: MIT */
/* `arrears client ...`: the creditors that place accounts. */
#include "arrears/desk/client.h"
#include "arrears/io/productfile.h"
#include "cli.h"

static int run_client_add(struct cli *c)
{
	struct err err;
	struct desk d;
	enum msgid m = cli_open_key(c, &d, &err);
	if (m != MSG_OK)
		return cli_fail(&err);
	m = client_add(&d, c->words[0], c->words[1], NULL, &err);
	desk_close(&d);
	return m == MSG_OK ? EXIT_OK : cli_fail(&err);
}

static int run_client_list(struct cli *c)
{
	struct client page[50];
	char after[sizeof page->code] = "";
	size_t n = ARRAY_SIZE(page);
	struct err err;
	struct desk d;
	enum msgid m = cli_open(c, &d, &err);
	if (m != MSG_OK)
		return cli_fail(&err);
	while (n == ARRAY_SIZE(page)) {
		m = client_list(d.db, after, page, ARRAY_SIZE(page), &n, &err);
		if (m != MSG_OK)
			break;
		for (size_t i = 0; i < n; i++)
			printf("%-10s  %-6s  %s\n", page[i].code, page[i].closed_at ? "closed" : "",
				page[i].name);
		if (n > 0)
			(void)text_put(after, sizeof after, page[n - 1].code);
	}
	desk_close(&d);
	return m == MSG_OK ? EXIT_OK : cli_fail(&err);
}

const struct cli_command cmd_client_add = {
	.name = "client add",
	.words = "CODE NAME",
	.least = 2,
	.most = 2,
	.text = "Enter a client, who can then place accounts",
	.more = "CODE has one to ten letters and digits and stands for the client everywhere.",
	.run = run_client_add,
};

const struct cli_command cmd_client_list = {
	.name = "client list",
	.words = "",
	.text = "List the clients",
	.run = run_client_list,
};

static int run_client_products(struct cli *c)
{
	struct productfile_report r = { .line = 0 };
	struct err err;
	struct desk d;
	enum msgid m = cli_open_key(c, &d, &err);
	if (m != MSG_OK)
		return cli_fail(&err);
	m = productfile_read(&d, c->words[0], c->words[1], &r, &err);
	desk_close(&d);
	if (m != MSG_OK)
		return r.line ? cli_fail_at(c->words[1], r.line, &err) : cli_fail(&err);
	printf("%zu products read: %zu new, %zu changed, %zu as they were.\n", r.rows,
		r.counts.added, r.counts.changed, r.counts.same);
	return EXIT_OK;
}

const struct cli_command cmd_client_products = {
	.name = "client products",
	.words = "CODE FILE",
	.least = 2,
	.most = 2,
	.text = "Load the price list of a client from CSV",
	.more = "The first row names the columns: code, name, price, and notes if there are any. "
		"A code that is there already is replaced, others stay. All rows are saved or "
		"none. Collectors look products up on FCT.",
	.run = run_client_products,
};
