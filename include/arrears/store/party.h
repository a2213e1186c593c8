/* SPDX-License-Identifier: MIT */
/* People and organizations, and what they are to an account. Social Security number and birth
 * date are sealed under the data key (label "party.ssn:ID", "party.dob:ID") with keyed hashes for
 * equality; they are opened only by party_open. */
#ifndef ARREARS_STORE_PARTY_H
#define ARREARS_STORE_PARTY_H

#include "arrears/base/date.h"
#include "arrears/base/secret.h"
#include "arrears/base/text.h"
#include "arrears/domain/validate.h"
#include "arrears/domain/zone.h"
#include "arrears/store/db.h"

#define SEALED_TEXT 64                          /* longest SSN or birth date kept, as given */

struct party_row {
	int64_t id;                             /* party_insert: 0 = next free */
	bool organization;
	struct person_name name;                /* an organization's is in last */
	char language[9];                       /* "EN" */
	zone_mask told;                         /* they told us where they are; 0 = no */
	struct date told_until;
	int64_t client_id;                      /* 0: none */
	char client_ref[TEXT_BYTES(40)];
	char reason[TEXT_BYTES(40)];            /* reason for delinquency, as told */
	char data_flags[64];
	int64_t created_at, file_id;            /* file 0: none */
	bool has_ssn, has_dob;                  /* out only */
};

/* What is on file, in clear: wipe it after use. dob is ISO where it could be read, else as given;
 * "" = none. */
struct party_secrets { char ssn[SEALED_TEXT], dob[SEALED_TEXT]; };
struct party_seal {                             /* lengths 0 = none */
	unsigned char ssn_box[SEALED_TEXT + SECRET_SEAL_EXTRA],
		dob_box[SEALED_TEXT + SECRET_SEAL_EXTRA];
	size_t ssn_len, dob_len;
	unsigned char ssn_mac[SECRET_MAC_LEN], last4_mac[SECRET_MAC_LEN], dob_mac[SECRET_MAC_LEN];
	bool has_last4, has_dob_mac;
};

/* Inserts with seals (NULL: none); *id = its number. The folded name is made here. */
enum msgid party_insert(struct db *db, const struct party_row *row, const struct secret_key *key,
	const struct party_secrets *s, int64_t *id, struct err *err) ATTR_MUST_USE;
enum msgid party_load(struct db *db, int64_t id, struct party_row *out, bool *found,
	struct err *err) ATTR_MUST_USE;
enum msgid party_open(struct db *db, int64_t id, const struct secret_key *key,
	struct party_secrets *out, struct err *err) ATTR_MUST_USE;
enum msgid party_set_name(struct db *db, int64_t id, const struct person_name *name,
	struct err *err) ATTR_MUST_USE;
enum msgid party_set_language(struct db *db, int64_t id, const char *language, struct err *err)
	ATTR_MUST_USE;
enum msgid party_set_told(struct db *db, int64_t id, zone_mask told, struct date until,
	struct err *err) ATTR_MUST_USE;
enum msgid party_set_reason(struct db *db, int64_t id, const char *reason, struct err *err)
	ATTR_MUST_USE;

/* Other people of an account. role: 'cosigner' 'guarantor' 'spouse' 'parent' 'guardian' 'employer'
 * 'attorney' 'executor' 'payee' 'other'. */
struct link_row { int64_t account_id, party_id; char role[12]; bool may_talk;
	struct date since, until; char name[TEXT_BYTES(40)]; }; /* until none: still; name: out */
enum msgid link_put(struct db *db, const struct link_row *row, struct err *err) ATTR_MUST_USE;
enum msgid link_list(struct db *db, int64_t account_id, struct link_row *out, size_t max, size_t *n,
	struct err *err) ATTR_MUST_USE;         /* those not ended, by role */
/* The consumer of an account the party is on, and as what; *consumer_id 0: of none. */
enum msgid link_consumer(struct db *db, int64_t party_id, int64_t *consumer_id, char role[12],
	struct err *err) ATTR_MUST_USE;

#endif
