#!/bin/sh
# SPDX-License-Identifier: MIT
# Shell scripts pass shellcheck, suites may be run as they are, manual pages pass mandoc.
set -u
. tests/lib/tap.sh

scripts=$(find .ci data tests -name '*.sh' -o -path .ci/run | LC_ALL=C sort)
# shellcheck disable=SC2086 # file names without blanks
tap_clean "shellcheck finds nothing" "$(shellcheck -x -S info $scripts 2>&1)"
tap_clean "every suite may be executed in a fresh clone" \
	"$(git ls-files -s tests/cli tests/lint 2>/dev/null | sed -n '/^100755/d; s/^.*	//p')"
for page in man/*.[1-8]; do
	[ -f "$page" ] || continue
	tap_clean "mandoc finds nothing in ${page##*/}" "$(mandoc -Tlint -Wwarning "$page" 2>&1)"
done

tap_done
