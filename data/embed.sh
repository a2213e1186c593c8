#!/bin/sh
# SPDX-License-Identifier: MIT
# Turn text files into rows of a C table: { "NNNN_name", "text" }. One string literal per
# line, so that no literal passes the length a C17 compiler must accept for one token.
set -eu
kind=$1; shift
echo "/* generated from $kind files by data/embed.sh */"
for f in "$@"; do
	name=$(basename "$f"); name=${name%.*}
	printf '{ .name = "%s", .text =\n' "$name"
	sed -e 's/\\/\\\\/g' -e 's/"/\\"/g' -e 's/	/\\t/g' -e 's/^/"/' -e 's/$/\\n"/' "$f"
	echo '},'
done
