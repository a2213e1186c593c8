/* SPDX-License-Identifier: MIT */
/* Facts about the office and the file, as text by key. */
#ifndef ARREARS_STORE_SETTING_H
#define ARREARS_STORE_SETTING_H

#include "arrears/store/db.h"

#define SETTING_SIZE 256

/* The value, or fallback where there is no row. */
enum msgid setting_get(struct db *db, const char *key, const char *fallback,
	char out[SETTING_SIZE], struct err *err) ATTR_MUST_USE;
enum msgid setting_put(struct db *db, const char *key, const char *value, struct err *err)
	ATTR_MUST_USE;

#endif
