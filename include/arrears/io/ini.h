/* SPDX-License-Identifier: MIT */
/* INI files, read only: the only door to iniparser, which alone would crash on some names, take a
 * folder for an empty file and let the last of two equal keys win. Here a file must be a regular
 * file of UTF-8 below INI_FILE_MAX bytes with lines below 1,000; keys stand in a section, once;
 * a value with ; or # is quoted. Sections and keys come in lower case. Who reads a file walks all
 * entries and refuses those it does not know: ini_unknown makes that error. */
#ifndef ARREARS_IO_INI_H
#define ARREARS_IO_INI_H

#include "arrears/base/err.h"

#define INI_FILE_MAX (256 * 1024)

struct ini;
struct ini_entry { const char *section, *key, *value; int line; };

enum msgid ini_load(const char *path, struct ini **out, struct err *err) ATTR_MUST_USE;
/* The same from memory; name stands for the file in errors. */
enum msgid ini_parse(const char *name, const char *text, size_t len, struct ini **out,
	struct err *err) ATTR_MUST_USE;
void ini_free(struct ini *ini);                 /* NULL allowed */

size_t ini_count(const struct ini *ini);        /* in the order of the file */
const struct ini_entry *ini_at(const struct ini *ini, size_t i);

/* MSG_INI_UNKNOWN with file:line, section and key. */
enum msgid ini_unknown(const struct ini *ini, const struct ini_entry *e, struct err *err);
/* MSG_INI_VALUE with file:line, key, value, and what is allowed. */
enum msgid ini_bad_value(const struct ini *ini, const struct ini_entry *e, const char *allowed,
	struct err *err);

#endif
