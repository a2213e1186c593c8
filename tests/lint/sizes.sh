#!/bin/sh
# SPDX-License-Identifier: MIT
# Rooms stay small: files, functions, parameters, lines.
set -u
. tests/lib/tap.sh

sources=$(find src include tests/unit tests/lib tests/scenes tests/pty -name '*.[ch]' 2>/dev/null | LC_ALL=C sort)

lines() { # name pattern, limit
	for f in $sources; do
		case $f in *$1) echo "$f $(wc -l <"$f")" ;; esac
	done | awk -v limit="$2" '$2 > limit { print $1 ": " $2 " lines" }'
}
tap_clean "no .c file past 600 lines" "$(lines .c 600)"
tap_clean "no header past 150 lines" "$(lines .h 150)"

# A function body is from a brace alone in column one to the next: this house's style.
# shellcheck disable=SC2086 # file names without blanks
tap_clean "no function past 80 lines" "$(awk '
	/^\{/ { start = FNR }
	/^\}/ && start {
		if (FNR - start - 1 > 80)
			print FILENAME ":" start ": " FNR - start - 1 " lines"
		start = 0
	}' $sources)"

# What a list is written to, its room and its count are one thing: T *out, size_t max, size_t *n.
# shellcheck disable=SC2086
tap_clean "no function with more than five parameters beside err" "$(awk '
	FNR == 1 { head = "" }
	/^\{/ {
		gsub(/\([^()]*\)\([^()]*\)/, "", head) # function pointers
		gsub(/,[ \t]*size_t max,[ \t]*size_t \*[a-z]+/, "", head)
		count = gsub(/,/, "", head) + 1
		if (head ~ /struct err \*err\)/) count--
		if (count > 5) print FILENAME ":" FNR ": " count " parameters"
	}
	/[;}]$/ || /^$/ || /^#/ || /\*\/$/ { head = ""; next }
	{ head = head $0 }' $sources)"

tap_clean "no line past 100 columns" "$(for f in $sources; do
	width=$(expand "$f" | wc -L)
	[ "$width" -le 100 ] || echo "$f: $width columns"
done)"

tap_done
