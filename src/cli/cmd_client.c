/* SPDX-License-Identifier: MIT */
/* `arrears client ...`: the creditors that place accounts. */
#include "arrears/desk/client.h"
#include "arrears/desk/terms.h"
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

/* 0: "-", the whole office. */
static enum msgid client_named(struct desk *d, const char *code, int64_t *id, struct err *err)
{
	struct client client = { .id = 0 };
	enum msgid m = strcmp(code, "-") == 0 ? MSG_OK : client_need(d, code, &client, err);
	if (m == MSG_OK)
		*id = client.id;
	return m;
}

static enum msgid show_terms(struct desk *d, int64_t client_id, struct err *err)
{
	struct terms t;
	char value[TERM_TEXT_SIZE];
	enum msgid m = terms_of(d, client_id, &t, err);
	for (int i = 0; m == MSG_OK && i < TERM_COUNT; i++) {
		bool own = false;
		const struct term_rule *row = term_row((enum term_id)i);
		m = term_is_own(d, client_id, row->name, &own, err);
		if (m != MSG_OK)
			break;
		terms_show(&t, (enum term_id)i, value);
		printf("%-24s %s %s\n", row->name, own ? "*" : " ", value);
	}
	return m;
}

static enum msgid set_terms(struct cli *c, struct desk *d, int64_t client_id, struct err *err)
{
	struct term_change changes[CLI_WORDS_MAX];
	char words[CLI_WORDS_MAX][160];
	size_t n = 0;
	for (int i = 1; i < c->word_count; i++, n++) {
		(void)text_put(words[n], sizeof words[n], c->words[i]);
		char *equals = strchr(words[n], '=');
		if (!equals)
			return err_set(err, MSG_TERM_UNKNOWN, "NAME", c->words[i], NULL);
		*equals = '\0';
		changes[n] = (struct term_change){ words[n], equals + 1 };
	}
	return terms_save(d, client_id, changes, n, err);
}

static int run_client_set(struct cli *c)
{
	struct err err;
	struct desk d;
	int64_t id = 0;
	bool changes = c->word_count > 1;
	enum msgid m = changes ? cli_open_key(c, &d, &err) : cli_open(c, &d, &err);
	if (m != MSG_OK)
		return cli_fail(&err);
	m = client_named(&d, c->words[0], &id, &err);
	if (m == MSG_OK)
		m = changes ? set_terms(c, &d, id, &err) : show_terms(&d, id, &err);
	desk_close(&d);
	return m == MSG_OK ? EXIT_OK : cli_fail(&err);
}

const struct cli_command cmd_client_set = {
	.name = "client set",
	.words = "CODE [NAME=VALUE ...]",
	.least = 1,
	.most = CLI_WORDS_MAX,
	.text = "Show or set the money terms of a client",
	.more = "CODE - stands for the whole office: what a client has no value of its own for. "
		"Without values all are listed, a client's own with *. NAME= alone takes the own "
		"value away. Either all values given are saved or none.",
	.run = run_client_set,
};
