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

BUILD  := build/$(VARIANT)
Q      := $(if $(V),,@)
bindir  = $(PREFIX)/bin
mandir  = $(PREFIX)/share/man
datadir = $(PREFIX)/share/arrears

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
	-Wno-missing-field-initializers -Wno-overlength-strings
HARDEN := -fstack-protector-strong -fno-common -fPIE
ifeq ($(filter %san,$(VARIANT)),)
HARDEN += -D_FORTIFY_SOURCE=2
endif
SAN_asan := -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
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
GEN := $(BUILD)/gen/migrations.inc $(BUILD)/gen/seeds.inc

$(BUILD)/%.o: %.c $(BUILD)/flags | $(GEN)
	$(Q)mkdir -p $(@D)
	$(if $(V),,@echo "  CC    $<")
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) $(OWN_CFLAGS) -MMD -MP -c -o $@ $<

$(LIB): $(OBJS)
	$(if $(V),,@echo "  AR    $@")
	$(Q)rm -f $@ && $(AR) rcs $@ $(OBJS)

$(BIN): $(BUILD)/src/cli/main.o $(LIB)
	$(if $(V),,@echo "  LINK  $@")
	$(Q)$(CC) $(CFLAGS) $(OWN_LDFLAGS) $(LDFLAGS) -o $@ $< $(LIB) $(LIB_LIBS)

-include $(OBJS:.o=.d) $(BUILD)/src/cli/main.d

# --- tests: one program per tests/unit/*.c, linked with the library -------------------------
UNIT     := $(sort $(wildcard tests/unit/test_*.c))
UNIT_BIN := $(UNIT:%.c=$(BUILD)/%)
TLIB     := $(patsubst %.c,$(BUILD)/%.o,$(sort $(wildcard tests/lib/*.c)))

$(BUILD)/tests/unit/%: $(BUILD)/tests/unit/%.o $(TLIB) $(LIB)
	$(if $(V),,@echo "  LINK  $@")
	$(Q)$(CC) $(CFLAGS) $(OWN_LDFLAGS) $(LDFLAGS) -o $@ $< $(TLIB) $(LIB) $(LIB_LIBS) $(TEST_LIBS)
-include $(UNIT_BIN:%=%.d) $(TLIB:.o=.d)
.SECONDARY:

clean:
	$(Q)rm -rf build

FORCE:
.PHONY: all clean FORCE
