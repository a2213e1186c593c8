#!/bin/sh
# SPDX-License-Identifier: MIT
# The tables of the manual come from the program: what stands between
#   .\" BEGIN GENERATED name   and   .\" END GENERATED name
# is replaced by `arrears help --dump name`; config.ini.example is a table of its own.
#   docs.sh BIN          rewrites the files
#   docs.sh BIN check    prints the names of those that differ
set -eu
bin=$1
what=${2:-write}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

page() { # file
	while IFS= read -r line; do
		case $line in
		'.\" BEGIN GENERATED '*)
			name=${line##* }
			printf '%s\n' "$line"
			"$bin" help --dump "$name" || exit 1
			skip=1
			;;
		'.\" END GENERATED '*) skip= ;;
		esac
		[ -n "${skip:-}" ] || printf '%s\n' "$line"
	done <"$1"
}

put() { # new text, file
	cmp -s "$1" "$2" && return
	if [ "$what" = check ]; then
		echo "$2"
	else
		cp "$1" "$2"
	fi
}

for file in man/*.[1-8]; do
	page "$file" >"$work/page"
	put "$work/page" "$file"
done
"$bin" help --dump example >"$work/example"
put "$work/example" config.ini.example
