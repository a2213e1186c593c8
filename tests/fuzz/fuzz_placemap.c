/* SPDX-License-Identifier: MIT */
/* libFuzzer: any bytes as a mapping file. Holds: what is accepted is written so that it reads back
 * and is written the same, and a row goes through it without harm. */
#include "arrears/base/mem.h"
#include "arrears/io/ini.h"
#include "arrears/io/placemap.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void run_row(const struct placemap *map)
{
	static const char *const header[] = { "account", "balance", "name", "column 4" };
	static const char *const fields[] = { "0017", "$1,234.50", " two  blanks ", "x" };
	static struct placement p;
	struct placemap_plan plan;
	struct place_rules rules = { .order = map->order, .style = map->style,
		.today = date_from_ymd(2026, 11, 24) };
	struct csv_row row = { .line = 2, .count = 4, .fields = fields };
	STR_AUTO room = str_make(100000);
	if (placemap_plan(map, map->header ? header : NULL, 4, &plan, NULL) != MSG_OK)
		return;
	placemap_row(map, &plan, &row, &room, &p);
	placement_convert(&rules, &p);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	AUTO_FREE struct placemap *map = placemap_new();
	AUTO_FREE struct placemap *back = placemap_new();
	AUTO_FREE char *text = mem_alloc(size + 1, 1);
	STR_AUTO once = str_make(1000000);
	STR_AUTO twice = str_make(1000000);
	struct ini *ini;
	memcpy(text, data, size);
	if (ini_parse("fuzz", text, size, &ini, NULL) == MSG_OK)
		ini_free(ini);
	if (placemap_parse("fuzz", text, map, NULL) != MSG_OK)
		return 0;
	placemap_write(map, &once);
	if (placemap_parse("fuzz", once.d, back, NULL) != MSG_OK)
		abort();
	placemap_write(back, &twice);
	if (strcmp(once.d, twice.d) != 0)
		abort();
	run_row(map);
	return 0;
}
