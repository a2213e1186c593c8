#!/bin/sh
# SPDX-License-Identifier: MIT
# deps.sh check    is everything there that building and testing need?
# deps.sh install  get what is missing, where apt-get can (as root at once, else through sudo)
set -u

# Debian's package, and how to see that it is there (also on other systems).
table='
build-essential   command cc
pkg-config        command pkg-config
libncurses-dev    header  curses.h
libsqlite3-dev    header  sqlite3.h
libcsv-dev        header  csv.h
libiniparser-dev  header  iniparser/iniparser.h
libutf8proc-dev   header  utf8proc.h
libsodium-dev     header  sodium.h
libcmocka-dev     header  cmocka.h
libvterm-dev      header  vterm.h
ncurses-term      term    putty
mandoc            command mandoc
sqlite3           command sqlite3
shellcheck        command shellcheck
'

is_there() { # kind, name
	case $1 in
	command) command -v "$2" >/dev/null ;;
	header) printf '#include <stdarg.h>\n#include <stddef.h>\n#include <setjmp.h>\n#include <stdint.h>\n#include <%s>\n' "$2" |
		cc -E - >/dev/null 2>&1 ;;
	term) infocmp "$2" >/dev/null 2>&1 ;;
	esac
}

missing=$(echo "$table" | while read -r package kind name; do
	[ -z "$package" ] || is_there "$kind" "$name" || printf ' %s' "$package"
done)

case ${1:-} in
check)
	[ -z "$missing" ]
	exit
	;;
install) ;;
*)
	echo "usage: deps.sh check | install" >&2
	exit 2
	;;
esac

if [ -z "$missing" ]; then
	echo "Nothing is missing."
	exit 0
fi
if ! command -v apt-get >/dev/null; then
	echo "These are missing (by their Debian names); please install them:$missing" >&2
	exit 1
fi
root=
if [ "$(id -u)" -ne 0 ]; then
	if ! command -v sudo >/dev/null; then
		echo "Please install as root: apt-get install$missing" >&2
		exit 1
	fi
	echo "Installing with sudo:$missing" >&2
	root=sudo
fi
# shellcheck disable=SC2086 # the package names are words
$root apt-get update -qq &&
	$root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing
