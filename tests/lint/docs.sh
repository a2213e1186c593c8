#!/bin/sh
# SPDX-License-Identifier: MIT
# The manual and the example configuration say what the program does: make docs changes nothing.
set -u
. tests/lib/tap.sh
BIN=${BIN:-build/release/arrears}

tap_clean "make docs changes nothing" "$(sh data/docs.sh "$BIN" check 2>&1)"
tap_ok "an unknown table is refused" sh -c "! '$BIN' help --dump nothing >/dev/null 2>&1"

tap_done
