/* SPDX-License-Identifier: MIT */
/* Compiler attributes, small macros and banned functions. The Makefile includes this first in
 * every file, so the banned names fail to compile wherever they are used. */
#ifndef ARREARS_BASE_ATTRS_H
#define ARREARS_BASE_ATTRS_H

#include <assert.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define ATTR_MUST_USE __attribute__((warn_unused_result))
#define ATTR_FORMAT(fmt, args) __attribute__((format(printf, fmt, args)))
#define ATTR_NORETURN __attribute__((noreturn))
#define ATTR_CLEANUP(fn) __attribute__((cleanup(fn)))

#define ARRAY_SIZE(a) (sizeof(a) / sizeof((a)[0]))

/* 128-bit integers carry interest and percentages exactly between roundings. */
__extension__ typedef __int128 wide_int;

/* A programming error: says where, leaves the terminal usable, aborts. Defined in err.c. */
void bug_at(const char *file, int line, const char *what) ATTR_NORETURN;
#define BUG(what) bug_at(__FILE__, __LINE__, (what))

#define ARREARS_BANNED(name) arrears_banned_function_##name
#undef strcpy
#define strcpy(d, s) ARREARS_BANNED(strcpy)
#undef strcat
#define strcat(d, s) ARREARS_BANNED(strcat)
#undef strncpy
#define strncpy(d, s, n) ARREARS_BANNED(strncpy)
#undef strncat
#define strncat(d, s, n) ARREARS_BANNED(strncat)
#undef strtok
#define strtok(s, d) ARREARS_BANNED(strtok)
#undef sprintf
#define sprintf(...) ARREARS_BANNED(sprintf)
#undef vsprintf
#define vsprintf(d, f, a) ARREARS_BANNED(vsprintf)
#undef atoi
#define atoi(s) ARREARS_BANNED(atoi)
#undef gmtime
#define gmtime(t) ARREARS_BANNED(gmtime)
#undef localtime
#define localtime(t) ARREARS_BANNED(localtime)
#undef ctime
#define ctime(t) ARREARS_BANNED(ctime)
#undef asctime
#define asctime(t) ARREARS_BANNED(asctime)
#undef rand
#define rand() ARREARS_BANNED(rand)

#endif
