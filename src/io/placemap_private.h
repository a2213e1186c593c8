/* SPDX-License-Identifier: MIT */
#ifndef ARREARS_IO_PLACEMAP_PRIVATE_H
#define ARREARS_IO_PLACEMAP_PRIVATE_H

#include "arrears/io/placemap.h"

/* A header name as it is compared: cleaned, lower case. */
void placemap_header_name(const char *header, char *out, size_t size);

#endif
