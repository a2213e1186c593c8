#!/bin/sh
# SPDX-License-Identifier: MIT
# Posting payments files from the command line: what a script sees of it, and a year of invoices
# whose settlements leave nothing owed.
set -u
. tests/lib/tap.sh
BIN=${BIN:-build/release/arrears}
BIN=$(cd "$(dirname "$BIN")" && pwd)/$(basename "$BIN")
IBM=$(pwd)/../shared/data/ibm_ar/WA_Fn-UseC_-Accounts-Receivable.csv
HOME=$(mktemp -d)
export HOME
trap 'rm -rf "$HOME"' EXIT
cd "$HOME" || exit 1
unset XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME

# shellcheck disable=SC2317 # called by tap_ok
pay() { "$BIN" import payments --client BANK "$@" </dev/null >out 2>err; }
# shellcheck disable=SC2317
fails() { pay "$@"; test $? -eq 1; }

"$BIN" init </dev/null >/dev/null
"$BIN" client add BANK 'Retail Bank' </dev/null >/dev/null
printf '%s\n' client_account,last_name,balance,placement_date 0017,SMITH,100.00,1/5/2026 \
	A2,JONES,20.50,1/5/2026 >new.csv
"$BIN" import placement --client BANK new.csv </dev/null >/dev/null
printf '%s\n' account,date,amount,type,ref 0017,2/1/2026,40.00,,c1 0017,2/9/2026,40.00,NSF,c1 \
	A2,2026-02-01,20.50,PU,7 TRAILER,3,100.50 >good.csv
sed 's/100.50/100.05/' good.csv >trailer.csv
printf '%s\n' account,date,amount 0017,2/1/2027x,5.00 17,2/1/2026,5.00 ZZ,2/2/2026,6.00 \
	0017,2/3/2026,1.005 0017,12/1/2099,5.00 0017,2/3/2026,0.00 0017,2/3/2026 >bad.csv
printf 'account,amount\n0017,5.00\n' >nodate.csv
printf 'account,date,amount\nZZ,2/2/2026,6.00\n' >unknown.csv

"$BIN" import payments --client NOBODY good.csv </dev/null >out 2>err
tap_ok "an unknown client: exit 1" test $? -eq 1
tap_ok "a file that is not there: exit 1" fails nothing.csv
tap_ok "no column with a date: exit 1" fails nodate.csv
tap_ok "and it is named" grep -q 'date' err
tap_ok "a trailer that does not agree: exit 1" fails trailer.csv
tap_ok "and both totals are said" grep -q '100.50.*100.05' err
tap_ok "another total than expected: exit 1" fails --expect-total 1.00 good.csv
tap_ok "a dry run" pay --dry-run good.csv
tap_ok "says what it would post" grep -q '^Would be posted  *2  *60.50' out
tap_ok "posted" pay good.csv
tap_ok "nothing had been posted before" grep -q '^Posted  *2  *60.50' out
tap_ok "the returned check was taken back" grep -q '^Taken back  *1  *40.00' out
tap_ok "again: nothing changes" pay good.csv
tap_ok "and it says so" grep -q 'Nothing was changed' out
tap_ok "every row refused: exit 1" fails bad.csv
tap_ok "each told by file, line and field" grep -q 'bad.csv:3: client_account: .*0017' err
tap_ok "seven rows can be mended" test "$(wc -l <bad.rejects.csv)" -eq 8
tap_ok "each with its reason" grep -q '^0017,2/3/2026,1.005,5,amount,1.005,' bad.rejects.csv
tap_ok "without an account: held on request" pay --suspense --keep-map unknown.csv
tap_ok "its mapping is kept, for payments alone" test "$(sqlite3 .local/share/arrears/*.db \
	'SELECT kind FROM saved_map')" = payments
tap_ok "and counted apart" grep -q '^Held in suspense  *1  *6.00' out
tap_ok "a posted file is taken back" pay --undo 2
"$BIN" ledger 10000001 </dev/null >out 2>err
tap_ok "and all is owed again" grep -q 'in all  *100.00' out
tap_ok "once" fails --undo 2
tap_ok "check finds no complaint" "$BIN" check

# --- invoices of a year, each settled on its day ---------------------------------------------
if [ ! -r "$IBM" ]; then
	echo "# ../shared/data/ibm_ar is absent: skipped"
	tap_done
fi
DB=$HOME/ibm.db
ours() { "$BIN" "$@" --db "$DB" --key "$DB.key" </dev/null >out 2>&1; }
ours init
ours client add IBM 'Invoices'
awk -F, 'BEGIN { print "client_account,consumer_ref,placement_date,balance,disputed_flag" }
	NR > 1 { print $4 "," $2 "," $5 "," $7 "," substr($8, 1, 1) }' "$IBM" >place.csv
awk -F, 'BEGIN { print "account,date,amount" }
	NR > 1 { print $4 "," $9 "," $7; n++; s += int($7 * 100 + 0.5) }
	END { printf "TRAILER,%d,%d.%02d\n", n, s / 100, s % 100 }' "$IBM" >settle.csv
tap_ok "every invoice is placed on its day" ours import placement --client IBM place.csv
tap_ok "every settlement is posted on its day" ours import payments --client IBM settle.csv
tap_ok "the file is the trailer's" grep -q '^Posted  *2466  *147,703.18' out
tap_ok "nothing is left" test "$(sqlite3 "$DB" 'SELECT sum(balance), max(abs(balance))
	FROM account')" = '0|0'
tap_ok "and every account is paid in full" test "$(sqlite3 "$DB" "SELECT count(*) FROM account
	WHERE status = 'PIF'")" = 2466

# What is owed by account on a day: of the program's ledger, and of the file by itself.
ledger() { sqlite3 "$DB" "SELECT client_account, sum(l.principal + l.interest + l.fees + l.costs +
	l.attorney + l.other) FROM ledger_entry l JOIN account a ON a.id = l.account_id WHERE effective_on <= '$1'
	GROUP BY a.id ORDER BY client_account"; }
query() { awk -F, -v on="$1" 'function iso(d, p) { split(d, p, "/")
		return sprintf("%d-%02d-%02d", p[3], p[1], p[2]) }
	NR > 1 && iso($5) <= on { print $4 "|" (iso($9) <= on ? 0 : int($7 * 100 + 0.5)) }' "$IBM" |
	LC_ALL=C sort; }
for day in 2012-01-10 2012-06-30 2012-12-31 2013-03-15 2013-07-04 2013-12-31; do
	ledger $day >a
	query $day >b
	tap_ok "owed on $day, account by account, as the file says" cmp -s a b
done
ledger 2012-12-31 | awk -F'|' '$2 > 0 && n++ < 3 { print $1, $2 }' >some
tap_ok "some of it was owed in between" test "$(wc -l <some)" = 3
while read -r account cents; do
	id=$(sqlite3 "$DB" "SELECT id FROM account WHERE client_account = '$account'")
	ours ledger "$id" --as-of 12/31/2012
	tap_ok "arrears ledger says so of $account" grep -q \
		"in all  *$(awk -v c="$cents" 'BEGIN { printf "%d\\.%02d", c / 100, c % 100 }')" out
done <some
tap_ok "check finds no complaint" ours check
tap_done
