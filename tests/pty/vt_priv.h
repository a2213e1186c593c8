/* SPDX-License-Identifier: MIT */
/* Inside of vt: vt.c runs the program and waits, vt_see.c reads screen and /proc, vt_keys.c knows
 * the bytes of keys. */
#ifndef ARREARS_TESTS_VT_PRIV_H
#define ARREARS_TESTS_VT_PRIV_H

#include "vt.h"

#include "arrears/base/text.h"

#include <vterm.h>

#define SEQ_MAX 1024

struct vt {
	pid_t pid;
	int master, slave;      /* the slave is kept open to read the modes */
	int rows, cols;
	bool ended;
	int status;
	VTerm *vt;
	VTermScreen *screen;
	char *terminfo;         /* what infocmp prints */
	bool vt100;
	int bells;
	uint64_t sent, read, mark_bytes;
	uint64_t used;          /* of the last mark: bytes worked off, size believed in */
	int mark_rows, mark_cols;
	char seq[SEQ_MAX];      /* the escape sequence being read */
	size_t seq_len;
	bool in_seq;
	bool paste, mouse, alternate;
	char clipboard[SEQ_MAX];
	struct str text;
};

char *vt_terminfo(const char *term);    /* the caller frees */
void vt_scan(struct vt *t, const char *p, size_t n);

#endif
