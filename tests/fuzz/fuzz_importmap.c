/* SPDX-License-Identifier: MIT */
/* libFuzzer: any bytes as a mapping file. Holds: what is accepted is written so that it reads back
 * and is written the same, and a row goes through it without harm. */
#include "arrears/base/mem.h"
#include "arrears/io/ini.h"
#include "arrears/domain/payment.h"
#include "arrears/domain/placement.h"
#include "arrears/io/importmap.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void run_row(const struct importmap *map)
{
	static const char *const header[] = { "account", "balance", "date", "amount" };
	static const char *const fields[] = { "0017", "$1,234.50", " two  blanks ", "x" };
	static struct placement p;
	static struct payment pay;
	struct importmap_plan plan;
	struct import_rules rules = { .order = map->order, .style = map->style,
		.today = date_from_ymd(2026, 11, 24) };
	struct csv_row row = { .line = 2, .count = 4, .fields = fields };
	STR_AUTO room = str_make(100000);
	if (importmap_plan(map, map->header ? header : NULL, 4, &plan, NULL) != MSG_OK)
		return;
	if (map->fields == &place_fields) {
		importmap_row(map, &plan, &row, &room, &p.in);
		placement_convert(&rules, &p);
	} else {
		importmap_row(map, &plan, &row, &room, &pay.in);
		pay.in.raw = fields;
		pay.in.columns = 4;
		payment_convert(&rules, &pay);
	}
}

static void run_map(const struct import_fields *fields, const char *text)
{
	AUTO_FREE struct importmap *map = importmap_new(fields);
	AUTO_FREE struct importmap *back = importmap_new(fields);
	STR_AUTO once = str_make(1000000);
	STR_AUTO twice = str_make(1000000);
	if (importmap_parse("fuzz", text, map, NULL) != MSG_OK)
		return;
	importmap_write(map, &once);
	if (importmap_parse("fuzz", once.d, back, NULL) != MSG_OK)
		abort();
	importmap_write(back, &twice);
	if (strcmp(once.d, twice.d) != 0)
		abort();
	run_row(map);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	AUTO_FREE char *text = mem_alloc(size + 1, 1);
	struct ini *ini;
	memcpy(text, data, size);
	if (ini_parse("fuzz", text, size, &ini, NULL) == MSG_OK)
		ini_free(ini);
	run_map(&place_fields, text);
	run_map(&payment_fields, text);
	return 0;
}
