# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# TAP for test scripts: source this, call `tap_ok "what holds" COMMAND...` or `tap_clean "what
# holds" "findings"` (fails unless the text is empty), end with `tap_done`.
tap_count=0 tap_bad=0

tap_result() { # status, name
	tap_count=$((tap_count + 1))
	if [ "$1" -eq 0 ]; then
		echo "ok $tap_count - $2"
	else
		tap_bad=$((tap_bad + 1))
		echo "not ok $tap_count - $2"
	fi
}

tap_ok() {
	tap_name=$1
	shift
	"$@"
	tap_result $? "$tap_name"
}

tap_clean() {
	if [ -z "$2" ]; then
		tap_result 0 "$1"
	else
		printf '%s\n' "$2" | sed 's/^/# /'
		tap_result 1 "$1"
	fi
}

tap_done() {
	echo "1..$tap_count"
	[ "$tap_bad" -eq 0 ]
	exit
}
