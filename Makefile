# SPDX-License-Identifier: MIT
# arrears: hand-written build. Packagers set the ?= variables; our own flags are apart.
CC         ?= cc
CFLAGS     ?= -O2 -g
CPPFLAGS   ?=
LDFLAGS    ?=
PREFIX     ?= /usr/local
DESTDIR    ?=
PKG_CONFIG ?= pkg-config
INSTALL    ?= install
VARIANT    ?= release
WERROR     ?=
V          ?=

# As many compilers at once as there are processors, unless -j is given.
ifeq ($(filter -j% --jobserver%,$(MAKEFLAGS)),)
MAKEFLAGS += -j$(shell nproc 2>/dev/null || echo 1)
endif

BUILD  := build/$(VARIANT)
Q      := $(if $(V),,@)
bindir  = $(PREFIX)/bin
mandir  = $(PREFIX)/share/man
datadir = $(PREFIX)/share/arrears
bashdir = $(PREFIX)/share/bash-completion/completions

# A machine without the libraries can still run "make deps" (and check and demo, which call it).
PKGS        := ncursesw sqlite3 libutf8proc libsodium
LIB_CFLAGS  := $(shell $(PKG_CONFIG) --cflags ncursesw sqlite3 libutf8proc libsodium 2>/dev/null | sed 's/-D_[A-Z_]*SOURCE\(=[0-9]*\)\{0,1\}//g')
LIB_LIBS    := $(shell $(PKG_CONFIG) --libs ncursesw sqlite3 libutf8proc libsodium 2>/dev/null) -lcsv -liniparser
TEST_LIBS   := -lcmocka
VTERM_LIBS  := -lvterm -lutil

WARN := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wformat=2 \
	-Wstrict-prototypes -Wmissing-prototypes -Wold-style-definition -Wredundant-decls \
	-Wnested-externs -Wpointer-arith -Wcast-qual -Wcast-align -Wwrite-strings -Wundef -Wvla \
	-Walloca -Wdouble-promotion -Wfloat-equal -Wnull-dereference -Wimplicit-fallthrough \
	-Wno-missing-field-initializers -Wno-overlength-strings -Wno-string-concatenation
HARDEN := -fstack-protector-strong -fno-common -fPIE
ifeq ($(filter %san fuzz cov,$(VARIANT)),)
HARDEN += -D_FORTIFY_SOURCE=2
endif
SAN_fuzz := -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all
SAN_asan := -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
SAN_cov  := --coverage
OWN_CFLAGS  := -std=c17 -D_GNU_SOURCE -Iinclude -I$(BUILD)/gen -include arrears/base/attrs.h \
	$(WARN) $(HARDEN) $(WERROR) $(SAN_$(VARIANT)) $(LIB_CFLAGS)
OWN_LDFLAGS := -pie -Wl,-z,relro,-z,now $(SAN_$(VARIANT))

SRCS     := $(filter-out src/cli/main.c,$(sort $(wildcard src/*/*.c)))
OBJS     := $(SRCS:%.c=$(BUILD)/%.o)
LIB      := $(BUILD)/libarrears.a
BIN      := $(BUILD)/arrears
MIGRATIONS := $(sort $(wildcard data/migrations/*.sql))
SEEDS    := $(sort $(wildcard data/seed/*.csv))

all: $(BIN)

$(BUILD)/flags: FORCE
	$(Q)mkdir -p $(BUILD)
	$(Q)echo '$(CC) $(CPPFLAGS) $(CFLAGS) $(OWN_CFLAGS) $(LDFLAGS)' | cmp -s - $@ || \
		echo '$(CC) $(CPPFLAGS) $(CFLAGS) $(OWN_CFLAGS) $(LDFLAGS)' > $@

# SQL steps and seed tables are compiled in: the program is one file.
$(BUILD)/gen/migrations.inc: data/embed.sh $(MIGRATIONS)
	$(Q)mkdir -p $(@D)
	$(Q)sh data/embed.sh migration $(MIGRATIONS) > $@.tmp && mv $@.tmp $@
$(BUILD)/gen/seeds.inc: data/embed.sh $(SEEDS)
	$(Q)mkdir -p $(@D)
	$(Q)sh data/embed.sh seed $(SEEDS) > $@.tmp && mv $@.tmp $@
# Time zones by area code, ZIP prefix and state.
ZONES := data/zones/area_codes.csv data/zones/zip3.csv data/zones/states.csv
$(BUILD)/gen/zones.inc: data/zones.sh $(ZONES)
	$(Q)mkdir -p $(@D)
	$(Q)sh data/zones.sh $(ZONES) > $@.tmp && mv $@.tmp $@
GEN := $(BUILD)/gen/migrations.inc $(BUILD)/gen/seeds.inc $(BUILD)/gen/zones.inc

$(BUILD)/%.o: %.c $(BUILD)/flags | $(GEN)
	$(Q)mkdir -p $(@D)
	$(if $(V),,@echo "  CC    $<")
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) $(OWN_CFLAGS) $(if $(filter tests/%,$<),-Itests/lib) -MMD -MP \
		-c -o $@ $<

$(LIB): $(OBJS)
	$(if $(V),,@echo "  AR    $@")
	$(Q)rm -f $@ && $(AR) rcs $@ $(OBJS)

$(BIN): $(BUILD)/src/cli/main.o $(LIB)
	$(if $(V),,@echo "  LINK  $@")
	$(Q)$(CC) $(CFLAGS) $(OWN_LDFLAGS) $(LDFLAGS) -o $@ $< $(LIB) $(LIB_LIBS)

-include $(OBJS:.o=.d) $(BUILD)/src/cli/main.d

# --- tests: one program per tests/*/test_*.c, linked with the library; and scripts -----------
# SUITES is all that "make check" runs: programs and scripts that print TAP.
UNIT     := $(sort $(wildcard tests/unit/test_*.c))
UNIT_BIN := $(UNIT:%.c=$(BUILD)/%)
OTHER    := $(sort $(wildcard tests/scenes/test_*.c tests/cli/test_*.c tests/crash/test_*.c))
PTY      := $(sort $(wildcard tests/pty/test_*.c))
TEST_BIN := $(UNIT_BIN) $(OTHER:%.c=$(BUILD)/%) $(PTY:%.c=$(BUILD)/%)
TLIB     := $(patsubst %.c,$(BUILD)/%.o,$(sort $(wildcard tests/lib/*.c)))
LINTS    := $(sort $(wildcard tests/lint/*.sh))
SUITES   := $(LINTS) $(TEST_BIN) $(sort $(wildcard tests/cli/*.sh tests/crash/*.sh))
RUN       = BUILD='$(BUILD)' BIN='$(abspath $(BIN))' MAKE='$(MAKE)' VARIANT='$(VARIANT)' \
	sh tests/lib/run.sh

$(BUILD)/tests/%: $(BUILD)/tests/%.o $(TLIB) $(LIB)
	$(if $(V),,@echo "  LINK  $@")
	$(Q)$(CC) $(CFLAGS) $(OWN_LDFLAGS) $(LDFLAGS) -o $@ $(filter %.o,$^) $(LIB) $(LIB_LIBS) $(TEST_LIBS)

# The programs on a pty are linked with the terminal of tests/pty/vt.h.
VT       := $(patsubst %.c,$(BUILD)/%.o,$(sort $(wildcard tests/pty/vt*.c)))
ECHO     := $(BUILD)/tests/pty/echo_panel
PTY_BIN  := $(PTY:%.c=$(BUILD)/%)
$(PTY_BIN): TEST_LIBS += $(VTERM_LIBS)
$(PTY_BIN): $(VT) | $(ECHO) $(BIN)
pty: $(PTY_BIN)
	$(Q)$(RUN) $(PTY_BIN)
-include $(TEST_BIN:%=%.d) $(TLIB:.o=.d) $(VT:.o=.d) $(ECHO).d
.SECONDARY:

# Figures of speed and size, as ratios in one run. BENCH_ACCOUNTS=20000 make bench is a quick one.
# The database of the bench is made once and kept in build/bench.
BENCH_ACCOUNTS ?= 1000000
BENCH    := $(BUILD)/tests/bench/bench_desk
$(BENCH): OWN_CFLAGS += -Itests/pty
$(BENCH): TEST_LIBS += $(VTERM_LIBS)
$(BENCH): $(VT)
CONTEND  := $(BUILD)/tests/crash/test_contend
bench: $(BIN) $(BENCH) $(CONTEND)
	$(Q)BIN='$(abspath $(BIN))' BENCH='$(BENCH)' CONTEND='$(CONTEND)' BENCH_ACCOUNTS='$(BENCH_ACCOUNTS)' \
		sh tests/bench/bench.sh
-include $(BENCH).d

# Fuzzing wants clang's libFuzzer. make fuzz FUZZ_SECONDS=600 digs longer.
FUZZ     := $(sort $(wildcard tests/fuzz/fuzz_*.c))
FUZZ_BIN := $(FUZZ:%.c=$(BUILD)/%)
FUZZ_SECONDS ?= 20
$(FUZZ_BIN): OWN_LDFLAGS += -fsanitize=fuzzer
fuzz-run: $(FUZZ_BIN)
	$(Q)for f in $(FUZZ_BIN); do echo "  FUZZ  $$f"; \
		$$f -max_total_time=$(FUZZ_SECONDS) -max_len=4096 -artifact_prefix=$$f. >$$f.log 2>&1 || \
			{ tail -40 $$f.log; exit 1; }; \
		sed -n '/^Done/p' $$f.log; \
	done
fuzz:
	$(Q)$(MAKE) --no-print-directory fuzz-run VARIANT=fuzz CC=clang
-include $(FUZZ_BIN:%=%.d)

unit: $(UNIT_BIN)
	$(Q)$(RUN) $(UNIT_BIN)

# The commands that may be the first one typed on a new machine: what is missing is installed,
# then make starts again, because pkg-config is asked while the Makefile is read.
FIRST := check check-long check-asan demo
ifneq ($(filter $(FIRST),$(MAKECMDGOALS)),)
DEPS_OK ?= $(shell sh .ci/deps.sh check && echo yes)
else
DEPS_OK := yes
endif

ifeq ($(DEPS_OK),)
$(FIRST):
	$(Q)sh .ci/deps.sh install
	$(Q)$(MAKE) --no-print-directory $@ DEPS_OK=yes
else
check: $(BIN) $(TEST_BIN)
	$(Q)$(RUN) $(SUITES)

# The same with full counts: kills, rounds, seconds of contention.
check-long: $(BIN) $(TEST_BIN)
	$(Q)ARREARS_LONG=1 RUN_LIMIT=1800 $(RUN) $(TEST_BIN) $(filter-out $(LINTS) $(TEST_BIN),$(SUITES))

check-asan:
	$(Q)$(MAKE) --no-print-directory check VARIANT=asan DEPS_OK=yes

demo: $(BIN)
	$(Q)$(BIN) demo
endif

# Deeper and slower than the compiler. Findings are mended, or off in .clang-tidy with their reason.
# varFuncNullUB: NULL is a pointer on every system with these libraries.
OUR_C    := $(SRCS) src/cli/main.c
SCRIPTS  := .ci/run $(sort $(wildcard .ci/*.sh data/*.sh tests/*/*.sh))
JOBS     ?= $(shell nproc 2>/dev/null || echo 1)
lint: $(GEN)
	$(Q)printf '%s\n' $(OUR_C) | xargs -P$(JOBS) -n8 sh -c 'clang-tidy --quiet "$$@" -- -std=c17 \
		-D_GNU_SOURCE -Iinclude -I$(BUILD)/gen -include arrears/base/attrs.h \
		$(LIB_CFLAGS) 2>/dev/null' clang-tidy
	$(Q)cppcheck --enable=warning,performance,portability --std=c11 --inline-suppr --quiet \
		--error-exitcode=1 -j$(JOBS) -Iinclude -I$(BUILD)/gen \
		--include=include/arrears/base/attrs.h --suppress=varFuncNullUB src
	$(Q)shellcheck -x -S info $(SCRIPTS)
	$(Q)for f in $(MAN); do mandoc -Tlint -Wwarning $$f || exit; done

# Which lines the tests run.
cov:
	$(Q)$(MAKE) --no-print-directory check VARIANT=cov CFLAGS='-O0 -g' RUN_LIMIT=300
	$(Q)gcovr --root . --filter src/ --object-directory build/cov --print-summary --sort-uncovered

# The tables of the manual and config.ini.example, from the program's own.
docs: $(BIN)
	$(Q)sh data/docs.sh $(BIN)

deps:
	$(Q)sh .ci/deps.sh install

# --- install --------------------------------------------------------------------------------
MAN      := $(sort $(wildcard man/*.[1-8]))
MAPS     := $(sort $(wildcard data/maps/*))
EXAMPLES := $(wildcard config.ini.example)

install: $(BIN)
	$(Q)$(INSTALL) -d $(DESTDIR)$(bindir) $(DESTDIR)$(datadir)/maps
	$(Q)$(INSTALL) -m 755 $(BIN) $(DESTDIR)$(bindir)/arrears
	$(Q)$(INSTALL) -d $(DESTDIR)$(bashdir)
	$(Q)$(BIN) help --dump completion > $(DESTDIR)$(bashdir)/arrears
	$(Q)for f in $(MAPS); do $(INSTALL) -m 644 $$f $(DESTDIR)$(datadir)/maps/ || exit; done
	$(Q)for f in $(EXAMPLES); do $(INSTALL) -m 644 $$f $(DESTDIR)$(datadir)/ || exit; done
	$(Q)for f in $(MAN); do d=$(DESTDIR)$(mandir)/man$${f##*.}; \
		$(INSTALL) -d $$d && $(INSTALL) -m 644 $$f $$d/ || exit; done

# Only what install put there; a folder of others stays.
uninstall:
	$(Q)rm -f $(DESTDIR)$(bindir)/arrears $(DESTDIR)$(bashdir)/arrears
	$(Q)for f in $(MAPS); do rm -f $(DESTDIR)$(datadir)/maps/$${f##*/}; done
	$(Q)for f in $(EXAMPLES); do rm -f $(DESTDIR)$(datadir)/$${f##*/}; done
	$(Q)for f in $(MAN); do rm -f $(DESTDIR)$(mandir)/man$${f##*.}/$${f##*/}; done
	$(Q)rmdir $(DESTDIR)$(datadir)/maps $(DESTDIR)$(datadir) 2>/dev/null || :

clean:
	$(Q)rm -rf build

FORCE:
.PHONY: all bench clean unit pty fuzz fuzz-run check check-long check-asan demo deps docs install uninstall FORCE
