/* SPDX-License-Identifier: MIT */
#include "arrears/domain/codetext.h"

#define WORD_MAX 96

void code_effects_show(const struct result_code *c, char out[CODE_EFFECTS_SIZE])
{
	char holds[WORD_MAX], asks[WORD_MAX];
	STR_AUTO s = str_make(CODE_EFFECTS_SIZE - 1);

	holds_show(c->holds, holds, sizeof holds);
	asks_show(c->asks, asks, sizeof asks);
	str_addf(&s, "reach=%s phone=%s least=%s", reach_name(c->reach),
		phone_effect_name(c->phone), role_name(c->least));
	if (c->shipped)
		str_add(&s, " shipped");
	if (c->leaves)
		str_add(&s, " leaves");
	if (c->business)
		str_add(&s, " business");
	if (c->days >= 0)
		str_addf(&s, " days=%d", c->days);
	if (c->priority >= 0)
		str_addf(&s, " priority=%d", c->priority);
	const char *pairs[][2] = { { "alias", c->alias_of }, { "holds", holds }, { "asks", asks },
		{ "next", next_kind_name(c->next) }, { "status", c->status },
		{ "letter", c->letter }, { "note", c->note } };
	for (size_t i = 0; i < ARRAY_SIZE(pairs); i++)
		if (pairs[i][1][0])
			str_addf(&s, " %s=%s", pairs[i][0], pairs[i][1]);
	(void)text_put(out, CODE_EFFECTS_SIZE, s.d);
}

static bool number_parse(const char *v, int *out)
{
	int64_t n;

	if (text_to_int(v, 0, 9999, &n, NULL) != MSG_OK)
		return false;
	*out = (int)n;
	return true;
}

static bool pair(const char *name, const char *v, struct result_code *c)
{
	if (strcmp(name, "reach") == 0)
		return reach_parse(v, &c->reach);
	if (strcmp(name, "phone") == 0)
		return phone_effect_parse(v, &c->phone);
	if (strcmp(name, "least") == 0)
		return role_parse(v, &c->least);
	if (strcmp(name, "days") == 0)
		return number_parse(v, &c->days);
	if (strcmp(name, "priority") == 0)
		return number_parse(v, &c->priority);
	if (strcmp(name, "alias") == 0)
		return text_put(c->alias_of, sizeof c->alias_of, v);
	if (strcmp(name, "holds") == 0)
		return holds_parse(v, &c->holds);
	if (strcmp(name, "asks") == 0)
		return asks_parse(v, &c->asks);
	if (strcmp(name, "next") == 0)
		return next_kind_parse(v, &c->next);
	if (strcmp(name, "status") == 0)
		return text_put(c->status, sizeof c->status, v);
	if (strcmp(name, "letter") == 0)
		return text_put(c->letter, sizeof c->letter, v);
	return false;
}

static bool word(char *w, struct result_code *c)
{
	char *eq = strchr(w, '=');

	if (eq) {
		*eq = '\0';
		return pair(w, eq + 1, c);
	}
	if (strcmp(w, "shipped") == 0)
		c->shipped = true;
	else if (strcmp(w, "leaves") == 0)
		c->leaves = true;
	else if (strcmp(w, "business") == 0)
		c->business = true;
	else
		return false;
	return true;
}

bool code_effects_parse(const char *effects, struct result_code *c)
{
	struct result_code r = { .days = -1, .priority = -1, .law = c->law, .active = c->active };

	memcpy(r.code, c->code, sizeof r.code);
	memcpy(r.parent, c->parent, sizeof r.parent);
	memcpy(r.text, c->text, sizeof r.text);
	for (const char *p = effects; *p;) {
		char w[WORD_MAX];
		size_t n = strcspn(p, " ");

		if (strncmp(p, "note=", 5) == 0) {
			if (!text_put(r.note, sizeof r.note, p + 5))
				return false;
			break;
		}
		if (n >= sizeof w)
			return false;
		memcpy(w, p, n);
		w[n] = '\0';
		if (n > 0 && !word(w, &r))
			return false;
		p += n + strspn(p + n, " ");
	}
	*c = r;
	return true;
}
