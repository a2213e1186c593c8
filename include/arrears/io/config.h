/* SPDX-License-Identifier: MIT */
/* The configuration file: one table (config.def) gives the parser, config.ini.example and the
 * table of arrears-config(5). An unknown key or a bad value is an error with file and key. */
#ifndef ARREARS_IO_CONFIG_H
#define ARREARS_IO_CONFIG_H

#include "arrears/base/text.h"

enum config_type { CONFIG_CHOICE, CONFIG_YESNO, CONFIG_NUMBER, CONFIG_TEXT, CONFIG_PATH };

enum config_id {
#define C(id, section, key, type, range, standard, text) CONFIG_##id,
#include "arrears/io/config.def"
#undef C
	CONFIG_COUNT
};

struct config_option {
	const char *section, *key;
	enum config_type type;
	const char *range;              /* "yes no", "1 240", "3 digits" or "" */
	const char *standard;           /* value where the file says nothing */
	const char *text;               /* a sentence */
};

#define CONFIG_VALUE_SIZE 512
struct config {
	char value[CONFIG_COUNT][CONFIG_VALUE_SIZE];
	char path[CONFIG_VALUE_SIZE];   /* the file read, "" if there is none */
};

const struct config_option *config_option(enum config_id id);
void config_defaults(struct config *c);
/* Reads path; NULL: the user's own file, which may be missing. */
enum msgid config_read(struct config *c, const char *path, struct err *err) ATTR_MUST_USE;
/* MSG_CONFIG_VALUE with section.key, the value and what it can be. */
enum msgid config_set(struct config *c, enum config_id id, const char *value, struct err *err)
	ATTR_MUST_USE;
const char *config_text(const struct config *c, enum config_id id);
bool config_yes(const struct config *c, enum config_id id);
int64_t config_number(const struct config *c, enum config_id id);
/* config.ini.example. */
void config_example(struct str *out);

/* XDG places: false if it does not fit. name "config.ini", "arrears.db", "log". */
enum config_place { PLACE_CONFIG, PLACE_DATA, PLACE_STATE };
bool config_place(enum config_place place, const char *name, char *out, size_t size);
/* The database: the option `database`, or arrears.db in the data place. */
bool config_database(const struct config *c, char *out, size_t size);

#endif
