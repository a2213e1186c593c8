#!/bin/sh
# SPDX-License-Identifier: MIT
# Placing files from the command line: what a script sees of it.
set -u
. tests/lib/tap.sh
BIN=${BIN:-build/release/arrears}
BIN=$(cd "$(dirname "$BIN")" && pwd)/$(basename "$BIN")
HOME=$(mktemp -d)
export HOME
trap 'rm -rf "$HOME"' EXIT
cd "$HOME" || exit 1
unset XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME

# shellcheck disable=SC2317 # called by tap_ok
place() { "$BIN" import placement --client BANK "$@" </dev/null >out 2>err; }
# shellcheck disable=SC2317
fails() { place "$@"; test $? -eq 1; }

"$BIN" init </dev/null >/dev/null
"$BIN" client add BANK 'Retail Bank' </dev/null >/dev/null
printf 'client_account,last_name,balance\nA1,SMITH,10.00\nA2,JONES,20.50\n' >good.csv
printf 'client_account,last_name,balance\nB1,SMITH,1.005\n,JONES,5.00\n' >bad.csv
printf 'client_account,last_name,balance\nC1,SMITH,7.00\nC2,JONES,1e3\n' >mixed.csv

"$BIN" import placement --client NOBODY good.csv </dev/null >out 2>err
tap_ok "an unknown client: exit 1" test $? -eq 1
tap_ok "and the way out is said" grep -q 'client add' err
tap_ok "another total than expected: exit 1" fails --expect-total 31.00 good.csv
tap_ok "and it says which" grep -q '30.50' err
tap_ok "the total expected: placed" place --expect-rows 2 --expect-total 30.50 good.csv
tap_ok "nothing had been placed before" grep -q '^Placed  *2 ' out
tap_ok "again: nothing changes" place good.csv
tap_ok "and it says so" grep -q 'Nothing was changed' out
tap_ok "some rows refused: the others are placed" place mixed.csv
tap_ok "the refused row is told by file and line" grep -q 'mixed.csv:3' err
tap_ok "every row refused: exit 1" fails bad.csv
tap_ok "each told by line" grep -q 'bad.csv:2' err
tap_ok "the rejects can be mended" test -s bad.rejects.csv
"$BIN" client set BANK nsf_fee=25.00 </dev/null >out 2>err
tap_ok "a fee without an authority: exit 1" test $? -eq 1
tap_ok "both together are set" "$BIN" client set BANK nsf_fee=25.00 nsf_fee_authority=UCC </dev/null
"$BIN" client set BANK </dev/null >out 2>err
tap_ok "what is the client's own is marked" grep -q '^nsf_fee  *\* 25.00' out
"$BIN" ledger 10000001 --as-of 2026-01-01 >out 2>err
tap_ok "the ledger of an account is printed" grep -q '^LEDGER OF ACCOUNT 10000001' out
"$BIN" ledger 10000001 --csv >out 2>err
tap_ok "and as rows" grep -q 'placement,Balance as placed,10.00,10.00,0.00' out
"$BIN" ledger 99 >out 2>err
tap_ok "an unknown account: exit 1" test $? -eq 1
tap_ok "check finds no complaint" "$BIN" check
tap_done
