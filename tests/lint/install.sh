#!/bin/sh
# SPDX-License-Identifier: MIT
# What install puts into an empty tree, uninstall takes out again.
set -u
. tests/lib/tap.sh
MAKE=${MAKE:-make}
VARIANT=${VARIANT:-release}
# The variables of the outer make count, its job server does not reach here.
MAKEFLAGS=$(echo "${MAKEFLAGS:-}" | sed 's/ *--jobserver-[a-z]*=[^ ]*//; s/ *-j[0-9]*//')
export MAKEFLAGS
root=$(mktemp -d) || exit 2
trap 'rm -rf "$root"' EXIT

# shellcheck disable=SC2317 # both are called through tap_ok
run_make() {
	$MAKE -s --no-print-directory "$1" VARIANT="$VARIANT" PREFIX=/usr DESTDIR="$root" >&2
}
# shellcheck disable=SC2317
names_its_version() {
	"$root/usr/bin/arrears" --version >&2
}
installed() {
	(cd "$root" && find . -type f -o -type l) | LC_ALL=C sort
}

tap_ok "install succeeds" run_make install
tap_ok "the program is there and can be run" test -x "$root/usr/bin/arrears"
tap_ok "it names its version" names_its_version
missing=$(for f in man/*.[1-8]; do
	[ ! -f "$f" ] || [ -f "$root/usr/share/man/man${f##*.}/${f##*/}" ] || echo "$f"
done
for f in data/maps/*; do
	[ ! -f "$f" ] || [ -f "$root/usr/share/arrears/maps/${f##*/}" ] || echo "$f"
done)
tap_clean "manual pages and example maps are there" "$missing"
tap_clean "nothing can be written by others" "$(find "$root/usr" -perm /022 ! -type l)"
tap_ok "installing over it succeeds" run_make install
tap_ok "uninstall succeeds" run_make uninstall
tap_clean "no file is left" "$(installed)"
tap_ok "the folder of our own is gone" test ! -d "$root/usr/share/arrears"

tap_done
