/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "arrears/base/secret.h"
#include "arrears/base/text.h"

static const unsigned char salt[SECRET_SALT_LEN] = "fixed salt 4711";

static struct secret_key random_key(void)
{
	struct secret_key key;

	secret_random(&key, sizeof key);
	return key;
}

static void what_is_sealed_opens_with_key_and_label_only(void **state)
{
	struct secret_key key = random_key(), other = random_key();
	unsigned char sealed[9 + SECRET_SEAL_EXTRA], again[sizeof sealed], out[9] = "untouched";

	(void)state;
	secret_seal(&key, "party.ssn:4711", "123456789", 9, sealed);
	secret_seal(&key, "party.ssn:4711", "123456789", 9, again);
	assert_memory_not_equal(sealed, again, sizeof sealed); /* equality does not show */
	assert_msg(secret_open(&other, "party.ssn:4711", sealed, sizeof sealed, out, NULL),
		MSG_SECRET_WRONG);
	assert_msg(secret_open(&key, "party.ssn:4712", sealed, sizeof sealed, out, NULL),
		MSG_SECRET_WRONG);
	assert_msg(secret_open(&key, "party.ssn:4711", sealed, sizeof sealed - 1, out, NULL),
		MSG_SECRET_WRONG);
	assert_msg(secret_open(&key, "party.ssn:4711", sealed, 3, out, NULL), MSG_SECRET_WRONG);
	assert_memory_equal(out, "untouched", 9);
	assert_ok(secret_open(&key, "party.ssn:4711", sealed, sizeof sealed, out, NULL));
	assert_memory_equal(out, "123456789", 9);
}

static void one_changed_bit_is_noticed(void **state)
{
	struct secret_key key = random_key();
	unsigned char sealed[4 + SECRET_SEAL_EXTRA], out[4];

	(void)state;
	secret_seal(&key, "x", "4410", 4, sealed);
	for (size_t i = 0; i < sizeof sealed; i++) {
		sealed[i] ^= 1;
		assert_msg(secret_open(&key, "x", sealed, sizeof sealed, out, NULL),
			MSG_SECRET_WRONG);
		sealed[i] ^= 1;
	}
	assert_ok(secret_open(&key, "x", sealed, sizeof sealed, out, NULL));
}

static void an_empty_text_can_be_sealed(void **state)
{
	struct secret_key key = random_key();
	unsigned char sealed[SECRET_SEAL_EXTRA], out[1] = { 7 };

	(void)state;
	secret_seal(&key, "x", "", 0, sealed);
	assert_ok(secret_open(&key, "x", sealed, sizeof sealed, out, NULL));
	assert_int_equal(out[0], 7);
}

static void equal_text_hashes_equal_under_one_key_and_purpose(void **state)
{
	struct secret_key key = random_key(), other = random_key();
	unsigned char a[SECRET_MAC_LEN], b[SECRET_MAC_LEN];

	(void)state;
	secret_mac(&key, "last4", "4410", a);
	secret_mac(&key, "last4", "4410", b);
	assert_memory_equal(a, b, sizeof a);
	secret_mac(&key, "dob", "4410", b);
	assert_memory_not_equal(a, b, sizeof a);
	secret_mac(&key, "last4", "4411", b);
	assert_memory_not_equal(a, b, sizeof a);
	secret_mac(&other, "last4", "4410", b);
	assert_memory_not_equal(a, b, sizeof a);
	secret_mac(&key, "last44", "10", b); /* no gluing of purpose and text */
	assert_memory_not_equal(a, b, sizeof a);
}

static void a_password_gives_its_key_again(void **state)
{
	static const unsigned char salt2[SECRET_SALT_LEN] = "another salt 00";
	struct secret_key a, b;

	(void)state;
	assert_ok(secret_from_password("opensesame", salt, SECRET_COST_WEAK, &a, NULL));
	assert_ok(secret_from_password("opensesame", salt, SECRET_COST_WEAK, &b, NULL));
	assert_memory_equal(&a, &b, sizeof a);
	assert_ok(secret_from_password("opensesamf", salt, SECRET_COST_WEAK, &b, NULL));
	assert_memory_not_equal(&a, &b, sizeof a);
	assert_ok(secret_from_password("opensesame", salt2, SECRET_COST_WEAK, &b, NULL));
	assert_memory_not_equal(&a, &b, sizeof a);
	assert_ok(secret_from_password("opensesame", salt, SECRET_COST_INTERACTIVE, &b, NULL));
	assert_memory_not_equal(&a, &b, sizeof a);
	assert_msg(secret_from_password("x", salt, (enum secret_cost)9, &b, NULL),
		MSG_SECRET_WRONG);
}

/* RFC 7693 gives BLAKE2b-512 of "abc"; the 256-bit value is from the reference b2sum -l 256. */
static void a_hash_does_not_depend_on_how_it_is_fed(void **state)
{
	unsigned char out[SECRET_HASH_LEN];
	char hex[2 * SECRET_HASH_LEN + 1];
	struct secret_hash h;

	(void)state;
	secret_hash_begin(&h);
	secret_hash_add(&h, "a", 1);
	secret_hash_add(&h, "bc", 2);
	secret_hash_end(&h, out);
	secret_hex(out, sizeof out, hex);
	assert_string_equal(hex,
		"bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
}

static void a_phrase_reads_back_however_it_is_typed(void **state)
{
	char phrase[SECRET_PHRASE_SIZE], typed[2 * SECRET_PHRASE_SIZE], *to = typed;
	struct secret_key a, b;

	(void)state;
	secret_phrase_make(phrase);
	assert_int_equal(strlen(phrase), 12 * 4 + 11);
	assert_ok(secret_phrase_key(phrase, salt, &a, NULL));
	for (const char *p = phrase; *p; p++) {
		*to++ = *p == ' ' ? '-' : (char)(*p | 0x20);
		*to++ = ' ';
	}
	*to = '\0';
	assert_ok(secret_phrase_key(typed, salt, &b, NULL));
	assert_memory_equal(&a, &b, sizeof a);
	assert_ok(secret_phrase_key(phrase, (const unsigned char *)"sixteen other by", &b, NULL));
	assert_memory_not_equal(&a, &b, sizeof a);
}

static void a_mistyped_phrase_is_noticed(void **state)
{
	char phrase[SECRET_PHRASE_SIZE], wrong[SECRET_PHRASE_SIZE];
	struct secret_key key;
	int passed = 0;

	(void)state;
	secret_phrase_make(phrase);
	for (size_t i = 0; phrase[i]; i++) {
		if (phrase[i] == ' ')
			continue;
		text_put(wrong, sizeof wrong, phrase);
		wrong[i] = phrase[i] == 'A' ? 'C' : 'A';
		passed += secret_phrase_key(wrong, salt, &key, NULL) == MSG_OK;
		wrong[i] = 'Z';
		assert_msg(secret_phrase_key(wrong, salt, &key, NULL), MSG_PHRASE_INVALID);
	}
	/* 48 slips, each with one chance in 65,536: two at once means the check is not made */
	assert_true(passed < 2);
	text_put(wrong, sizeof wrong - 5, phrase);
	assert_msg(secret_phrase_key(wrong, salt, &key, NULL), MSG_PHRASE_INVALID);
	assert_msg(secret_phrase_key("", salt, &key, NULL), MSG_PHRASE_INVALID);
}

static void two_phrases_are_never_the_same(void **state)
{
	char a[SECRET_PHRASE_SIZE], b[SECRET_PHRASE_SIZE];

	(void)state;
	secret_phrase_make(a);
	secret_phrase_make(b);
	assert_string_not_equal(a, b);
}

static int start(void **state)
{
	(void)state;
	return secret_init(NULL) == MSG_OK ? 0 : -1;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_sealed_opens_with_key_and_label_only),
		cmocka_unit_test(one_changed_bit_is_noticed),
		cmocka_unit_test(an_empty_text_can_be_sealed),
		cmocka_unit_test(equal_text_hashes_equal_under_one_key_and_purpose),
		cmocka_unit_test(a_password_gives_its_key_again),
		cmocka_unit_test(a_hash_does_not_depend_on_how_it_is_fed),
		cmocka_unit_test(a_phrase_reads_back_however_it_is_typed),
		cmocka_unit_test(a_mistyped_phrase_is_noticed),
		cmocka_unit_test(two_phrases_are_never_the_same),
	};

	return cmocka_run_group_tests(tests, start, NULL);
}
