#!/bin/sh
# SPDX-License-Identifier: MIT
# The table of src/README.md, checked: who includes whom, and what the objects call.
set -u
. tests/lib/tap.sh
BUILD=${BUILD:-build/release}

# layer: what it may include
may='
base: base
domain: base domain
panel: base panel
store: base domain store
desk: base domain store desk
io: base domain desk io
screen: base domain panel desk io screen
cli: base domain panel store desk io screen cli
'

# file:line:included for every #include of a layer's sources and public headers
includes() { # layer
	find "src/$1" "include/arrears/$1" -name '*.[ch]' 2>/dev/null | LC_ALL=C sort |
		xargs -r grep -Hn '^[[:space:]]*#[[:space:]]*include' |
		sed 's/:[[:space:]]*#[[:space:]]*include[[:space:]]*/:/'
}

for layer in base domain panel store desk io screen cli; do
	allowed=$(echo "$may" | sed -n "s/^$layer: //p" | tr ' ' '|')
	found=$(includes "$layer" | grep -E '"arrears/|"\.\.' | grep -vE ":\"arrears/($allowed)/")
	tap_clean "$layer includes only: $allowed" "$found"
done

# A library's header, and the only files that may include it.
only() { # header pattern, files pattern
	found=$(for layer in base domain panel store desk io screen cli; do includes "$layer"; done |
		grep -E ":[<\"]($1)[>\"]" | grep -vE "^($2):")
	tap_clean "$1 only in $2" "$found"
}
only '(ncursesw?/)?(curses|ncurses|term|panel|form|menu)\.h' 'src/panel/term_curses\.c'
only 'sqlite3(ext)?\.h' 'src/store/[^:]*'
only 'sodium(/.*)?\.h' 'src/base/secret\.c'
only 'utf8proc\.h' 'src/base/text[^:]*\.c'
only 'csv\.h' 'src/io/csv\.c'
only '(iniparser/)?(iniparser|dictionary)\.h' 'src/io/ini\.c'

# object symbol, for every symbol an object takes from elsewhere
undefined=$(find "$BUILD/src" -name '*.o' | LC_ALL=C sort | while read -r object; do
	source=${object#"$BUILD"/}
	[ -f "${source%.o}.c" ] || continue # left from a file that is gone
	nm -u "$object" | awk -v o="${object#"$BUILD"/}" '{ print o, $NF }'
done)
tap_ok "the objects can be read" test -n "$undefined"

calls() { # what, symbols, objects that may
	tap_clean "$1 only in $3" "$(echo "$undefined" | grep -E " ($2)\$" | grep -vE "^($3) ")"
}
never() { # what, symbols, objects that may not
	tap_clean "no $1 in $3" "$(echo "$undefined" | grep -E "^($3)[^ ]* ($2)\$")"
}
calls SQLite 'sqlite3_.*' 'src/store/.*'
calls curses 'initscr|newterm|endwin|isendwin|stdscr|curscr|newscr|delscreen|set_term|doupdate|w(add|ins|get|move|attr|clr|erase|refresh|noutrefresh|bkgd|timeout|delch|color|touch).*|mvw.*|start_color|init_(extended_)?(pair|color)|use_default_colors|cbreak|nocbreak|raw|noraw|noecho|nonl|keypad|meta|notimeout|unget(_w)?ch|tiget.*|tparm|tputs|setupterm|set_escdelay|napms|curs_set|beep|flash|mousemask|getmouse|resize_?term|setcchar|putp' \
	'src/panel/term_curses\.o'
calls libsodium 'sodium_.*|crypto_.*|randombytes.*' 'src/base/secret\.o'
calls utf8proc 'utf8proc_.*' 'src/base/text[^ ]*\.o'
calls libcsv 'csv_(init|fini|free|error|strerror|parse|write2?|fwrite2?|get_.*|set_(opts|delim|quote|space_func|term_func|realloc_func|free_func|blk_size))' 'src/io/csv\.o'
calls iniparser 'iniparser_.*|dictionary_.*' 'src/io/ini\.o'
calls 'the time' 'time|gettimeofday|clock_gettime|timespec_get|ftime' 'src/base/clock\.o'
calls 'the environment' '(secure_)?getenv' 'src/(cli|io|panel)/.*'
calls 'the way out' '_?exit|_Exit|quick_exit' 'src/(base/err|cli/.*)\.o'
calls abort 'abort' 'src/base/err\.o'
calls 'the time zone' 'localtime_r|mktime|tzset|setenv|putenv' 'none'
never printing '(__)?v?f?(printf|puts|putc|putchar)(_chk)?' 'src/(domain|store|desk|screen)/'
never files 'fopen(64)?|open(64)?|read|write|fread|fwrite|unlink|rename' 'src/(domain|screen)/'

tap_done
