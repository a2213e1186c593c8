/* SPDX-License-Identifier: MIT */
/* Chance, and the words that made-up people are made of. */
#include "demo_parts.h"

uint64_t demo_next(struct demo_rng *r)
{
	uint64_t z = r->state += UINT64_C(0x9e3779b97f4a7c15);
	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

int demo_below(struct demo_rng *r, int n)
{
	return (int)((demo_next(r) >> 33) % (uint64_t)n);
}

int demo_between(struct demo_rng *r, int from, int to)
{
	return from + demo_below(r, to - from + 1);
}

bool demo_chance(struct demo_rng *r, int percent)
{
	return demo_below(r, 100) < percent;
}

#define PICK(r, list) (list)[demo_below((r), (int)ARRAY_SIZE(list))]

static const char *const firsts[] = {
	"ADAEZE", "ALAN", "ALICE", "AMIR", "ANDREA", "ANITA", "BARRY", "BETH", "BRANDON",
	"CALVIN", "CARLA", "CHERYL", "CLARK", "CODY", "COLLEEN", "CRAIG", "DANA", "DARREN",
	"DAWN", "DEBRA", "DEREK", "DIANE", "DORA", "DWAYNE", "EARL", "EDITH", "ELLEN", "EMMA",
	"ERIC", "ESTHER", "FAITH", "FRANK", "GAIL", "GLENN", "GRACE", "GWEN", "HAROLD",
	"HEATHER", "HELEN", "HOWARD", "IAN", "IRENE", "IVY", "JANET", "JASMINE", "JEROME",
	"JOAN", "JOEL", "JOYCE", "KAREN", "KEITH", "KENJI", "KRISTEN", "LAMAR", "LARRY", "LENA",
	"LEROY", "LINH", "LORI", "LUKE", "MARCIA", "MARK", "MEGAN", "MELVIN", "MINH", "NADIA",
	"NEIL", "NINA", "NORMAN", "OLIVE", "OMAR", "OSCAR", "PAMELA", "PATRICK", "PEARL",
	"PHYLLIS", "PRIYA", "RALPH", "RENEE", "RITA", "RODNEY", "ROSE", "ROY", "RUTH", "SANDRA",
	"SEAN", "SHEILA", "SONYA", "STANLEY", "STELLA", "TAMARA", "TERRY", "THEO", "TRACY",
	"TYRONE", "VERA", "VICTOR", "WANDA", "WAYNE", "YUKI",
};
static const char *const spanish_firsts[] = {
	"ALEJANDRO", "BEATRIZ", "CARLOS", "CARMEN", "DOLORES", "ELENA", "ESTEBAN", "FERNANDO",
	"GLORIA", "GUADALUPE", "HECTOR", "IGNACIO", "ISABEL", "JAVIER", "JOSEFINA", "LUIS",
	"LUZ", "MANUEL", "MARISOL", "MIGUEL", "PILAR", "RAMON", "ROSARIO", "SOLEDAD", "TOMAS",
	"XIMENA", "YOLANDA",
};
static const char *const lasts[] = {
	"ABBOTT", "ADKINS", "ALSTON", "ARCHER", "BAINES", "BARLOW", "BECKER", "BISHOP",
	"BLAKELY", "BOONE", "BRANDT", "BRIGGS", "BURKE", "CALDER", "CANTRELL", "CARVER", "CHAN",
	"CLAYBORN", "COLBERT", "CONWAY", "CRAWLEY", "DALTON", "DAWSON", "DECKER", "DOYLE",
	"DRAKE", "DUPREE", "EASTMAN", "ELLIS", "EMERSON", "EVERETT", "FAIRLEY", "FARRELL",
	"FENTON", "FINCH", "FLOYD", "FOSS", "GAINES", "GARRETT", "GILES", "GOODWIN", "GRADY",
	"GUPTA", "HALE", "HANSON", "HARDEN", "HAYDEN", "HOLT", "HOOPER", "HUYNH", "INGRAM",
	"IRVIN", "JARVIS", "JENSEN", "JOYNER", "KEMP", "KENDALL", "KIRBY", "KOWALSKI",
	"LAMBERT", "LANDRY", "LARSEN", "LEACH", "LOCKE", "MABRY", "MADDOX", "MARSH", "MAYFIELD",
	"MCBRIDE", "MCKAY", "MERCER", "MONROE", "NASH", "NEWTON", "NGUYEN", "NIELSEN", "NOLAN",
	"ODOM", "OKAFOR", "OLSEN", "ORR", "OSBORNE", "PACE", "PARISH", "PATEL", "PENN",
	"PIERCE", "POOLE", "PRUITT", "QUINN", "RAINEY", "REEVES", "RHODES", "ROWE", "RUTLEDGE",
	"SAVAGE", "SEXTON", "SHARMA", "SHELTON", "SKINNER", "SLOAN", "SNYDER", "STOKES",
	"SUTTON", "TALLEY", "TATE", "THORPE", "TRAN", "UNDERHILL", "VANCE", "VICKERS",
	"WADDELL", "WALLER", "WEEKS", "WHITLEY", "WILKES", "WOODRUFF", "WYATT", "YANG", "YATES",
	"YORK", "ZIMMER",
};
static const char *const spanish_lasts[] = {
	"AGUILAR", "BENITEZ", "CABRERA", "CORDOVA", "DUARTE", "ESPINOZA", "FUENTES", "GALLEGOS",
	"HERRERA", "IBARRA", "JUAREZ", "LOZANO", "MALDONADO", "MONTOYA", "NAVARRO", "OCHOA",
	"PALACIOS", "QUINTERO", "ROSALES", "SALAZAR", "TREVINO", "URIBE", "VELASCO", "ZAMORA",
};
static const char *const streets[] = {
	"ASH", "BIRCH", "CANAL", "CEDAR", "CHESTNUT", "CHURCH", "DEPOT", "DIVISION", "EAGLE",
	"ELM", "FOREST", "FRONT", "GARDEN", "GRANT", "HICKORY", "HIGH", "HILL", "JUNIPER",
	"KEDZIE", "LAKE", "LAUREL", "LIBERTY", "LINCOLN", "LOCUST", "MADISON", "MAPLE", "MILL",
	"MULBERRY", "OAK", "ORCHARD", "PARK", "PEARL", "PINE", "POPLAR", "PROSPECT", "RIVER",
	"SPRUCE", "SUMMIT", "UNION", "VINE", "WALNUT", "WASHINGTON", "WILLOW",
};
static const char *const street_kinds[] = {
	"ST", "ST", "AVE", "AVE", "RD", "DR", "LN", "CT", "BLVD",
};
static const char *const employers[] = {
	"LAKESIDE FREIGHT", "PRAIRIE BAKERY", "NORTHGATE FOODS", "SUMMIT ROOFING",
	"HARBOR LINEN", "BLUE HERON HOTEL", "CITY TRANSIT", "RIVERBEND SCHOOLS",
	"MIDLAND PLASTICS", "OAK HILL NURSING", "STERLING AUTO PARTS", "COUNTY ROADS",
	"PINE STREET CLINIC", "GRANITE LOGISTICS", "EASTSIDE GROCERS", "MAPLE LEAF DAIRY",
	"UNION CALL CENTER", "WESTWIND SOLAR", "IRON BRIDGE STEEL", "SUNRISE CHILD CARE",
	"DELTA WAREHOUSING", "HOMETOWN HARDWARE", "VALLEY ORCHARDS", "CAPITOL CLEANING",
};
static_assert(ARRAY_SIZE(employers) == DEMO_EMPLOYERS, "one party each");
static const char *const firms[] = {
	"BARLOW & FINCH LLP", "LAW OFFICE OF D QUINN", "HALE DUARTE PC",
	"CONSUMER LEGAL AID CENTER", "SEXTON ORR LLP",
};
static const char *const reasons[] = {
	"Lost job", "Hours cut", "Medical bills", "Divorce", "Disputes amount", "Moved",
	"Insurance should pay", "Fixed income", "Business failed", "",
};

void demo_name(struct demo_rng *r, bool spanish, struct person_name *out)
{
	*out = (struct person_name){ 0 };
	bool first = spanish || demo_chance(r, 6), last = spanish || demo_chance(r, 10);
	const char *given = first ? PICK(r, spanish_firsts) : PICK(r, firsts);
	const char *family = last ? PICK(r, spanish_lasts) : PICK(r, lasts);
	(void)text_put(out->first, sizeof out->first, given);
	(void)text_put(out->last, sizeof out->last, family);
	if (demo_chance(r, 55))
		(void)text_putf(out->middle, sizeof out->middle, "%c", 'A' + demo_below(r, 25));
	if (demo_chance(r, 3))
		(void)text_put(out->suffix, sizeof out->suffix, demo_chance(r, 70) ? "JR" : "III");
}

void demo_street(struct demo_rng *r, char *out, size_t size)
{
	static const char *const sides[] = { "", "", "N ", "S ", "E ", "W " };
	int house = demo_between(r, 101, 9899);
	const char *side = PICK(r, sides), *street = PICK(r, streets);
	(void)text_putf(out, size, "%d %s%s %s", house, side, street, PICK(r, street_kinds));
}

const char *demo_employer(size_t i)
{
	return i < ARRAY_SIZE(employers) ? employers[i] : NULL;
}

const char *demo_firm(struct demo_rng *r)
{
	return PICK(r, firms);
}

const char *demo_reason(struct demo_rng *r)
{
	return PICK(r, reasons);
}

/* --- what people say ------------------------------------------------------------------ */

static const struct { const char *code, *words; } said[] = {
	{ "RPC", "Lost second job in October; can pay after the 20th" },
	{ "RPC", "Waiting for tax refund, asks for time" },
	{ "RPC", "Knows the bill, wants an itemized statement first" },
	{ "RPC", "Says insurance was billed; will call the insurer this week" },
	{ "RPC", "New job starts on the 1st, can manage small payments then" },
	{ "RPC", "Spouse handles the bills, will talk to him tonight" },
	{ "RPC", "Was polite, has two other accounts in collection" },
	{ "RPC", "Thought this was paid; will look for the receipt" },
	{ "RPC", "Asks whether interest still runs" },
	{ "REF", "says the service was never given" }, { "REF", "will not pay, told us to sue" },
	{ "REF", "no money and no job, nothing to be had" },
	{ "DSPO", "paid in June by check" }, { "DSPO", "not my account, never lived there" },
	{ "DSPO", "amount is too high, copay was 40" },
	{ "DSPW", "letter of three pages, wants proof of the debt" },
	{ "DSPW", "says the account belongs to a namesake" },
	{ "STOP", "no text messages any more" }, { "STOP", "do not call this number" },
	{ "CEASE", "certified letter, stop all contact" },
	{ "ATTY", "retained counsel, letter to follow" },
	{ "BKY", "filed last month, has no case number at hand" },
	{ "DEC", "daughter says he died in September" },
	{ "INB", "about the letter of last week" }, { "INB", "wants to know the balance" },
	{ "INB3", "neighbor found our message" }, { "ATTC", "client confirms the balance" },
	{ "NI", "back after six" }, { "NI", "works nights, try the afternoon" },
};

const char *demo_words(struct demo_rng *r, const char *code)
{
	int n = 0;
	for (size_t i = 0; i < ARRAY_SIZE(said); i++)
		n += strcmp(said[i].code, code) == 0;
	if (n == 0)
		return "";
	int want = demo_below(r, n);
	for (size_t i = 0; i < ARRAY_SIZE(said); i++)
		if (strcmp(said[i].code, code) == 0 && want-- == 0)
			return said[i].words;
	return "";
}
