#!/bin/sh
# SPDX-License-Identifier: MIT
# Every message in the tables is said somewhere.
set -u
. tests/lib/tap.sh

used=$(find src -name '*.[ch]' -exec grep -ohE 'MSG_[A-Z0-9_]+' {} + | LC_ALL=C sort -u)
for table in include/arrears/base/msg/*.def; do
	names=$(sed -n 's/^M([A-Z0-9]*, *\([A-Z0-9_]*\),.*/\1/p' "$table")
	tap_clean "every message of ${table##*/} is used" "$(for name in $names; do
		echo "$used" | grep -qx "MSG_$name" || echo "$name"
	done)"
done

tap_done
