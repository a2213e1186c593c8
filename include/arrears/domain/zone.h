/* SPDX-License-Identifier: MIT */
/* Time zones of the United States as eleven classes, and what an area code, a ZIP prefix or a
 * state says about them. Pure: the daylight rule is 15 USC 260a (second Sunday of March to first
 * Sunday of November, 02:00 local), not the TZ database, so a collector's desk cannot be lied to
 * by an environment variable. Tables: data/zones, compiled in. */
#ifndef ARREARS_DOMAIN_ZONE_H
#define ARREARS_DOMAIN_ZONE_H

#include "arrears/base/date.h"

enum zone { ZONE_E, ZONE_C, ZONE_M, ZONE_AZ, ZONE_P, ZONE_AK, ZONE_ADAK, ZONE_HI, ZONE_AT, ZONE_GU,
	ZONE_SM, ZONE_COUNT };

typedef uint16_t zone_mask;                    /* a set of zones; 0 = nothing known */
#define ZONE_BIT(z) ((zone_mask)(1u << (z)))

int32_t zone_offset(enum zone z, int64_t utc); /* seconds east of UTC at that instant */
struct date zone_date(enum zone z, int64_t utc);
int zone_second(enum zone z, int64_t utc);     /* second of the local day, 0..86399 */
/* The first instant at which the local clock shows that second (or, in the spring gap, the first
 * instant after it). second_of_day 0..86400. */
int64_t zone_to_utc(enum zone z, struct date d, int second_of_day);
const char *zone_label(enum zone z);           /* "ET" "CT" "MT" "AZ" "PT" "AK" ... */
const char *zone_name(enum zone z);            /* as in the tables: "E" "C" "ADAK" ... */
/* "E", "C/E", "AK/ADAK"; 0 if a part is unknown. */
zone_mask zone_parse(const char *text);
/* The zone of the set whose clock shows the least at that instant; set not 0. */
enum zone zone_westmost(zone_mask set, int64_t utc);

enum npa_kind { NPA_UNKNOWN, NPA_LOCAL, NPA_TOLLFREE, NPA_FOREIGN }; /* tollfree: or no place */
struct npa { enum npa_kind kind; zone_mask zones; char state[3]; bool nyc; };
struct npa zone_of_npa(int npa);               /* unknown codes: kind NPA_UNKNOWN, no zone */

/* First three digits of a ZIP code, 0..999. Zones 0 = unknown, or military. */
struct zip3 { zone_mask zones; char state[2][3]; bool nyc; }; /* states served, "" unused */
struct zip3 zone_of_zip3(int zip3);
/* The first three digits of a ZIP as typed; 0 where there are not three. */
int zip3_parse(const char *zip);

enum state_flag { STATE_PLAIN = 0,
	STATE_EASTERN_TOO = 1,                 /* DC 28-3814(k), 940 CMR 7.05(3)(e) */
	STATE_LANDLINE_BY_NPA = 2 };           /* RCW 19.16.250 */
struct state { char code[3]; const char *name; zone_mask zones; unsigned flags; };
const struct state *state_find(const char *code); /* NULL = not a state, DC or territory */
const struct state *state_at(size_t i);           /* in order of code; NULL past the end */

#endif
