/* SPDX-License-Identifier: MIT */
#include "arrears/domain/disclose.h"

#include "arrears/base/text.h"

static bool conveys(enum talk_kind kind)
{
	return kind == TALK_ORAL || kind == TALK_WRITTEN || kind == TALK_VOICEMAIL_DEBT;
}

struct disclosure_owed disclosure_owed(const struct disclosed *before, enum talk_kind kind,
	unsigned languages)
{
	struct disclosure_owed owed = { DISCLOSE_NONE, 0 };

	if (!conveys(kind))
		return owed;
	/* 1006.18(e)(1): all of it at first, and once more in writing if that was oral. */
	bool full = !before->initial_made ||
		(kind == TALK_WRITTEN && before->initial_oral && !before->written_made);

	owed.form = full ? DISCLOSE_FULL : DISCLOSE_SHORT;
	owed.languages = languages != 0 ? languages : LANG_EN;
	return owed;
}

const char *disclosure_text(enum disclosure form, enum language lang)
{
	static const struct {
		enum disclosure form;
		enum language lang;
		const char *text;
	} rows[] = {
		{ DISCLOSE_FULL, LANG_EN,
			"This is an attempt to collect a debt by a debt collector. "
			"Any information obtained will be used for that purpose." },
		{ DISCLOSE_FULL, LANG_ES,
			"Este es un intento de cobrar una deuda por parte de un "
			"cobrador de deudas. Toda información obtenida se usará para ese fin." },
		{ DISCLOSE_SHORT, LANG_EN, "This communication is from a debt collector." },
		{ DISCLOSE_SHORT, LANG_ES, "Esta comunicación es de un cobrador de deudas." },
	};

	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		if (rows[i].form == form && rows[i].lang == lang)
			return rows[i].text;
	return NULL;
}

enum language language_parse(const char *tag)
{
	if (strcmp(tag, "EN") == 0 || *tag == '\0')
		return LANG_EN;
	return strcmp(tag, "ES") == 0 ? LANG_ES : LANG_OTHER;
}

bool identity_matches(const struct identity *said, const struct identity *on_file)
{
	int equal = 0;
	bool birth_said = said->birth_month != 0 && said->birth_day != 0;
	bool birth_known = on_file->birth_month != 0 && on_file->birth_day != 0;

	if (*said->last4 != '\0' && *on_file->last4 != '\0') {
		if (strcmp(said->last4, on_file->last4) != 0)
			return false;
		equal++;
	}
	if (birth_said && birth_known) {
		if (said->birth_month != on_file->birth_month ||
		    said->birth_day != on_file->birth_day)
			return false;
		equal++;
	}
	if (*said->house != '\0' && *on_file->house != '\0') {
		char a[sizeof(said->house)], b[sizeof(said->house)];

		text_upper(said->house, a, sizeof(a));
		text_upper(on_file->house, b, sizeof(b));
		if (strcmp(a, b) != 0)
			return false;
		equal++;
	}
	return equal >= 1;
}

void identity_house(const char *address_line, char out[12])
{
	address_line += strspn(address_line, " ");
	size_t len = strcspn(address_line, " ");

	out[0] = '\0';
	if (*address_line < '0' || *address_line > '9' || len >= 12)
		return;
	memcpy(out, address_line, len);
	out[len] = '\0';
}
