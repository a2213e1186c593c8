/* SPDX-License-Identifier: MIT */
#include "arrears/base/mem.h"
#include "arrears/base/err.h"

static void no_memory(void) ATTR_NORETURN;

static void no_memory(void)
{
	err_die(&(struct err){ .id = MSG_NO_MEMORY });
}

void *mem_alloc(size_t count, size_t size)
{
	void *p = calloc(count ? count : 1, size ? size : 1);

	if (!p)
		no_memory();
	return p;
}

void *mem_grow(void *p, size_t count, size_t size)
{
	void *q = reallocarray(p, count ? count : 1, size ? size : 1);

	if (!q)
		no_memory();
	return q;
}

char *mem_strdup(const char *s)
{
	size_t len = strlen(s) + 1;

	return memcpy(mem_alloc(len, 1), s, len);
}

void mem_free_ptr(void *pp)
{
	void **p = pp;

	free(*p);
	*p = NULL;
}
