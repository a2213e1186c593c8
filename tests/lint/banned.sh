#!/bin/sh
# SPDX-License-Identifier: MIT
# What may not stand in the sources, beyond what attrs.h makes a compile error.
set -u
. tests/lib/tap.sh

# Source lines without comments: file:line:text. Block comments of this house never hold code.
# shellcheck disable=SC2016 # awk's own $
code() { # find arguments
	find "$@" \( -name '*.c' -o -name '*.h' -o -name '*.def' \) 2>/dev/null | LC_ALL=C sort |
		xargs -r awk '
		FNR == 1 { inside = 0 }
		{
			line = $0
			if (inside) {
				if (!sub(/^.*\*\//, "", line)) next
				inside = 0
			}
			gsub(/\/\*([^*]|\*[^\/])*\*\//, "", line)
			if (sub(/\/\*.*$/, "", line)) inside = 1
			if (line ~ /[^ \t]/) print FILENAME ":" FNR ":" line
		}'
}

sql='"[[:space:]]*(SELECT |INSERT (OR|INTO)|UPDATE [a-z_]+ SET|DELETE FROM|REPLACE INTO|CREATE (TEMP |UNIQUE |VIRTUAL )*(TABLE|INDEX|TRIGGER|VIEW)|DROP (TABLE|INDEX|TRIGGER|VIEW)|ALTER TABLE|PRAGMA |BEGIN IMMEDIATE|WITH [a-z_]+( AS)? ?\()'

tap_clean "SQL stands in src/store only" "$(code src include | grep -v '^src/store/' | grep -E "$sql")"
# A PRAGMA cannot bind: a %d of our own is let through.
tap_clean "SQL is never printed together" "$(code src/store include/arrears/store |
	grep -E "sqlite3_(v?mprintf|v?snprintf|str_appendf|get_table)|${sql}[^\"]*%[-0-9.]*[a-ce-zA-Z]")"
tap_clean "no floating point beside money and dates" \
	"$(code src/base src/domain src/desk src/store include/arrears/base include/arrears/domain \
		include/arrears/desk include/arrears/store | grep -wE 'float|double|strtod|atof')"
tap_clean "no unchecked number conversion" "$(code src include | grep -wE 'atol|atoll|scanf|gets')"
tap_clean "no shell is called" "$(code src | grep -E '(^|[^a-z_])(system|popen|execlp|execvp)[[:space:]]*\(')"
tap_clean "no bare allocation outside mem.c" "$(code src | grep -v '^src/base/mem\.c:' |
	grep -E '(^|[^a-z_])(malloc|calloc|realloc|reallocarray|strdup|strndup)[[:space:]]*\(')"
tap_clean "nothing is left to do" "$(grep -rnwE 'TODO|FIXME|HACK' src include tests/unit tests/lib \
	tests/scenes tests/pty tests/cli tests/crash data Makefile 2>/dev/null)"
tap_clean "every source names its licence" "$(find src include tests data -name '*.[ch]' -o \
	-name '*.sh' -o -name '*.def' -o -name '*.sql' 2>/dev/null | LC_ALL=C sort |
	xargs -r grep -L 'SPDX-License-Identifier: MIT')"

tap_done
