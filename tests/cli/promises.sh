#!/bin/sh
# SPDX-License-Identifier: MIT
# A day and the morning after, from the command line: 200 promises whose grace ends that day, a
# payments file, and the grading. What the program says of kept, partial and broken is held against
# awk over the two files alone.
set -u
. tests/lib/tap.sh
BIN=${BIN:-build/release/arrears}
BIN=$(cd "$(dirname "$BIN")" && pwd)/$(basename "$BIN")
HOME=$(mktemp -d)
export HOME
trap 'rm -rf "$HOME"' EXIT
cd "$HOME" || exit 1
unset XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME
DB=.local/share/arrears/arrears.db

run() { "$BIN" "$@" </dev/null >out 2>err; }
sql() { sqlite3 "$DB" "$@"; }
# The office's clock: Tuesday 2040-11-20 at 9:30, and the next morning at the same time.
clock() { sql "UPDATE setting SET value = '$1' WHERE key = 'training.clock';
	UPDATE setting SET value = '1' WHERE key = 'training'"; }

# Account, amount promised; on the 12th, by card, for the 19th, a Monday: the 20th counts.
awk 'BEGIN { for (i = 0; i < 200; i++) printf "D%03d,%d.%02d\n", i, 40 + i, i % 100 }' >promised.csv
awk -F, 'BEGIN { print "client_account,last_name,placement_date,balance,phone1" }
	{ print $1 ",PERSON" NR ",9/1/2040,900.00,312555" 1000 + NR }' promised.csv >place.csv
# In full on the last day; half; nothing; a cent short; before it was promised; half as much again
# in two parts; in full, and returned; in full on the day it was promised, in a file that came after.
awk -F, 'function row(on, cents, type) { printf "%s,%s,%d.%02d,%s,R%d\n", $1, on, cents / 100,
		cents % 100, type, NR }
	BEGIN { print "account,date,amount,type,ref" }
	{ c = int($2 * 100 + 0.5); k = NR % 8
	if (k == 0) row("11/20/2040", c, "PU")
	if (k == 1) row("11/16/2040", int(c / 2), "PC")
	if (k == 3) row("11/19/2040", c - 1, "PU")
	if (k == 4) row("11/9/2040", c, "PU")
	if (k == 5) { row("11/14/2040", c - 500, "PU"); row("11/20/2040", int(c / 2) + 500, "PC") }
	if (k == 6) { row("11/15/2040", c, "PU"); row("11/20/2040", c, "PUR") }
	if (k == 7) row("11/12/2040", c, "PU") }' promised.csv >paid.csv

"$BIN" init --zone C --area-code 312 </dev/null >/dev/null
clock 2237038200
run client add BANK 'Retail Bank'
tap_ok "200 accounts are placed" run import placement --client BANK place.csv
{ echo '.import --csv promised.csv said'
echo "BEGIN;
INSERT INTO promise(account_id, amount, due_on, grade_on, tolerance_bp, method, state, made_on, at,
	user_id) SELECT id, CAST(round(amount * 100) AS INTEGER), '2040-11-19', '2040-11-20', 10000,
	'card', 'open', '2040-11-12', 2236347000, 1 FROM said JOIN account USING (client_account);
INSERT INTO promise_event(promise_id, state, paid, on_date, reason, at,
	user_id) SELECT id, state, 0, made_on, 'taken', at, user_id FROM promise;
UPDATE next_action SET done_at = 0;
INSERT INTO next_action(account_id, kind, due_on, user_id, at)
	SELECT account_id, 'DUE', due_on, user_id, at FROM promise;
UPDATE account SET status = 'PTP'; DROP TABLE said; COMMIT;"; } >promise.sql
sql 'CREATE TABLE said(client_account TEXT, amount TEXT)' '.read promise.sql'
tap_ok "200 promises stand, due yesterday" test "$(sql "SELECT count(*) FROM promise")" = 200

tap_ok "the payments file of the day is posted" run import payments --client BANK paid.csv
run grade
tap_ok "on the last day nobody has broken a word" grep -q ' 0 partial, 0 broken' out
clock 2237124600
run grade
cp out graded
tap_ok "the morning after is done once" run grade
tap_ok "and again finds nothing" grep -q '^0 graded' out

# The same by the files: what is dated the 12th to the 20th and was not returned.
awk -F, 'NR == FNR { if (FNR > 1) { split($2, d, "/")
		if (d[2] >= 12 && d[2] <= 20) came[$1] += $4 == "PUR" ? -$3 : $3 }; next }
	{ paid = came[$1] + 0; if (paid > $2 - 0.001) { paid = $2; s = "kept" }
	else s = paid > 0.001 ? "partial" : "broken"
	n[s]++; sum[s] += paid; due[s] += $2; if (s != "kept") print $1 >"missed" }
	END { for (s in n) printf "%s|%d|%.2f|%.2f\n", s, n[s], sum[s], due[s] }' \
	paid.csv promised.csv | LC_ALL=C sort >want
sql "SELECT state, count(*), printf('%.2f', sum(paid) / 100.0), printf('%.2f', sum(amount) / 100.0)
	FROM promise GROUP BY state ORDER BY state" >got
sed 's/^/# /' want
tap_ok "kept, partial and broken agree in count and dollars" cmp -s want got
tap_ok "with some of each" test "$(wc -l <want)" = 3
tap_ok "the command says so of what it graded" grep -q "$(awk -F'|' '$1 != "kept" { n[$1] = $2
	all += $2; paid += $3; due += $4 } END { printf "^%d graded: 0 kept, %d partial, %d broken; ",
	all, n["partial"], n["broken"] }' want)" graded
sed 's/.*; //; s/[^0-9. ]//g' graded | awk '{ printf "%.2f %.2f\n", $1, $2 }' >said
tap_ok "and what was paid of what was promised" test "$(cat said)" = "$(awk -F'|' \
	'$1 != "kept" { p += $3; d += $4 } END { printf "%.2f %.2f", p, d }' want)"

# The work map: bands in working order, those in them that are ripe.
sql "SELECT b.code FROM work_item w JOIN band b ON b.id = w.band_id WHERE w.stage = 2
	GROUP BY b.id ORDER BY b.ord LIMIT 1" >first
tap_ok "the first band with work is Broken promises" grep -qx BROKEN first
sql "SELECT a.client_account FROM work_item w JOIN band b ON b.id = w.band_id JOIN account a
	ON a.id = w.account_id WHERE b.code = 'BROKEN' AND w.stage = 2 ORDER BY 1" >led
tap_ok "and those who missed are in it, nobody else" cmp -s missed led
tap_ok "every missed account is to be worked today" test "$(sql "SELECT count(*) FROM next_action
	WHERE kind = 'BROKEN' AND due_on = '2040-11-21' AND done_at IS NULL")" = "$(wc -l <missed)"
tap_ok "check finds no complaint" "$BIN" check
tap_done
