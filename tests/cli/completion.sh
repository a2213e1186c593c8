#!/bin/sh
# SPDX-License-Identifier: MIT
# The completion for bash knows the commands, their second words and their options.
set -u
. tests/lib/tap.sh
BIN=${BIN:-build/release/arrears}
script=$(mktemp)
trap 'rm -f "$script"' EXIT
"$BIN" help --dump completion >"$script"

# What bash would offer for the words, the last of which is being typed.
offer() {
	bash -c '. "$0"; COMP_WORDS=(arrears "$@"); COMP_CWORD=$#; _arrears
		printf "%s\n" "${COMPREPLY[@]}"' "$script" "$@"
}

tap_ok "first word" test "$(offer im)" = import
tap_ok "second word" test "$(offer user p)" = passwd
tap_ok "option of the command" test "$(offer import placement --exp)" = "--expect-rows
--expect-total"
tap_ok "option of every command" test "$(offer check --d)" = --db
tap_ok "the value of an option is no word" test "$(offer --user BOSS us)" = user
tap_ok "a file after an option that takes one" test "$(offer check --db Makef)" = Makefile
tap_ok "nothing after an option that takes another word" test -z "$(offer import placement --client M)"

tap_done
