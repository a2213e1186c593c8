/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <sys/stat.h>
#include <unistd.h>

#include "arrears/base/mem.h"
#include "arrears/base/text.h"
#include "arrears/io/csv.h"

#define SPECTRUM "../shared/data/csv_spectrum/"

static char path[256];

static const char *file_with(const void *bytes, size_t len)
{
	const char *dir = getenv("TMPDIR");
	(void)text_putf(path, sizeof path, "%s/test_csv.%d", dir ? dir : "/tmp", (int)getpid());
	FILE *f = fopen(path, "w");
	assert_non_null(f);
	assert_int_equal(fwrite(bytes, 1, len, f), len);
	assert_int_equal(fclose(f), 0);
	return path;
}

/* The rows as one text: "line:a|b;" and "line!FAULT@line;" for a faulty one. */
static const char *read_all(const char *bytes, size_t len, const struct csv_options *o)
{
	static char out[8192];
	struct csv *c;
	struct csv_row row;
	STR_AUTO s = str_make(sizeof out - 1);
	assert_ok(csv_open(file_with(bytes, len), o, &c, NULL));
	for (;;) {
		assert_ok(csv_next(c, &row, NULL));
		if (row.end)
			break;
		str_addf(&s, "%lld", (long long)row.line);
		if (row.fault != MSG_OK)
			str_addf(&s, "!%s@%lld", msg_get(row.fault)->name,
				(long long)row.fault_line);
		for (int i = 0; i < row.count; i++)
			str_addf(&s, "%s%s", i || row.fault ? "|" : ":", row.fields[i]);
		str_add(&s, ";");
	}
	csv_close(c);
	(void)unlink(path);
	(void)text_put(out, sizeof out, s.d);
	return out;
}

#define assert_rows(text, want) do { \
	struct csv_options o_ = { 0 }; \
	assert_string_equal(read_all(text, sizeof text - 1, &o_), want); } while (0)

static void a_row_has_the_line_of_its_first_byte(void **state)
{
	(void)state;
	assert_rows("a,b\n1,2\n\n3,4\n", "1:a|b;2:1|2;4:3|4;");
	assert_rows("a,b\n\"x\ny\",2\n3,4", "1:a|b;2:x\ny|2;4:3|4;");
	assert_rows("a,b\r\n\"x\r\ny\",2\r\n3,4\r\n", "1:a|b;2:x\r\ny|2;4:3|4;");
	assert_rows("a,b\r1,2\r\r\"p\rq\",4\r5,6", "1:a|b;2:1|2;4:p\rq|4;6:5|6;");
	assert_rows("a\n   \n\n b \n", "1:a;4:b;");
}

static void a_mark_at_the_start_and_ctrl_z_at_the_end_are_dropped(void **state)
{
	(void)state;
	assert_rows("\xef\xbb\xbf" "a,b\n1,2\n\x1a", "1:a|b;2:1|2;");
	assert_rows("", "");
	assert_rows("\xef\xbb\xbf", "");
	assert_rows("\n\r\n\n", "");
}

static void a_fault_names_its_line_and_spares_the_rows_behind(void **state)
{
	(void)state;
	assert_rows("a,b\n1,x\"y\n3,4\n", "1:a|b;2!CSV_QUOTE@2;3:3|4;");
	assert_rows("a,b\n\"x\"y,2\n3,4\n", "1:a|b;2!CSV_QUOTE@2;3:3|4;");
	assert_rows("a,b\n1\n3,4,5\n6,7\n", "1:a|b;2!CSV_RAGGED@2|1;3!CSV_RAGGED@3|3|4|5;4:6|7;");
	assert_rows("a,b\n1,x\0y\n3,4\n", "1:a|b;2!CSV_NUL@2|1|x y;3:3|4;");
	assert_rows("a,b\n1,Jos\xe9\n3,4\n", "1:a|b;2!CSV_UTF8@2|1|Jos\xe9;3:3|4;");
	assert_rows("a,b\n\"open,2\n3,4\n", "1:a|b;2!CSV_UNCLOSED@2;3:3|4;");
	/* The open quote of line 2 runs into the first quote of line 3, which must not be lost. */
	assert_rows("a,b\n\"open,2\n\"x\",4\n", "1:a|b;2!CSV_QUOTE@3;3:x|4;");
	assert_rows("a,b\n1,\"open", "1:a|b;2!CSV_UNCLOSED@2;");
}

static void an_open_quote_is_given_up_at_the_size_of_a_row(void **state)
{
	size_t len = 3 * CSV_ROW_MAX;
	struct csv_options o = { 0 };
	AUTO_FREE char *big = mem_alloc(len, 1);

	(void)state;
	memset(big, 'x', len);
	memcpy(big, "a,b\n\"", 5);
	for (size_t i = 100; i < len; i += 1000)
		big[i] = '\n';
	o.columns = -1;
	const char *all = read_all(big, len, &o);
	assert_int_equal(strncmp(all, "1:a|b;2!CSV_UNCLOSED@2;3:xxx", 28), 0);
	memset(big, 'x', len - 1); /* one endless line */
	big[len - 1] = '\n';
	assert_string_equal(read_all(big, len, &o), "1!CSV_LONG@1;");
}

static void a_file_of_nothing_but_broken_rows_is_given_up(void **state)
{
	struct csv *c;
	struct csv_row row;
	struct csv_options o = { 0 };
	STR_AUTO s = str_make(100000);
	enum msgid m = MSG_OK;

	(void)state;
	for (int i = 0; i < CSV_BROKEN_MAX + 10; i++)
		str_add(&s, "x\"y,2\n");
	assert_ok(csv_open(file_with(s.d, s.len), &o, &c, NULL));
	do
		m = csv_next(c, &row, NULL);
	while (m == MSG_OK && !row.end);
	assert_msg(m, MSG_CSV_BROKEN);
	csv_close(c);
	(void)unlink(path);
}

static void latin1_is_converted_when_asked(void **state)
{
	struct csv_options o = { .latin1 = true };

	(void)state;
	assert_string_equal(read_all("Jos\xe9,\x80 5\n", 9, &o), "1:José|€ 5;");
	assert_string_equal(read_all("x\x81y\n", 4, &o), "1!CSV_UTF8@1|x\x81y;");
}

static void blanks_of_unquoted_fields_are_trimmed_or_kept(void **state)
{
	struct csv_options keep = { .keep_blanks = true }, tab = { .delimiter = '\t' };

	(void)state;
	assert_rows(" a , b \n", "1:a|b;");
	assert_string_equal(read_all(" a , b \n", 8, &keep), "1: a | b ;");
	assert_string_equal(read_all("a,b\tc\n", 6, &tab), "1:a,b|c;");
}

static void formulas_are_defused_and_come_back_as_they_were(void **state)
{
	static const char *const texts[] = { "=1+1", "+1", "-45.00", "@x", "'=1", "''x", "'", "'a",
		"=", "a,b", "say \"hi\"", "two\nlines", " blank ", "", "\tx", "plain" };
	struct csv_options o = { 0 };
	struct csv *c;
	struct csv_row row;
	struct csv_writer w = { .to = fopen(file_with("", 0), "w") };

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(texts); i++)
		csv_put(&w, texts[i]);
	csv_end_row(&w);
	assert_int_equal(fclose(w.to), 0);
	assert_ok(csv_open(path, &o, &c, NULL));
	assert_ok(csv_next(c, &row, NULL));
	assert_string_equal(row.fields[0], "'=1+1");
	assert_string_equal(row.fields[2], "'-45.00");
	assert_ok(csv_rewind(c, NULL));
	csv_set_undefuse(c, true);
	assert_ok(csv_next(c, &row, NULL));
	assert_int_equal(row.count, ARRAY_SIZE(texts));
	for (size_t i = 0; i < ARRAY_SIZE(texts); i++)
		assert_string_equal(row.fields[i], texts[i]);
	csv_close(c);
	(void)unlink(path);
}

static void a_folder_or_nothing_is_refused(void **state)
{
	struct csv_options o = { 0 };
	struct csv *c;

	(void)state;
	assert_msg(csv_open("/", &o, &c, NULL), MSG_FILE_READ);
	assert_msg(csv_open("/nonexistent/x.csv", &o, &c, NULL), MSG_FILE_OPEN);
}

/* --- csv_spectrum ------------------------------------------------------------------------ */

/* The next string of JSON at *s, or NULL. */
static bool json_string(const char **s, char *out, size_t size)
{
	size_t n = 0;
	const char *p = strchr(*s, '"');
	if (!p)
		return false;
	for (p++; *p != '"'; p++) {
		char c = *p;
		if (c == '\\')
			c = *++p == 'n' ? '\n' : *p == 'r' ? '\r' : *p == 't' ? '\t' : *p;
		assert_true(*p != 'u' || p[-1] != '\\');
		if (n + 1 < size)
			out[n++] = c;
	}
	out[n] = '\0';
	*s = p + 1;
	return true;
}

static char *slurp(const char *name)
{
	FILE *f = fopen(name, "r");
	assert_non_null(f);
	char *text = mem_alloc(65536, 1);
	assert_true(fread(text, 1, 65535, f) > 0);
	(void)fclose(f);
	return text;
}

/* Each value of each row stands under its header's name in the JSON, in order. */
static void same_as_json(const char *csv, const char *json)
{
	char file[256], header[64][64], key[64], value[1024];
	struct csv_options o = { 0 };
	struct csv *c;
	struct csv_row row;
	int columns = 0;
	(void)text_putf(file, sizeof file, SPECTRUM "json/%s.json", json);
	AUTO_FREE char *text = slurp(file);
	const char *at = text;
	(void)text_putf(file, sizeof file, SPECTRUM "csvs/%s.csv", csv);
	assert_ok(csv_open(file, &o, &c, NULL));
	for (bool first = true;; first = false) {
		assert_ok(csv_next(c, &row, NULL));
		if (row.end)
			break;
		assert_ok(row.fault);
		for (int i = 0; i < row.count; i++) {
			if (first) {
				(void)text_put(header[columns++], sizeof header[0], row.fields[i]);
				continue;
			}
			assert_true(json_string(&at, key, sizeof key));
			assert_true(json_string(&at, value, sizeof value));
			assert_string_equal(header[i], key);
			assert_string_equal(row.fields[i], value);
		}
	}
	assert_false(json_string(&at, key, sizeof key));
	csv_close(c);
}

static void the_spectrum_files_parse_to_their_json(void **state)
{
	static const char *const same[] = { "comma_in_quotes", "empty", "empty_crlf",
		"escaped_quotes",
		"json", "newlines", "quotes_and_newlines", "simple", "simple_crlf", "utf8" };
	struct csv_options o = { 0 };
	struct csv *c;
	struct csv_row row;

	(void)state;
	if (access(SPECTRUM, R_OK) != 0) {
		print_message("# ../shared is absent: nothing to compare with\n");
		return;
	}
	for (size_t i = 0; i < ARRAY_SIZE(same); i++)
		same_as_json(same[i], same[i]);
	same_as_json("newlines_crlf", "newlines");
	assert_ok(csv_open(SPECTRUM "csvs/location_coordinates.csv", &o, &c, NULL));
	assert_ok(csv_next(c, &row, NULL));
	assert_ok(row.fault);
	assert_ok(csv_next(c, &row, NULL));
	assert_msg(row.fault, MSG_CSV_QUOTE);
	assert_int_equal(row.line, 2);
	csv_close(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_row_has_the_line_of_its_first_byte),
		cmocka_unit_test(a_mark_at_the_start_and_ctrl_z_at_the_end_are_dropped),
		cmocka_unit_test(a_fault_names_its_line_and_spares_the_rows_behind),
		cmocka_unit_test(an_open_quote_is_given_up_at_the_size_of_a_row),
		cmocka_unit_test(a_file_of_nothing_but_broken_rows_is_given_up),
		cmocka_unit_test(latin1_is_converted_when_asked),
		cmocka_unit_test(blanks_of_unquoted_fields_are_trimmed_or_kept),
		cmocka_unit_test(formulas_are_defused_and_come_back_as_they_were),
		cmocka_unit_test(a_folder_or_nothing_is_refused),
		cmocka_unit_test(the_spectrum_files_parse_to_their_json),
	};
	return cmocka_run_group_tests_name("csv", tests, NULL, NULL);
}
