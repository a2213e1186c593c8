/* SPDX-License-Identifier: MIT */
#include "arrears/base/secret.h"

#include <sodium.h>

_Static_assert(SECRET_KEY_LEN == crypto_aead_xchacha20poly1305_ietf_KEYBYTES, "key length");
_Static_assert(SECRET_KEY_LEN == crypto_generichash_KEYBYTES, "hash key length");
_Static_assert(SECRET_SALT_LEN == crypto_pwhash_SALTBYTES, "salt length");
_Static_assert(SECRET_MAC_LEN == crypto_generichash_BYTES_MIN, "keyed hash length");
_Static_assert(SECRET_HASH_LEN == crypto_generichash_BYTES, "hash length");
_Static_assert(SECRET_SEAL_EXTRA == crypto_aead_xchacha20poly1305_ietf_NPUBBYTES +
	crypto_aead_xchacha20poly1305_ietf_ABYTES, "what a seal adds");
_Static_assert(sizeof(struct secret_hash) == sizeof(crypto_generichash_state), "hash state");

#define NONCE_LEN crypto_aead_xchacha20poly1305_ietf_NPUBBYTES

enum msgid secret_init(struct err *err)
{
	if (sodium_init() < 0)
		return err_set(err, MSG_CRYPTO_START, "", NULL);
	return MSG_OK;
}

void secret_random(void *out, size_t len)
{
	randombytes_buf(out, len);
}

void secret_wipe(void *p, size_t len)
{
	sodium_memzero(p, len);
}

enum msgid secret_from_password(const char *password, const unsigned char salt[SECRET_SALT_LEN],
	enum secret_cost cost, struct secret_key *out, struct err *err)
{
	static const struct { unsigned long long ops; size_t mem; } costs[] = {
		[SECRET_COST_WEAK] = { crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN },
		[SECRET_COST_INTERACTIVE] = { 2, 64 * 1024 * 1024 },
	};
	struct secret_key key;

	if (cost < SECRET_COST_WEAK || cost > SECRET_COST_INTERACTIVE)
		return err_set(err, MSG_SECRET_WRONG, "", NULL); /* a damaged key slot */
	/* It fails only for want of the memory that makes guessing dear. */
	if (crypto_pwhash(key.b, sizeof key.b, password, strlen(password), salt,
			costs[cost].ops, costs[cost].mem, crypto_pwhash_ALG_ARGON2ID13) != 0)
		return err_set(err, MSG_NO_MEMORY, "", NULL);
	*out = key;
	secret_wipe(&key, sizeof key);
	return MSG_OK;
}

void secret_seal(const struct secret_key *key, const char *label, const void *plain, size_t len,
	unsigned char *out)
{
	/* 192 random bits never repeat in practice, so no counter has to be kept. */
	randombytes_buf(out, NONCE_LEN);
	crypto_aead_xchacha20poly1305_ietf_encrypt(out + NONCE_LEN, NULL, plain, len,
		(const unsigned char *)label, strlen(label), NULL, out, key->b);
}

/* out may be NULL: then it is only checked that the bytes are genuine. */
static bool unseal(const struct secret_key *key, const char *label, const unsigned char *sealed,
	size_t len, unsigned char *out)
{
	return crypto_aead_xchacha20poly1305_ietf_decrypt(out, NULL, NULL, sealed + NONCE_LEN,
		len - NONCE_LEN, (const unsigned char *)label, strlen(label), sealed, key->b) == 0;
}

enum msgid secret_open(const struct secret_key *key, const char *label, const void *sealed,
	size_t len, unsigned char *out, struct err *err)
{
	/* Twice, because libsodium clears the output of what it refuses. */
	if (len < SECRET_SEAL_EXTRA || !unseal(key, label, sealed, len, NULL) ||
			!unseal(key, label, sealed, len, out))
		return err_set(err, MSG_SECRET_WRONG, "", NULL);
	return MSG_OK;
}

void secret_mac(const struct secret_key *key, const char *purpose, const char *text,
	unsigned char out[SECRET_MAC_LEN])
{
	struct secret_key sub;

	/* A key of its own for each purpose: the last four digits of an SSN never hash like
	 * the same digits under another heading, and the data key seals and nothing else. */
	crypto_generichash(sub.b, sizeof sub.b, (const unsigned char *)purpose, strlen(purpose),
		key->b, sizeof key->b);
	crypto_generichash(out, SECRET_MAC_LEN, (const unsigned char *)text, strlen(text),
		sub.b, sizeof sub.b);
	secret_wipe(&sub, sizeof sub);
}

static crypto_generichash_state *state_of(struct secret_hash *h)
{
	return (crypto_generichash_state *)(void *)h;
}

void secret_hash_begin(struct secret_hash *h)
{
	crypto_generichash_init(state_of(h), NULL, 0, SECRET_HASH_LEN);
}

void secret_hash_add(struct secret_hash *h, const void *p, size_t len)
{
	crypto_generichash_update(state_of(h), p, len);
}

void secret_hash_end(struct secret_hash *h, unsigned char out[SECRET_HASH_LEN])
{
	crypto_generichash_final(state_of(h), out, SECRET_HASH_LEN);
}

void secret_hex(const unsigned char *in, size_t len, char *out)
{
	sodium_bin2hex(out, 2 * len + 1, in, len);
}

/* Sixteen letters, four bits each; no B/8, D/O, G/6, I/1, L/1, Q, S/5, U/V, Z/2 among them. */
static const char phrase_letters[] = "ACEFHJKMNPRTVWXY";

#define PHRASE_BYTES 24                        /* 48 letters */
#define PHRASE_RANDOM 22                       /* the last group of four is the check */

static void phrase_check(const unsigned char *bytes, unsigned char check[2])
{
	unsigned char hash[SECRET_HASH_LEN];

	crypto_generichash(hash, sizeof hash, bytes, PHRASE_RANDOM, NULL, 0);
	memcpy(check, hash, 2);
	secret_wipe(hash, sizeof hash);
}

void secret_phrase_make(char out[SECRET_PHRASE_SIZE])
{
	unsigned char bytes[PHRASE_BYTES];
	char *p = out;

	randombytes_buf(bytes, PHRASE_RANDOM);
	phrase_check(bytes, bytes + PHRASE_RANDOM);
	for (size_t i = 0; i < PHRASE_BYTES; i++) {
		if (i > 0 && i % 2 == 0)
			*p++ = ' ';
		*p++ = phrase_letters[bytes[i] >> 4];
		*p++ = phrase_letters[bytes[i] & 15];
	}
	*p = '\0';
	secret_wipe(bytes, sizeof bytes);
}

static bool phrase_read(const char *phrase, unsigned char bytes[PHRASE_BYTES])
{
	unsigned char check[2];
	size_t n = 0;

	for (const char *p = phrase; *p; p++) {
		char upper = *p >= 'a' && *p <= 'z' ? (char)(*p - 'a' + 'A') : *p;
		const char *at = strchr(phrase_letters, upper);

		if (strchr(" -\t\r\n", *p))
			continue;
		if (!at || n == 2 * PHRASE_BYTES)
			return false;
		bytes[n / 2] = (unsigned char)(bytes[n / 2] << 4 | (at - phrase_letters));
		n++;
	}
	phrase_check(bytes, check);
	return n == 2 * PHRASE_BYTES && memcmp(check, bytes + PHRASE_RANDOM, 2) == 0;
}

enum msgid secret_phrase_key(const char *phrase, const unsigned char salt[SECRET_SALT_LEN],
	struct secret_key *out, struct err *err)
{
	unsigned char bytes[PHRASE_BYTES] = { 0 };
	enum msgid id = MSG_OK;

	/* 176 random bits cannot be guessed: a plain keyed hash will do, and costs nothing. */
	if (phrase_read(phrase, bytes))
		crypto_generichash(out->b, sizeof out->b, bytes, PHRASE_RANDOM, salt,
			SECRET_SALT_LEN);
	else
		id = err_set(err, MSG_PHRASE_INVALID, "", NULL);
	secret_wipe(bytes, sizeof bytes);
	return id;
}
