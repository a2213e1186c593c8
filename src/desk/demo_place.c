/* SPDX-License-Identifier: MIT */
/* Every state, the District and the territories with telephones; the larger ones more than once,
 * and both sides of a state that has two times. A test holds the pairs to the zone tables. */
#include "demo_parts.h"

static const struct demo_place places[] = {
	{ "CHICAGO", "IL", 606, 312 }, { "CHICAGO", "IL", 606, 773 },
	{ "AURORA", "IL", 605, 630 }, { "PEORIA", "IL", 616, 309 },
	{ "BIRMINGHAM", "AL", 352, 205 }, { "MOBILE", "AL", 366, 251 },
	{ "HUNTSVILLE", "AL", 358, 256 }, { "ANCHORAGE", "AK", 995, 907 },
	{ "FAIRBANKS", "AK", 997, 907 }, { "ADAK", "AK", 995, 907 },
	{ "PHOENIX", "AZ", 850, 602 }, { "TUCSON", "AZ", 857, 520 },
	{ "TUBA CITY", "AZ", 860, 928 }, { "LITTLE ROCK", "AR", 722, 501 },
	{ "FAYETTEVILLE", "AR", 727, 479 }, { "LOS ANGELES", "CA", 900, 213 },
	{ "LOS ANGELES", "CA", 900, 323 }, { "SAN DIEGO", "CA", 921, 619 },
	{ "SAN FRANCISCO", "CA", 941, 415 }, { "SACRAMENTO", "CA", 958, 916 },
	{ "FRESNO", "CA", 937, 559 }, { "OAKLAND", "CA", 946, 510 },
	{ "DENVER", "CO", 802, 303 }, { "COLORADO SPRINGS", "CO", 809, 719 },
	{ "HARTFORD", "CT", 61, 860 }, { "BRIDGEPORT", "CT", 66, 203 },
	{ "WILMINGTON", "DE", 198, 302 }, { "WASHINGTON", "DC", 200, 202 },
	{ "MIAMI", "FL", 331, 305 }, { "ORLANDO", "FL", 328, 407 }, { "TAMPA", "FL", 336, 813 },
	{ "JACKSONVILLE", "FL", 322, 904 }, { "PENSACOLA", "FL", 325, 850 },
	{ "ATLANTA", "GA", 303, 404 }, { "SAVANNAH", "GA", 314, 912 },
	{ "MACON", "GA", 312, 478 }, { "HAGATNA", "GU", 969, 671 },
	{ "HONOLULU", "HI", 968, 808 }, { "HILO", "HI", 967, 808 }, { "BOISE", "ID", 837, 208 },
	{ "COEUR D ALENE", "ID", 838, 208 }, { "INDIANAPOLIS", "IN", 462, 317 },
	{ "GARY", "IN", 464, 219 }, { "EVANSVILLE", "IN", 477, 812 },
	{ "DES MOINES", "IA", 503, 515 }, { "CEDAR RAPIDS", "IA", 524, 319 },
	{ "WICHITA", "KS", 672, 316 }, { "TOPEKA", "KS", 666, 785 },
	{ "LOUISVILLE", "KY", 402, 502 }, { "PADUCAH", "KY", 420, 270 },
	{ "NEW ORLEANS", "LA", 701, 504 }, { "BATON ROUGE", "LA", 708, 225 },
	{ "PORTLAND", "ME", 41, 207 }, { "BALTIMORE", "MD", 212, 410 },
	{ "ROCKVILLE", "MD", 208, 301 }, { "BOSTON", "MA", 21, 617 },
	{ "WORCESTER", "MA", 16, 508 }, { "DETROIT", "MI", 482, 313 },
	{ "GRAND RAPIDS", "MI", 495, 616 }, { "IRON MOUNTAIN", "MI", 498, 906 },
	{ "MINNEAPOLIS", "MN", 554, 612 }, { "DULUTH", "MN", 558, 218 },
	{ "JACKSON", "MS", 392, 601 }, { "GULFPORT", "MS", 395, 228 },
	{ "ST LOUIS", "MO", 631, 314 }, { "KANSAS CITY", "MO", 641, 816 },
	{ "BILLINGS", "MT", 591, 406 }, { "OMAHA", "NE", 681, 402 },
	{ "SCOTTSBLUFF", "NE", 693, 308 }, { "LAS VEGAS", "NV", 891, 702 },
	{ "ELKO", "NV", 898, 775 }, { "MANCHESTER", "NH", 31, 603 },
	{ "NEWARK", "NJ", 71, 973 }, { "TRENTON", "NJ", 86, 609 },
	{ "ALBUQUERQUE", "NM", 871, 505 }, { "NEW YORK", "NY", 100, 212 },
	{ "BROOKLYN", "NY", 112, 718 }, { "BUFFALO", "NY", 142, 716 },
	{ "ALBANY", "NY", 122, 518 }, { "CHARLOTTE", "NC", 282, 704 },
	{ "RALEIGH", "NC", 276, 919 }, { "FARGO", "ND", 581, 701 },
	{ "DICKINSON", "ND", 586, 701 }, { "SAIPAN", "MP", 969, 670 },
	{ "COLUMBUS", "OH", 432, 614 }, { "CLEVELAND", "OH", 441, 216 },
	{ "CINCINNATI", "OH", 452, 513 }, { "OKLAHOMA CITY", "OK", 731, 405 },
	{ "TULSA", "OK", 741, 918 }, { "PORTLAND", "OR", 972, 503 },
	{ "ONTARIO", "OR", 979, 541 }, { "PHILADELPHIA", "PA", 191, 215 },
	{ "PITTSBURGH", "PA", 152, 412 }, { "ERIE", "PA", 165, 814 },
	{ "PAGO PAGO", "AS", 967, 684 }, { "SAN JUAN", "PR", 9, 787 },
	{ "PONCE", "PR", 7, 787 }, { "PROVIDENCE", "RI", 29, 401 },
	{ "COLUMBIA", "SC", 292, 803 }, { "CHARLESTON", "SC", 294, 843 },
	{ "SIOUX FALLS", "SD", 571, 605 }, { "RAPID CITY", "SD", 577, 605 },
	{ "NASHVILLE", "TN", 372, 615 }, { "MEMPHIS", "TN", 381, 901 },
	{ "KNOXVILLE", "TN", 379, 865 }, { "HOUSTON", "TX", 770, 713 },
	{ "DALLAS", "TX", 752, 214 }, { "SAN ANTONIO", "TX", 782, 210 },
	{ "AUSTIN", "TX", 787, 512 }, { "EL PASO", "TX", 799, 915 },
	{ "SALT LAKE CITY", "UT", 841, 801 }, { "ST GEORGE", "UT", 847, 435 },
	{ "BURLINGTON", "VT", 54, 802 }, { "RICHMOND", "VA", 232, 804 },
	{ "NORFOLK", "VA", 235, 757 }, { "CHRISTIANSTED", "VI", 8, 340 },
	{ "SEATTLE", "WA", 981, 206 }, { "SPOKANE", "WA", 992, 509 },
	{ "CHARLESTON", "WV", 253, 304 }, { "MILWAUKEE", "WI", 532, 414 },
	{ "MADISON", "WI", 537, 608 }, { "CHEYENNE", "WY", 820, 307 },
};

const struct demo_place *demo_place_at(size_t i)
{
	return i < ARRAY_SIZE(places) ? &places[i] : NULL;
}

size_t demo_place_count(void)
{
	return ARRAY_SIZE(places);
}

zone_mask demo_place_zones(const struct demo_place *p)
{
	return zone_of_zip3(p->zip3).zones | zone_of_npa(p->npa).zones;
}
