/* SPDX-License-Identifier: MIT */
/* Checked allocation: these end the program through the one fatal door rather than return NULL. */
#ifndef ARREARS_BASE_MEM_H
#define ARREARS_BASE_MEM_H

void *mem_alloc(size_t count, size_t size);            /* zeroed */
void *mem_grow(void *p, size_t count, size_t size);    /* as reallocarray */
char *mem_strdup(const char *s);
void mem_free_ptr(void *pp);                           /* for ATTR_CLEANUP: frees *(void **)pp */
#define AUTO_FREE ATTR_CLEANUP(mem_free_ptr)

#endif
