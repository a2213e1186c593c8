/* SPDX-License-Identifier: MIT */
/* The configuration file: one table (config.def) gives the parser, config.ini.example and the
 * table of arrears-config(5). An unknown key or a bad value is an error with file and key. */
#ifndef ARREARS_IO_CONFIG_H
#define ARREARS_IO_CONFIG_H

#include "arrears/base/text.h"

enum config_type { CONFIG_CHOICE, CONFIG_YESNO, CONFIG_NUMBER, CONFIG_AREA,
	CONFIG_NAME, CONFIG_PATH };

enum config_id {
#define C(id, section, key, type, range, standard, text) CONFIG_##id,
#include "arrears/io/config.def"
#undef C
	CONFIG_COUNT
};

struct config_option {
	const char *section, *key;
	enum config_type type;
	const char *range;              /* choices, or "least most" of a number; else "" */
	const char *standard;           /* value where the file says nothing */
	const char *text;               /* a sentence */
};

#define CONFIG_VALUE_SIZE 512
struct config {
	char value[CONFIG_COUNT][CONFIG_VALUE_SIZE];
	char path[CONFIG_VALUE_SIZE];   /* the file read, "" if there is none */
};

const struct config_option *config_option(enum config_id id);
/* Reads path; NULL: the user's own file, which may be missing. */
enum msgid config_read(struct config *c, const char *path, struct err *err) ATTR_MUST_USE;
bool config_accepts(enum config_id id, const char *value);
void config_allowed(enum config_id id, char *out, size_t size);  /* what it can be, in words */
const char *config_text(const struct config *c, enum config_id id);
bool config_yes(const struct config *c, enum config_id id);
int64_t config_number(const struct config *c, enum config_id id);
/* config.ini.example. */
void config_example(struct str *out);

/* XDG places; false without a home folder, or if it does not fit. */
enum config_place { PLACE_CONFIG, PLACE_DATA, PLACE_STATE };
bool config_place(enum config_place place, const char *name, char *out, size_t size);
/* DATABASE, MACHINE_KEY or LOG as set, else its place by default. */
bool config_file(const struct config *c, enum config_id id, char *out, size_t size);

#endif
