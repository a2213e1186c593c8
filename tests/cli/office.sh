#!/bin/sh
# SPDX-License-Identifier: MIT
# A new office from the command line: init, users, check, backup, restore, and what is refused.
set -u
. tests/lib/tap.sh
BIN=${BIN:-build/release/arrears}
HOME=$(mktemp -d) || exit 2
export HOME
trap 'rm -rf "$HOME"' EXIT
unset XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME
DB=$HOME/.local/share/arrears/arrears.db
KEY=$HOME/.config/arrears/machine.key

run() { # arguments; standard input is the caller's
	"$BIN" "$@" >"$HOME/out" 2>"$HOME/err"
	status=$?
}
# shellcheck disable=SC2317 # called by tap_ok
says() { grep -qF -- "$1" "$HOME/out" "$HOME/err"; }
# shellcheck disable=SC2317
ends() { [ "$status" -eq "$1" ]; }
# shellcheck disable=SC2317
mode() { [ "$(stat -c %a "$2")" = "$1" ]; }

run check </dev/null
tap_ok "without a database: exit 1" ends 1
tap_ok "and it names arrears init" says "arrears init"
tap_ok "and arrears demo" says "arrears demo"
tap_ok "and the message id" says "(ARX0006)"

run init --zone C --area-code 312 </dev/null
tap_ok "init asks nothing without a terminal" ends 0
tap_ok "init prints the recovery phrase" grep -qE 'phrase:  ([A-Z]{4} ){11}[A-Z]{4}$' "$HOME/out"
phrase=$(sed -n 's/^Recovery phrase:  //p' "$HOME/out")
tap_ok "the database is 0600" mode 600 "$DB"
tap_ok "the machine key is 0600" mode 600 "$KEY"
tap_ok "the folder is 0700" mode 700 "${DB%/*}"
tap_ok "the phrase is kept nowhere" sh -c "! grep -rqF '${phrase% * *}' '$HOME/.local' '$HOME/.config'"
run init </dev/null
tap_ok "init never writes over a database" ends 1
run grade </dev/null
tap_ok "grade needs no key and finds nothing to do" ends 0
tap_ok "and says so" says "0 graded: 0 kept, 0 partial, 0 broken; .00 of .00 paid."
run init --db "$HOME/zone.db" --zone EST </dev/null
tap_ok "init refuses a zone there is not" says "zone cannot be EST"
tap_ok "and makes no file" test ! -e "$HOME/zone.db"

run codes export "$HOME/codes.csv" </dev/null
tap_ok "codes export writes the columns of data/seed" grep -q '^code,parent,alias,text' "$HOME/codes.csv"
run codes export "$HOME/codes.csv" </dev/null
tap_ok "and never over a file" ends 1
run codes import "$HOME/codes.csv" </dev/null
tap_ok "codes import of the same changes nothing" says "0 new, 0 changed"
sed 's/^NA,,,\([^,]*\),NOBODY,ATTEMPT/NA,,,\1,NOBODY,/' "$HOME/codes.csv" >"$HOME/loose.csv"
run codes import "$HOME/loose.csv" </dev/null
tap_ok "and the law of a code stays, said with file and line" says "loose.csv:"
printf 'correct horse\n' | "$BIN" user add boss 'The Boss' --role admin
tap_result $? "user add takes the password from standard input"
printf 'short\n' | "$BIN" user add rivera >"$HOME/out" 2>"$HOME/err"
tap_ok "a short password is refused" says "at least 8"
run user add rivera </dev/null
tap_ok "no password, no user" says "(ARX0038)"
printf 'correct horse\nbattery staple\n' | "$BIN" user add rivera 'Jo Rivera' --user boss
tap_result $? "an administrator adds people with their own password"
printf 'battery staple\nsomething else\n' | "$BIN" user add chen --user rivera >"$HOME/out" 2>"$HOME/err"
tap_ok "a collector does not" says "(ARA0100)"
printf 'wrong\nsomething else\n' | "$BIN" user passwd boss --user rivera >"$HOME/out" 2>"$HOME/err"
tap_ok "a wrong password does nothing" says "(ARX0020)"
run user list </dev/null
tap_ok "user list shows both" sh -c "grep -q '^BOSS .*ADMIN' '$HOME/out' && grep -q '^RIVERA .*COLLECTOR' '$HOME/out'"
run user disable boss </dev/null
tap_ok "the last administrator stays" says "(ARX0025)"
run user disable rivera </dev/null
run user list </dev/null
tap_ok "user disable shows in the list" grep -q '^RIVERA .*disabled' "$HOME/out"
printf '%s\nfrom the paper\n' "$phrase" | "$BIN" user passwd boss --recovery
tap_result $? "the recovery phrase gives a new password"
printf 'from the paper\nmy own words\n' | "$BIN" user passwd boss --user boss
tap_result $? "one changes one's own password"
chmod 644 "$KEY"
run user enable rivera </dev/null
tap_ok "a key file that others can read is refused" says "(ARX0026)"
chmod 600 "$KEY"
tap_ok "the machine key still opens after password changes" "$BIN" user enable rivera

run check </dev/null
tap_ok "check finds nothing" ends 0
tap_ok "and says so in one line" test "$(cat "$HOME/out")" = "No complaints."

run backup "$HOME/copy.db" </dev/null
tap_ok "backup prints the name of the copy" says "$HOME/copy.db"
tap_ok "the copy is 0600" mode 600 "$HOME/copy.db"
run backup "$HOME/copy.db" </dev/null
tap_ok "backup never writes over a file" ends 1
run backup </dev/null
tap_ok "without a name it carries the date" sh -c "ls '${DB%/*}' | grep -qE '^arrears-20[0-9-]+-[0-9]{6}\.db$'"

# The sqlite3 shell is what a curious hand would take.
spoil() { sqlite3 "$1" "PRAGMA foreign_keys = OFF; INSERT INTO note(account_id, at, user_id, text) VALUES (1, 0, 1, 'x');"; }
if command -v sqlite3 >/dev/null 2>&1; then
	spoil "$DB"
	run check </dev/null
	tap_ok "check finds a row that hangs in the air" ends 1
	tap_ok "and names its table" says "note"
	cp "$HOME/copy.db" "$HOME/bad.db"
	spoil "$HOME/bad.db"
	run restore "$HOME/bad.db" </dev/null
	tap_ok "restore refuses a copy that is not whole" says "(ARX0029)"
	sqlite3 "$HOME/bad.db" 'PRAGMA user_version = 99;'
	run check --db "$HOME/bad.db" </dev/null
	tap_ok "a newer database is refused" says "(ARX0004)"
fi
run restore "$HOME/copy.db" </dev/null
tap_ok "restore puts the copy back" ends 0
tap_ok "and keeps the old file" sh -c "ls '${DB%/*}' | grep -q 'arrears.db.before-restore-'"
tap_ok "the database is 0600 again" mode 600 "$DB"
tap_ok "no part file stays" test ! -e "$DB.restoring"
run check </dev/null
tap_ok "the restored database has no complaints" ends 0
printf 'my own words\nbattery staple\n' | "$BIN" user passwd rivera --user boss
tap_result $? "and its people sign on as before"
printf 'not a database' >"$HOME/text"
run restore "$HOME/text" </dev/null
tap_ok "restore refuses what is no database" says "(ARX0005)"
run check </dev/null
tap_ok "and leaves the database as it was" ends 0

run office posting </dev/null
tap_ok "receiving and posting are two people's work" says "Another person"
run office posting three </dev/null
tap_ok "posting takes one or two" sh -c "grep -q 'posting takes one or two, not three' '$HOME/err'"
printf 'battery staple\n' | "$BIN" office posting one --user rivera >"$HOME/out" 2>"$HOME/err"
tap_ok "a collector does not switch that off" test $? -ne 0
run office posting one </dev/null
run office posting </dev/null
tap_ok "an administrator does" says "may count, post and close"

run bogus </dev/null
tap_ok "an unknown command: exit 2" ends 2
run check --frob </dev/null
tap_ok "an unknown option: exit 2" ends 2
run check --db </dev/null
tap_ok "an option without its value: exit 2" ends 2
run user add </dev/null
tap_ok "too few words: exit 2" ends 2
run help user </dev/null
tap_ok "help on a group explains each command" sh -c "[ \"\$(grep -c '^Usage' '$HOME/out')\" -ge 6 ]"
tap_ok "no line of help is wider than 80 columns" sh -c "'$BIN' help | awk 'length > 80 { exit 1 }'"
mkdir -p "$HOME/.config/arrears"
printf '[screen]\ncolour = 8\n' >"$HOME/.config/arrears/config.ini"
run check </dev/null
tap_ok "an unknown key in config.ini stops the start" ends 1
tap_ok "and names file and key" sh -c "grep -q 'config.ini.*' '$HOME/err' && grep -q 'colour' '$HOME/err'"
run version </dev/null
tap_ok "version needs no configuration" ends 0

tap_done
