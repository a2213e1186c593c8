/* SPDX-License-Identifier: MIT */
#ifndef ARREARS_IO_IMPORTMAP_PRIVATE_H
#define ARREARS_IO_IMPORTMAP_PRIVATE_H

#include "arrears/io/importmap.h"

/* A header name as it is compared: cleaned, lower case. */
void importmap_header_name(const char *header, char *out, size_t size);

#endif
