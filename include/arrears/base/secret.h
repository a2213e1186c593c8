/* SPDX-License-Identifier: MIT */
/* The only file that knows libsodium. Sealing is XChaCha20-Poly1305 bound to a label such as
 * "party.ssn:4711", so a sealed value cannot be moved to another row. Keyed hashes (BLAKE2b)
 * serve equality search. Passwords: Argon2id. */
#ifndef ARREARS_BASE_SECRET_H
#define ARREARS_BASE_SECRET_H

#include "arrears/base/err.h"

#define SECRET_KEY_LEN 32
#define SECRET_SALT_LEN 16
#define SECRET_MAC_LEN 16
#define SECRET_SEAL_EXTRA 40                    /* nonce 24 + tag 16 */
#define SECRET_HASH_LEN 32

struct secret_key { unsigned char b[SECRET_KEY_LEN]; };
/* Cost of deriving a key from a password; `weak` is for fixtures in tests only. */
enum secret_cost { SECRET_COST_WEAK = 1, SECRET_COST_INTERACTIVE = 2 };

enum msgid secret_init(struct err *err) ATTR_MUST_USE; /* once, before all else */
void secret_random(void *out, size_t len);
void secret_wipe(void *p, size_t len);
enum msgid secret_from_password(const char *password, const unsigned char salt[SECRET_SALT_LEN],
	enum secret_cost cost, struct secret_key *out, struct err *err) ATTR_MUST_USE;

/* out needs len + SECRET_SEAL_EXTRA bytes. */
void secret_seal(const struct secret_key *key, const char *label, const void *plain, size_t len,
	unsigned char *out);
/* MSG_SECRET_WRONG if key, label or bytes do not match. out needs len - SECRET_SEAL_EXTRA. */
enum msgid secret_open(const struct secret_key *key, const char *label, const void *sealed,
	size_t len, unsigned char *out, struct err *err) ATTR_MUST_USE;
/* Keyed hash of text under a purpose ("ssn", "last4", "dob"): equal text, equal hash. */
void secret_mac(const struct secret_key *key, const char *purpose, const char *text,
	unsigned char out[SECRET_MAC_LEN]);
/* Plain BLAKE2b-256, streaming (file digests, the audit chain). */
struct secret_hash { unsigned char opaque[384] __attribute__((aligned(64))); };
void secret_hash_begin(struct secret_hash *h);
void secret_hash_add(struct secret_hash *h, const void *p, size_t len);
void secret_hash_end(struct secret_hash *h, unsigned char out[SECRET_HASH_LEN]);
void secret_hex(const unsigned char *in, size_t len, char *out); /* out: 2*len+1 */

/* A recovery phrase: 12 groups of 4 letters out of 16 that are not mistaken for one another. 176
 * random bits; the last group is a check, so a slip is MSG_PHRASE_INVALID, not a wrong key. Read
 * back in either case, with any blanks or dashes. */
#define SECRET_PHRASE_SIZE 64
void secret_phrase_make(char out[SECRET_PHRASE_SIZE]);
enum msgid secret_phrase_key(const char *phrase, const unsigned char salt[SECRET_SALT_LEN],
	struct secret_key *out, struct err *err) ATTR_MUST_USE;

#endif
