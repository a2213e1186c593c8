/* SPDX-License-Identifier: MIT */
/* `arrears ledger ACCOUNT`: what is owed on one account, and how it came about. */
#include "arrears/desk/ledgertext.h"
#include "arrears/io/csv.h"
#include "cli.h"

static void put_money(struct csv_writer *w, struct money m)
{
	char text[MONEY_TEXT_SIZE];
	int64_t cents = m.cents < 0 ? -m.cents : m.cents;
	(void)text_putf(text, sizeof text, "%s%lld.%02lld", m.cents < 0 ? "-" : "",
		(long long)(cents / 100), (long long)(cents % 100));
	csv_put(w, text);
}

/* Amounts below zero are no formulas: bare. */
struct page { const struct desk *d; struct csv_writer csv; };

static void csv_head(void *arg, const struct ledger_head *h)
{
	static const char *const names[] = { "entry", "counts_from", "type", "words", "amount",
		"principal", "interest", "fees", "costs", "attorney", "other", "balance",
		"authority", "reverses", "written", "by", "method", "reference", "receipt",
		"batch" };
	struct page *p = arg;
	(void)h;
	for (size_t i = 0; i < ARRAY_SIZE(names); i++)
		csv_put(&p->csv, names[i]);
	csv_end_row(&p->csv);
}

/* Nothing where there is none. */
static void put_number(struct csv_writer *w, int64_t n)
{
	char number[24] = "";
	if (n != 0)
		(void)text_putf(number, sizeof number, "%lld", (long long)n);
	csv_put(w, number);
}

static void csv_entry(void *arg, const struct ledger_row *row, const char *words,
	const struct buckets *owed)
{
	struct page *p = arg;
	struct csv_writer *w = &p->csv;
	const struct ledger_entry *e = &row->e;
	char on[DATE_ISO_SIZE];
	(void)owed;
	put_number(w, e->id);
	date_iso(e->effective_on, on);
	csv_put(w, on);
	csv_put(w, entry_type_name(e->type));
	csv_put(w, words);
	put_money(w, row->total);
	for (int b = 0; b < BUCKET_COUNT; b++)
		put_money(w, e->change.of[b]);
	put_money(w, row->balance_after);
	csv_put(w, e->authority);
	put_number(w, e->reverses_id);
	date_iso(desk_date_of(p->d, e->posted_at), on);
	csv_put(w, on);
	csv_put(w, row->user);
	csv_put(w, e->method);
	csv_put(w, e->reference);
	put_number(w, e->receipt_id);
	put_number(w, e->batch_id);
	csv_end_row(w);
}

static void csv_foot(void *arg, const struct ledger_foot *f)
{
	(void)arg;
	(void)f;
}

static enum msgid read_words(struct cli *c, const struct desk *d, int64_t *account,
	struct date *as_of, struct err *err)
{
	const char *day = cli_value(c, "as-of");
	if (text_to_int(c->words[0], 1, INT64_MAX, account, NULL) != MSG_OK)
		return err_set(err, MSG_ACCOUNT_NUMBER, "ACCOUNT", c->words[0], NULL);
	*as_of = DATE_NONE;
	return day ? date_parse_past(day, desk_today(d), as_of, err) : MSG_OK;
}

static enum msgid print_it(struct cli *c, struct desk *d, struct err *err)
{
	int64_t account = 0;
	struct date as_of = DATE_NONE;
	struct page page = { .d = d, .csv = { .to = stdout, .bare = true } };
	STR_AUTO text = str_make(64 * 1024 * 1024);
	enum msgid m = read_words(c, d, &account, &as_of, err);
	if (m == MSG_OK && cli_has(c, "csv"))
		return ledger_read(d, account, as_of, &(struct ledger_reader){ .arg = &page,
			.head = csv_head, .entry = csv_entry, .foot = csv_foot }, err);
	if (m == MSG_OK)
		m = ledger_text(d, account, as_of, &text, err);
	if (m == MSG_OK)
		fputs(text.d, stdout);
	return m;
}

static int run(struct cli *c)
{
	struct err err;
	struct desk d;
	enum msgid m = cli_open(c, &d, &err);
	if (m != MSG_OK)
		return cli_fail(&err);
	m = print_it(c, &d, &err);
	desk_close(&d);
	return m == MSG_OK ? EXIT_OK : cli_fail(&err);
}

static const struct cli_option options[] = {
	{ "as-of", "DATE", "As it stood on that day; today unless given" },
	{ "csv", NULL, "As rows for a spreadsheet" },
};

const struct cli_command cmd_ledger = {
	.name = "ledger",
	.words = "ACCOUNT",
	.least = 1,
	.most = 1,
	.text = "Print the ledger of an account",
	.more = "Every entry in words with its parts and the balance after it, by the day it "
		"counts from; what was owed on the day by part; the interest that has accrued "
		"beside it, with its rate and authority. Of the consumer it names the name "
		"alone. Needs no key.",
	.options = options,
	.option_count = ARRAY_SIZE(options),
	.run = run,
};
