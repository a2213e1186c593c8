#!/bin/sh
# SPDX-License-Identifier: MIT
# Run test programs one after the other, each under a time limit and in the same small world, and
# add up what they report. A program prints TAP (cmocka does when told to). What fails is shown
# whole; the last line is "N passed, N failed", and the exit status says the same.
#   RUN_LIMIT=seconds (60)   RUN_VERBOSE=1 shows all output
set -u
LIMIT=${RUN_LIMIT:-60}
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

export LC_ALL=C.UTF-8 TZ=UTC CMOCKA_MESSAGE_OUTPUT=TAP
export ASAN_OPTIONS="${ASAN_OPTIONS:-detect_leaks=1:abort_on_error=1}"
export UBSAN_OPTIONS="${UBSAN_OPTIONS:-print_stacktrace=1}"
unset NO_COLOR XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME XDG_RUNTIME_DIR

passed=0 failed=0
for program in "$@"; do
	name=${program#"${BUILD:-build}"/}
	export HOME="$work/home" TMPDIR="$work/tmp"
	rm -rf "$HOME" "$TMPDIR"
	mkdir -p "$HOME" "$TMPDIR"
	started=$(date +%s)
	timeout -k 5 "$LIMIT" "./$program" >"$work/out" 2>&1 </dev/null
	status=$?
	ok=$(grep -c '^ok ' "$work/out")
	bad=$(grep -c '^not ok ' "$work/out")
	# The plans say how many results there should be: a crash in the middle shows here.
	planned=$(sed -n 's/^1\.\.\([0-9][0-9]*\).*/\1/p' "$work/out" | awk '{ n += $1 } END { print n + 0 }')
	why=
	if [ "$status" -eq 124 ] || [ "$status" -eq 137 ]; then
		why="stopped after $LIMIT seconds"
	elif [ "$planned" -ne $((ok + bad)) ]; then
		why="planned $planned results, gave $((ok + bad)), status $status"
	elif [ "$planned" -eq 0 ]; then
		why="gave no result, status $status"
	elif [ "$status" -ne 0 ] && [ "$bad" -eq 0 ]; then
		why="ended with status $status"
	fi
	[ -z "$why" ] || bad=$((bad + 1))
	passed=$((passed + ok)) failed=$((failed + bad))
	if [ "$bad" -gt 0 ]; then
		printf 'FAIL  %s  (%s passed, %s failed)%s\n' "$name" "$ok" "$bad" "${why:+: $why}"
		sed 's/^/      | /' "$work/out"
	else
		printf 'ok    %-40s %4d  %3ds\n' "$name" "$ok" $(($(date +%s) - started))
		[ -z "${RUN_VERBOSE:-}" ] || sed 's/^/      | /' "$work/out"
	fi
done
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
