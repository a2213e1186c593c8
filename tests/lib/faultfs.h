/* SPDX-License-Identifier: MIT */
/* A disk that fails when told to: SQLite's file system with a counter on every write, sync,
 * truncation and growth of the shared index. For tests in process. */
#ifndef ARREARS_TESTS_FAULTFS_H
#define ARREARS_TESTS_FAULTFS_H

#include <stdbool.h>

enum fault { FAULT_FULL, FAULT_WRITE, FAULT_SYNC };

/* From now on files are opened on the failing disk; call before the first database is. */
void faultfs_install(void);
/* The n-th operation from now (from 1) and all after it fail, as `fault` says: FULL and WRITE
 * count writes, truncations and growths, SYNC counts syncs. */
void faultfs_arm(enum fault fault, int n);
/* No faults any more; true if there was one. */
bool faultfs_disarm(void);

#endif
