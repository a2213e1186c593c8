/* SPDX-License-Identifier: MIT */
/* The effects of a result code as one line of words, as the database keeps them and a lead reads
 * them: "reach=PARTY leaves days=2 business next=FOLLOWUP priority=5 note=Busy: {PHONE}". What is
 * left out is none or keep; note= takes the rest of the line. */
#ifndef ARREARS_DOMAIN_CODETEXT_H
#define ARREARS_DOMAIN_CODETEXT_H

#include "arrears/domain/code.h"

#define CODE_EFFECTS_SIZE 640
void code_effects_show(const struct result_code *c, char out[CODE_EFFECTS_SIZE]);
/* Sets everything but code, parent, text, law and active. False: a word is not understood. */
bool code_effects_parse(const char *effects, struct result_code *c);

#endif
