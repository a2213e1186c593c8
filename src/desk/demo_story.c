/* SPDX-License-Identifier: MIT */
/* What became of an account, as rows. The first people of a database take each story once, so that
 * every status, band and restriction is there however small it is; the others by weight. */
#include "demo_parts.h"

#define STORY(code, part, ...) { .status = #code, .weight = (part), __VA_ARGS__ }

static const struct demo_story stories[] = {
	/* Timed calls: the consumer asked for the hour, which is a consent of seven days. */
	STORY(ACT, 6, .tries = { 2, 4 }, .end = "CB", .ago = { 1, 4 }, .next = NEXT_TIMED,
		.traits = TRAIT_SOON | TRAIT_CONSENT | TRAIT_MIDDLE),
	STORY(ACT, 6, .tries = { 1, 3 }, .end = "CB", .ago = { 1, 4 }, .next = NEXT_TIMED,
		.traits = TRAIT_SOON | TRAIT_CONSENT | TRAIT_MIDDLE),
	STORY(ACT, 6, .tries = { 1, 5 }, .end = "CB", .ago = { 1, 4 }, .next = NEXT_TIMED,
		.traits = TRAIT_SOON | TRAIT_CONSENT | TRAIT_MIDDLE),
	STORY(ACT, 14, .tries = { 2, 6 }, .end = "CB", .ago = { 1, 3 }, .next = NEXT_TIMED,
		.due = { 1, 2 }, .traits = TRAIT_CONSENT),
	/* New business. */
	STORY(NEW, 120, .next = NEXT_NEW, .due = { -15, 0 }, .traits = TRAIT_PLAIN),
	STORY(NEW, 20, .next = NEXT_NEW, .due = { -3, 0 }, .traits = TRAIT_PLAIN),
	STORY(VAL, 30, .tries = { 0, 1 }, .ago = { 3, 9 }, .next = NEXT_NEW, .due = { -5, 0 },
		.traits = TRAIT_PLAIN),
	STORY(NEW, 6, .next = NEXT_REVIEW, .due = { -5, 0 }, .traits = TRAIT_NO_PHONE),
	/* In work: nobody reached so far. */
	STORY(ACT, 190, .tries = { 3, 5 }, .ago = { 3, 12 }, .next = NEXT_FOLLOWUP,
		.due = { -6, 0 }, .traits = TRAIT_PLAIN),
	STORY(ACT, 80, .tries = { 3, 9 }, .ago = { 2, 9 }, .next = NEXT_FOLLOWUP, .due = { 1, 9 },
		.traits = TRAIT_PLAIN),
	STORY(ACT, 170, .tries = { 7, 15 }, .ago = { 4, 14 }, .next = NEXT_FOLLOWUP,
		.due = { -9, 0 }, .traits = TRAIT_PLAIN),
	STORY(ACT, 10, .tries = { 7, 7 }, .ago = { 1, 1 }, .next = NEXT_FOLLOWUP, .due = { 0, 0 },
		.traits = TRAIT_BUSY | TRAIT_MIDDLE),
	STORY(MED, 25, .tries = { 3, 8 }, .ago = { 3, 12 }, .next = NEXT_FOLLOWUP,
		.due = { -6, 2 }, .traits = TRAIT_PLAIN),
	STORY(TBD, 8, .tries = { 2, 6 }, .ago = { 3, 20 }, .next = NEXT_FOLLOWUP,
		.due = { -6, 2 }),
	STORY(SCRA, 3, .tries = { 2, 5 }, .end = "RPC", .ago = { 9, 20 }, .next = NEXT_CLERICAL,
		.due = { -3, 0 }),
	/* Talked with: quiet for seven days. */
	STORY(ACT, 50, .tries = { 3, 7 }, .end = "RPC", .ago = { 1, 6 }, .next = NEXT_FOLLOWUP,
		.due = { 1, 6 }, .traits = TRAIT_PLAIN),
	STORY(ACT, 12, .tries = { 3, 7 }, .end = "RPC", .ago = { 1, 5 }, .next = NEXT_FOLLOWUP,
		.due = { -1, 0 }),
	STORY(ACT, 90, .tries = { 4, 9 }, .end = "RPC", .ago = { 9, 30 }, .next = NEXT_FOLLOWUP,
		.due = { -5, 0 }, .traits = TRAIT_PLAIN),
	STORY(ACT, 30, .tries = { 4, 9 }, .end = "REF", .ago = { 10, 40 }, .next = NEXT_FOLLOWUP,
		.due = { -5, 3 }),
	STORY(ACT, 40, .tries = { 3, 6 }, .end = "RPC", .ago = { 9, 20 }, .next = NEXT_FOLLOWUP,
		.due = { -4, 0 }, .traits = TRAIT_HOT),
	STORY(ACT, 16, .tries = { 3, 6 }, .end = "INB", .ago = { 8, 15 }, .next = NEXT_FOLLOWUP,
		.due = { -3, 1 }),
	STORY(ACT, 5, .tries = { 3, 6 }, .end = "INB3", .ago = { 2, 9 }, .next = NEXT_FOLLOWUP,
		.due = { -1, 1 }),
	/* Numbers. */
	STORY(ACT, 50, .tries = { 2, 4 }, .end = "DISC", .ago = { 3, 20 }, .next = NEXT_FOLLOWUP,
		.due = { -9, 0 }, .traits = TRAIT_BAD_PHONES),
	STORY(ACT, 16, .tries = { 2, 5 }, .end = "WN", .ago = { 2, 12 }, .next = NEXT_FOLLOWUP,
		.due = { -4, 0 }, .traits = TRAIT_WRONG_PHONE),
	STORY(ACT, 6, .tries = { 2, 5 }, .end = "STOP", .ago = { 9, 20 }, .next = NEXT_FOLLOWUP,
		.due = { -4, 0 }, .kind = "number"),
	STORY(ACT, 6, .tries = { 2, 5 }, .end = "STOP", .ago = { 2, 12 }, .next = NEXT_CLERICAL,
		.due = { -2, 0 }, .kind = "medium", .detail = "text"),
	STORY(ACT, 4, .tries = { 2, 5 }, .end = "STOP", .ago = { 2, 12 }, .next = NEXT_CLERICAL,
		.due = { -2, 0 }, .kind = "medium", .detail = "call"),
	STORY(ACT, 6, .tries = { 3, 6 }, .end = "RPC", .ago = { 9, 20 }, .next = NEXT_FOLLOWUP,
		.due = { -4, 0 }, .kind = "place", .detail = "employer",
		.traits = TRAIT_BARRED_WORK),
	STORY(ACT, 4, .tries = { 3, 6 }, .end = "RPC", .ago = { 9, 20 }, .next = NEXT_FOLLOWUP,
		.due = { -4, 0 }, .kind = "place", .detail = "work"),
	/* Hours of their own. */
	STORY(ACT, 12, .tries = { 3, 6 }, .end = "RPC", .ago = { 9, 25 }, .next = NEXT_FOLLOWUP,
		.due = { -4, 0 }, .kind = "time", .detail = "call"),
	/* Disputes. */
	STORY(ACT, 14, .tries = { 3, 6 }, .end = "DSPO", .ago = { 8, 20 }, .next = NEXT_FOLLOWUP,
		.due = { -4, 2 }, .traits = TRAIT_DISPUTED),
	STORY(DISP, 12, .tries = { 2, 5 }, .end = "DSPW", .ago = { 2, 20 }, .next = NEXT_DISPUTE,
		.due = { -3, 0 }, .kind = "dispute", .traits = TRAIT_DISPUTED),
	STORY(OCR, 4, .tries = { 1, 4 }, .end = "ATTC", .ago = { 2, 15 }, .next = NEXT_CLERICAL,
		.due = { -3, 0 }, .kind = "other", .detail = "creditor"),
	STORY(IDT, 3, .tries = { 1, 4 }, .end = "DSPW", .ago = { 2, 20 }, .next = NEXT_SUPERVISOR,
		.due = { -3, 0 }, .kind = "identity_theft", .traits = TRAIT_DISPUTED),
	/* Not to be called. */
	STORY(CEASE, 8, .tries = { 2, 6 }, .end = "CEASE", .ago = { 2, 30 },
		.next = NEXT_SUPERVISOR, .due = { -3, 1 }, .kind = "cease"),
	STORY(ATTY, 8, .tries = { 2, 5 }, .end = "ATTY", .ago = { 2, 30 }, .next = NEXT_CLERICAL,
		.due = { -3, 1 }, .kind = "attorney", .traits = TRAIT_ATTORNEY),
	STORY(BKY, 5, .tries = { 2, 5 }, .end = "BKY", .ago = { 2, 20 }, .next = NEXT_SUPERVISOR,
		.due = { -3, 0 }, .kind = "bankruptcy"),
	STORY(B7, 3, .tries = { 2, 5 }, .end = "BKY", .ago = { 10, 40 }, .next = NEXT_SUPERVISOR,
		.due = { 5, 40 }, .kind = "bankruptcy", .traits = TRAIT_ATTORNEY),
	STORY(B13, 3, .tries = { 2, 5 }, .end = "BKY", .ago = { 10, 40 }, .next = NEXT_SUPERVISOR,
		.due = { 5, 40 }, .kind = "bankruptcy", .traits = TRAIT_ATTORNEY),
	STORY(BDIS, 2, .tries = { 2, 5 }, .end = "BKY", .ago = { 30, 60 },
		.next = NEXT_SUPERVISOR, .due = { -2, 0 }, .kind = "bankruptcy"),
	STORY(DEC, 4, .tries = { 2, 5 }, .end = "DEC", .ago = { 2, 20 }, .next = NEXT_SUPERVISOR,
		.due = { -3, 0 }, .kind = "deceased"),
	STORY(MINOR, 1, .tries = { 0, 2 }, .ago = { 2, 20 }, .next = NEXT_SUPERVISOR,
		.due = { -3, 0 }, .kind = "minor", .traits = TRAIT_CHILD),
	STORY(ACT, 4, .tries = { 2, 5 }, .end = "STOP", .ago = { 2, 20 }, .next = NEXT_REVIEW,
		.due = { -3, 0 }, .kind = "do_not_call"),
	/* Closed. */
	STORY(CXL, 6, .tries = { 1, 5 }, .ago = { 5, 40 }),
	STORY(RET, 8, .tries = { 5, 12 }, .ago = { 10, 60 }),
	STORY(UNC, 8, .tries = { 5, 12 }, .ago = { 10, 60 }),
};

const struct demo_story *demo_story_at(size_t i)
{
	return i < ARRAY_SIZE(stories) ? &stories[i] : NULL;
}

const struct demo_story *demo_story_pick(struct demo_rng *r, bool plain)
{
	unsigned need = plain ? TRAIT_PLAIN : 0;
	int all = 0;
	for (size_t i = 0; i < ARRAY_SIZE(stories); i++)
		if ((stories[i].traits & need) == need)
			all += stories[i].weight;
	int at = demo_below(r, all);
	for (size_t i = 0; i < ARRAY_SIZE(stories); i++) {
		if ((stories[i].traits & need) != need)
			continue;
		at -= stories[i].weight;
		if (at < 0)
			return &stories[i];
	}
	return &stories[0];
}
