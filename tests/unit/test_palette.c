/* SPDX-License-Identifier: MIT */
/* Colour is decoration: take it away and every field, error and flag still reads. */
#include "../../src/panel/palette.h"

#include "../lib/unit.h"

static const struct palette_in xterm = { .colors = 256, .ncv = -1, .underline = true, .color = -1 };

static uint8_t look(const struct palette *p, enum role role)
{
	return p->role[role].look;
}

static void check_reads_without_hue(const struct palette *p)
{
	static const enum role must_differ[] = { ROLE_INPUT, ROLE_INPUT_CUR, ROLE_INPUT_ERR,
		ROLE_FLAG, ROLE_STATUS_EXC, ROLE_HIDDEN };
	for (size_t i = 0; i < ARRAY_SIZE(must_differ); i++)
		assert_int_not_equal(look(p, must_differ[i]), look(p, ROLE_TEXT));
	assert_int_not_equal(look(p, ROLE_INPUT), look(p, ROLE_INPUT_ERR));
	assert_true(look(p, ROLE_INPUT_ERR) & LOOK_REVERSE);
	assert_true(look(p, ROLE_FLAG) & LOOK_REVERSE);
	assert_false(look(p, ROLE_COLHDG) & LOOK_UNDERLINE);
}

/* NO_COLOR, color=no, a terminal without colours and paper: no hue, and all still differs. */
static void mono_palettes_keep_fields_errors_and_flags_apart(void **state)
{
	(void)state;
	struct palette_in in[4] = { xterm, xterm, xterm, xterm };
	in[0].no_color = true;
	in[1].color = 0;
	in[2].colors = -1;
	in[3].paper = true;
	for (size_t i = 0; i < ARRAY_SIZE(in); i++) {
		struct palette p = palette_make(&in[i]);
		check_reads_without_hue(&p);
		for (size_t r = 0; r < ROLE_COUNT; r++)
			assert_int_equal(p.role[r].hue, 0);
		assert_int_equal(look(&p, ROLE_INPUT_CUR), LOOK_BOLD | LOOK_UNDERLINE);
		assert_int_equal(look(&p, ROLE_FLAG), LOOK_BOLD | LOOK_REVERSE);
	}
	assert_int_equal(palette_make(&in[0]).pairs, false);
	assert_int_equal(palette_make(&in[3]).pairs, true);
}

/* With colour, an error or a field still has an attribute besides its hue. */
static void colour_palettes_do_not_rest_on_hue(void **state)
{
	(void)state;
	static const int colors[] = { 8, 16, 88, 256 };
	for (size_t i = 0; i < ARRAY_SIZE(colors); i++) {
		struct palette_in in = xterm;
		in.colors = colors[i];
		struct palette p = palette_make(&in);
		check_reads_without_hue(&p);
	}
}

/* The colour numbers are those of the table, and blue is bright cyan where only 8 are. */
static void hues_follow_the_depth(void **state)
{
	(void)state;
	struct palette_in in = xterm;
	struct palette p = palette_make(&in);
	assert_int_equal(p.depth, PALETTE_256);
	assert_int_equal(p.hue[HUE_BLU], 75);
	assert_int_equal(p.background, 16);
	in.colors = 16;
	p = palette_make(&in);
	assert_int_equal(p.hue[HUE_RED], 9);
	in.colors = 8;
	p = palette_make(&in);
	assert_int_equal(p.hue[HUE_BLU], 6);
	assert_true(look(&p, ROLE_FKEYS) & LOOK_BOLD);
	assert_false(look(&p, ROLE_TEXT) & LOOK_BOLD);
}

/* Luminance of white or a colour of the 256-colour cube, in 1/10000 (WCAG 2, sRGB). */
static int luminance(int color)
{
	if (color == 15)
		return 10000;
	static const int level[] = { 0, 1144, 2423, 4287, 6795, 10000 };
	int cube = color - 16;
	int red = level[cube / 36], green = level[cube / 6 % 6], blue = level[cube % 6];
	return (2126 * red + 7152 * green + 722 * blue) / 10000;
}

/* Every hue is at least 7:1 on black: AAA for small text. */
static void hues_have_contrast(void **state)
{
	(void)state;
	struct palette p = palette_make(&xterm);
	for (int h = HUE_GRN; h <= HUE_BLU; h++)
		assert_true(luminance(p.hue[h]) + 500 >= 7 * (luminance(p.background) + 500));
}

/* No underline, or none together with colour (Linux console, ncv 18): fields get "_". */
static void fields_are_filled_where_underline_is_lost(void **state)
{
	(void)state;
	struct palette_in in = xterm;
	assert_false(palette_make(&in).fill);
	in.underline = false;
	assert_true(palette_make(&in).fill);
	in = xterm;
	in.colors = 8;
	in.ncv = 18;
	assert_true(palette_make(&in).fill);
	in.no_color = true;
	assert_false(palette_make(&in).fill);
}

/* color=yes wins over NO_COLOR, but not over a terminal that has none. */
static void an_explicit_choice_wins_over_no_color(void **state)
{
	(void)state;
	struct palette_in in = xterm;
	in.no_color = true;
	in.color = 1;
	assert_true(palette_make(&in).pairs);
	in.colors = 0;
	assert_false(palette_make(&in).pairs);
}

/* Dumps name each role by a letter of its own. */
static void every_role_has_its_own_letter(void **state)
{
	(void)state;
	for (unsigned a = 0; a < ROLE_COUNT; a++) {
		for (unsigned b = a + 1; b < ROLE_COUNT; b++)
			assert_int_not_equal(role_letter((enum role)a), role_letter((enum role)b));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(mono_palettes_keep_fields_errors_and_flags_apart),
		cmocka_unit_test(colour_palettes_do_not_rest_on_hue),
		cmocka_unit_test(hues_follow_the_depth),
		cmocka_unit_test(hues_have_contrast),
		cmocka_unit_test(fields_are_filled_where_underline_is_lost),
		cmocka_unit_test(an_explicit_choice_wins_over_no_color),
		cmocka_unit_test(every_role_has_its_own_letter),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
