#!/bin/sh
# SPDX-License-Identifier: MIT
# Turn the zone tables into rows of C: NPA_ROW, ZIP_ROW and STATE_ROW, expanded by zone_table.c.
# usage: zones.sh area_codes.csv zip3.csv states.csv
set -eu
awk -F, '
function zones(text,  part, n, i, out) {
	n = split(text, part, "/"); out = "0"
	for (i = 1; i <= n; i++) out = out " | Z(" part[i] ")"
	return out
}
FNR == 1 { file++; next }
file == 1 { printf "NPA_ROW(%d, %s, %s, \"%s\", %d)\n", $1, toupper($2), zones($3), $4, $5 == "NYC" }
file == 2 { split($4 "/", s, "/")
	printf "ZIP_ROW(%d, %d, %s, \"%s\", \"%s\", %d)\n", $1, $2, zones($3), s[1], s[2], $5 == "NYC" }
file == 3 { printf "STATE_ROW(\"%s\", \"%s\", %s, STATE_%s)\n", $1, $2, zones($3),
	$4 == "EASTERN" ? "EASTERN_TOO" : $4 == "LANDLINE" ? "LANDLINE_BY_NPA" : "PLAIN" }
' "$1" "$2" "$3"
