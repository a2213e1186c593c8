/* SPDX-License-Identifier: MIT */
#include "arrears/domain/code.h"

#include "seed.h"

#define DAYS_MAX 365

/* Commands and panels (screens 1 and 4). PTP, CB, DSPO, CEASE, BKY, DEC and the like are shipped
 * codes that are commands at the same time, so a lead's code may not take their names either. */
static const char *const reserved[] = {
	"ACC", "ALL", "APV", "ATTC", "AUD", "B", "BKY", "CAL", "CALC", "CB", "CEASE", "DAY", "DEC",
	"DESK", "DSPO", "DSPW", "EOD", "FILE", "FIN", "FIND", "FND", "GO", "HELP", "HOT", "ID",
	"IN",
	"KEYS", "LTR", "MAIN", "MM", "MSG", "MTH", "NEXT", "NOT", "NOTE", "OBS", "ON", "OPT",
	"PARK",
	"PAY", "PLAN", "PLN", "PTP", "QUIT", "RPT", "RVW", "SKIP", "SKP", "UNDO", "VIEW", "WHY",
	"XFER", "SETTL", "SNP",
};

/* A command or a panel. */
static bool code_name_reserved(const char *name)
{
	for (size_t i = 0; i < ARRAY_SIZE(reserved); i++)
		if (strcmp(reserved[i], name) == 0)
			return true;
	return strncmp(name, "WRK", 3) == 0;
}

bool code_name_valid(const char *name)
{
	size_t len = strlen(name);
	bool letter = false;

	for (size_t i = 0; i < len; i++) {
		bool upper = name[i] >= 'A' && name[i] <= 'Z';

		letter |= upper;
		if (!upper && !(name[i] >= '0' && name[i] <= '9'))
			return false;
	}
	return letter && len >= 2 && len < CODE_SIZE;
}

static enum msgid check_range(const struct result_code *c, struct err *err)
{
	if (c->days < -1 || c->days > DAYS_MAX)
		return err_set(err, MSG_CODE_RANGE, "DAYS", "Follow-up days", "-1", "365",
			(char *)NULL);
	if (c->priority < -1 || c->priority > 9)
		return err_set(err, MSG_CODE_RANGE, "PRIORITY", "Priority", "-1", "9",
			(char *)NULL);
	if (!merge_valid(c->note))
		return err_set(err, MSG_MERGE_WORD, "NOTE", (char *)NULL);
	return MSG_OK;
}

static enum msgid check_law(const struct result_code *c, const struct result_code *parent,
	struct err *err)
{
	unsigned lost = parent->law & ~c->law & ~(unsigned)LAW_LOOSE;
	unsigned gained = c->law & ~parent->law & (unsigned)LAW_LOOSE;
	char what[64];

	law_show(lost | gained, what, sizeof(what));
	if ((lost | gained) != 0)
		return err_set(err, MSG_CODE_LOOSER, "LAW", c->code, parent->code, what,
			(char *)NULL);
	holds_show(parent->holds & ~c->holds, what, sizeof(what));
	if (*what != '\0')
		return err_set(err, MSG_CODE_LOOSER, "HOLDS", c->code, parent->code, what,
			(char *)NULL);
	return MSG_OK;
}

enum msgid code_check(const struct result_code *c, const struct result_code *parent,
	struct err *err)
{
	if (!code_name_valid(c->code))
		return err_set(err, MSG_CODE_NAME, "CODE", c->code, (char *)NULL);
	if (!c->shipped && code_name_reserved(c->code))
		return err_set(err, MSG_CODE_RESERVED, "CODE", c->code, (char *)NULL);
	if (parent == NULL ? !c->shipped : !parent->active)
		return err_set(err, MSG_CODE_PARENT, "PARENT", c->parent, (char *)NULL);
	enum msgid id = parent != NULL ? check_law(c, parent, err) : MSG_OK;

	return id != MSG_OK ? id : check_range(c, err);
}

struct result_code code_inherit(struct result_code c, const struct result_code *parent)
{
	c.law = (c.law & ~(unsigned)LAW_LOOSE) | parent->law;
	c.holds |= parent->holds;
	c.reach = parent->reach;
	(void)text_put(c.parent, sizeof(c.parent), parent->code);
	return c;
}

struct call_flags call_flags_add(struct call_flags f, const struct result_code *c)
{
	f.counted |= (c->law & LAW_ATTEMPT) != 0;
	f.conversation |= (c->law & LAW_CONVERSATION) != 0;
	f.right_party |= (c->law & LAW_RIGHT_PARTY) != 0;
	f.communication |= (c->law & LAW_COMMUNICATION) != 0;
	f.uncounted |= (c->law & LAW_UNCOUNT) != 0;
	f.inbound |= (c->law & LAW_INBOUND) != 0;
	f.excluded |= (c->law & LAW_EXCLUDED) != 0;
	return f;
}

static void seed_text(const struct seed_row *r, const char *column, char *out, size_t size)
{
	if (!text_put(out, size, seed_get(r, column)))
		BUG("a seed value is too long");
}

bool code_seed(size_t i, struct result_code *out)
{
	struct seed_row r;
	struct result_code c = { .shipped = true, .active = true };

	if (!seed_row("result_codes", i, &r))
		return false;
	seed_text(&r, "code", c.code, sizeof(c.code));
	seed_text(&r, "parent", c.parent, sizeof(c.parent));
	seed_text(&r, "alias", c.alias_of, sizeof(c.alias_of));
	seed_text(&r, "text", c.text, sizeof(c.text));
	seed_text(&r, "status", c.status, sizeof(c.status));
	seed_text(&r, "letter", c.letter, sizeof(c.letter));
	seed_text(&r, "note", c.note, sizeof(c.note));
	c.leaves = seed_bool(&r, "leaves");
	c.days = seed_int(&r, "days");
	c.business = seed_bool(&r, "business");
	c.priority = seed_int(&r, "priority");
	if (!reach_parse(seed_get(&r, "reach"), &c.reach) ||
	    !law_parse(seed_get(&r, "law"), &c.law) ||
	    !holds_parse(seed_get(&r, "holds"), &c.holds) ||
	    !asks_parse(seed_get(&r, "asks"), &c.asks) ||
	    !next_kind_parse(seed_get(&r, "next"), &c.next) ||
	    !phone_effect_parse(seed_get(&r, "phone"), &c.phone) ||
	    !role_parse(seed_get(&r, "least"), &c.least))
		BUG("a seed code holds an unknown word");
	*out = c;
	return true;
}

bool status_seed(size_t i, struct status *out)
{
	struct seed_row r;
	struct status s = { .shipped = true, .active = true };

	if (!seed_row("statuses", i, &r))
		return false;
	seed_text(&r, "code", s.code, sizeof(s.code));
	seed_text(&r, "text", s.text, sizeof(s.text));
	if (!status_class_parse(seed_get(&r, "class"), &s.class) ||
	    !outbound_parse(seed_get(&r, "outbound"), &s.outbound) ||
	    !holds_parse(seed_get(&r, "holds"), &s.holds))
		BUG("a seed status holds an unknown word");
	*out = s;
	return true;
}
