/* SPDX-License-Identifier: MIT */
#include "palette.h"

#define NCV_UNDERLINE 2

static const struct {
	char letter;
	uint8_t hue, color, mono;
} roles[ROLE_COUNT] = {
#define ROLE(name, letter, hue, color, mono) \
	[ROLE_##name] = { letter, HUE_##hue, (uint8_t)(color), (uint8_t)(mono) },
	ROLE_LIST(ROLE)
#undef ROLE
};

/* xterm's default dark blue and dark red fail contrast on black (2.2:1, 3.6:1), so nothing
 * here is dark: with 8 colours bold makes them bright, and blue is bright cyan. White is 15, which
 * is the same white as 231 and half the bytes, and it is sent with every character typed. */
static const struct {
	short c256, c16, c8;
	bool bold8;
} hues[] = {
	[HUE_GRN] = { 40, 10, 2, false },
	[HUE_WHT] = { 15, 15, 7, true },
	[HUE_RED] = { 203, 9, 1, true },
	[HUE_TRQ] = { 44, 14, 6, false },
	[HUE_YLW] = { 226, 11, 3, true },
	[HUE_PNK] = { 213, 13, 5, true },
	[HUE_BLU] = { 75, 12, 6, true },
};

static enum palette_depth depth_of(const struct palette_in *in)
{
	if (in->colors < 8 || in->color == 0 || (in->color < 0 && in->no_color))
		return PALETTE_MONO;
	return in->colors >= 256 ? PALETTE_256 : in->colors >= 16 ? PALETTE_16 : PALETTE_8;
}

static void set_paper(struct palette *p)
{
	p->hue[0] = p->depth == PALETTE_256 ? 16 : 0;
	p->background = p->depth == PALETTE_256 ? 231 : p->depth == PALETTE_16 ? 15 : 7;
}

static void set_hues(struct palette *p)
{
	p->background = p->depth == PALETTE_256 ? 16 : 0;
	for (size_t h = HUE_GRN; h < ARRAY_SIZE(hues); h++) {
		p->hue[h] = p->depth == PALETTE_256  ? hues[h].c256
			    : p->depth == PALETTE_16 ? hues[h].c16
						     : hues[h].c8;
	}
}

struct palette palette_make(const struct palette_in *in)
{
	struct palette p = { .depth = depth_of(in) };
	bool hue = p.depth != PALETTE_MONO && !in->paper;
	p.mono = !hue;
	p.pairs = p.depth != PALETTE_MONO;
	if (p.pairs && in->paper)
		set_paper(&p);
	else if (p.pairs)
		set_hues(&p);
	for (size_t r = 0; r < ROLE_COUNT; r++) {
		uint8_t look = hue ? roles[r].color : roles[r].mono;
		if (hue && p.depth == PALETTE_8 && hues[roles[r].hue].bold8)
			look |= LOOK_BOLD;
		p.role[r] = (struct palette_look){ look, hue ? roles[r].hue : 0 };
	}
	p.fill = !in->underline || (p.pairs && in->ncv > 0 && (in->ncv & NCV_UNDERLINE));
	return p;
}

char role_letter(enum role role)
{
	return roles[role].letter;
}
