/* SPDX-License-Identifier: MIT */
#include "dump.h"

#include "arrears/domain/payment.h"
#include "arrears/domain/placement.h"
#include "arrears/screen/app.h"
#include "cli.h"

/* In mdoc a backslash, and a full stop or quote that begins a line, mean something; a sentence
 * begins a line. */
static void put_text(FILE *to, const char *text)
{
	char before = '\0';
	bool fresh = true;
	for (; *text; before = *text++) {
		if (fresh && (*text == '.' || *text == '\''))
			fputs("\\&", to);
		fresh = *text == ' ' && (before == '.' || before == '!' || before == '?');
		if (fresh)
			fputc('\n', to);
		else if (*text == '\\')
			fputs("\\e", to);
		else
			fputc(*text, to);
	}
}

static void put_sentence(FILE *to, const char *text)
{
	size_t n = strlen(text);
	put_text(to, text);
	fputs(n > 0 && strchr(".!?", text[n - 1]) ? "\n" : ".\n", to);
}

static void put_options(FILE *to, const struct cli_option *list, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		fprintf(to, ".It Fl -%s", list[i].name);
		if (list[i].arg)
			fprintf(to, " Ar %s", list[i].arg);
		fputc('\n', to);
		put_sentence(to, list[i].text);
	}
}

static void dump_commands(FILE *to)
{
	const struct cli_command *cmd;
	fputs(".Bl -tag -width Ds\n", to);
	for (size_t i = 0; (cmd = cli_command_at(i)) != NULL; i++) {
		fprintf(to, ".It Nm%s%s", cmd->name[0] ? " Cm " : "", cmd->name);
		if (cmd->words[0])
			fprintf(to, " Ar %s", cmd->words);
		fputc('\n', to);
		put_sentence(to, cmd->text);
		if (cmd->more)
			put_sentence(to, cmd->more);
		if (cmd->option_count == 0)
			continue;
		fputs(".Bl -tag -width Ds\n", to);
		put_options(to, cmd->options, cmd->option_count);
		fputs(".El\n", to);
	}
	fputs(".El\n", to);
}

static void dump_options(FILE *to)
{
	fputs(".Bl -tag -width Ds\n", to);
	put_options(to, cli_common, cli_common_count);
	fputs(".El\n", to);
}

static void dump_config(FILE *to)
{
	const char *section = "";
	for (int i = 0; i < CONFIG_COUNT; i++) {
		const struct config_option *o = config_option((enum config_id)i);
		char allowed[96];
		if (strcmp(section, o->section) != 0)
			fprintf(to, "%s.Ss [%s]\n.Bl -tag -width Ds\n", section[0] ? ".El\n" : "",
				o->section);
		section = o->section;
		config_allowed((enum config_id)i, allowed, sizeof allowed);
		fprintf(to, ".It Ic %s\n", o->key);
		put_sentence(to, o->text);
		fprintf(to, "Values: %s.\n", allowed);
		if (o->standard[0])
			fprintf(to, "Default:\n.Ql %s .\n", o->standard);
	}
	fputs(".El\n", to);
}

static void dump_example(FILE *to)
{
	STR_AUTO s = str_make(64 * 1024);
	config_example(&s);
	fputs(s.d, to);
}

static void dump_messages(FILE *to)
{
	fputs(".Bl -tag -width Ds\n", to);
	for (int i = 1; i < MSG_COUNT; i++) {
		const struct msg *m = msg_get((enum msgid)i);
		fprintf(to, ".It Sy %s\n", m->id);
		put_sentence(to, m->first);
		put_sentence(to, m->cause);
		put_sentence(to, m->recovery);
	}
	fputs(".El\n", to);
}

/* "Esc !": a mark by itself would be taken for punctuation. */
static void put_key(FILE *to, const char *form)
{
	const char *mark = strchr(form, ' ');
	if (mark)
		fprintf(to, "%.*s \\&%s", (int)(mark - form), form, mark + 1);
	else
		fputs(form[0] ? form : "\\&", to);
}

static void dump_keys(FILE *to)
{
	fputs(".Bl -column \"Page Down\" \"Esc xx\" \"Ctrl-x\"\n"
		".It Sy Key Ta Sy Esc form Ta Sy Ctrl form\n", to);
	for (int k = KEYS_F1; k < KEYS_PREFIX; k++) {
		enum key_code code = (enum key_code)k;
		if (!key_label(code)[0])
			continue;
		fprintf(to, ".It %s", key_label(code));
		fputs(" Ta ", to);
		put_key(to, key_esc_form(code));
		fputs(" Ta ", to);
		put_key(to, key_ctrl_form(code));
		fputc('\n', to);
	}
	fputs(".El\n", to);
}

static void put_action(FILE *to, const struct action *a)
{
	fprintf(to, ".It %s", a->label);
	if (a->command)
		fprintf(to, " Pq command Ic %s", a->command);
	if (a->key != KEYS_NONE)
		fprintf(to, " , %s , ", key_label(a->key));
	if (a->key != KEYS_NONE)
		put_key(to, key_esc_form(a->key));
	fputc('\n', to);
	put_sentence(to, a->help);
}

static void dump_actions(FILE *to)
{
	const struct action *a;
	fputs(".Bl -tag -width Ds\n", to);
	for (size_t i = 0; (a = action_engine(i)) != NULL; i++)
		put_action(to, a);
	for (size_t i = 0; i < app_action_count; i++)
		put_action(to, &app_actions[i]);
	fputs(".El\n", to);
}

static void dump_panels(FILE *to)
{
	const struct panel *p;
	fputs(".Bl -tag -width WRKQUE\n", to);
	for (size_t i = 0; (p = app_panel_at(i)) != NULL; i++) {
		fprintf(to, ".It Ic %s\n", p->id);
		put_sentence(to, p->help);
		for (const struct option *o = p->options; o && o->label; o++) {
			fprintf(to, ".Pp\nOption %d, %s:\n", o->number, o->label);
			put_sentence(to, o->help);
		}
	}
	fputs(".El\n", to);
}

static void put_capital(FILE *to, const char *text)
{
	bool small = text[0] >= 'a' && text[0] <= 'z';
	fputc(small ? text[0] - 'a' + 'A' : text[0], to);
	put_sentence(to, text + 1);
}

static const char *field_takes(enum import_kind kind)
{
	switch (kind) {
	case IK_TEXT:
		return "text";
	case IK_AMOUNT:
		return "amount";
	case IK_DATE:
		return "date";
	case IK_FLAG:
		return "Y or N";
	case IK_PHONE:
		return "phone number";
	case IK_RATE:
		return "percent";
	case IK_SECRET:
		return "text, sealed";
	case IK_STATE:
		return "state";
	case IK_ZIP:
		return "ZIP code";
	case IK_EMAIL:
		return "e-mail address";
	}
	BUG("no such kind");
}

static void put_field(FILE *to, const struct import_field *f)
{
	fprintf(to, ".It Ic %s Pq %s\n", f->name, field_takes(f->kind));
	put_capital(to, f->help);
	if (*f->aliases)
		fprintf(to, "Headers:%.*s.\n", (int)strlen(f->aliases) - 1, f->aliases);
}

/* The co-signer's fields are the consumer's again: one row for all. */
static void dump_fields(FILE *to)
{
	const struct import_fields *t = &place_fields;
	fputs(".Bl -tag -width Ds\n", to);
	for (int i = 0; i < PLACE_FIELD_COUNT; i++) {
		const struct import_field *f = import_field(t, i);
		bool cosigner = i >= PF_COSIGNER_LAST_NAME && i <= PF_COSIGNER_EMPLOYER_PHONE;
		if (cosigner && i != PF_COSIGNER_LAST_NAME)
			continue;
		if (cosigner) {
			fprintf(to, ".It Ic %s No to Ic %s\nA co-signer: each of the fields from\n"
				".Ic %s\nto\n.Ic %s\nagain.\n", f->name,
				import_field(t, PF_COSIGNER_EMPLOYER_PHONE)->name,
				import_field(t, PF_LAST_NAME)->name,
				import_field(t, PF_EMPLOYER_PHONE)->name);
			continue;
		}
		put_field(to, f);
	}
	fputs(".El\n", to);
}

static const struct type {
	enum pay_act act;
	enum paid_to to;
	bool adjusts;
	const char *text;
} types[] = {
	{ PAY_PAYS, PAID_EITHER, false, "a payment made to the client, as where it is empty" },
	{ PAY_PAYS, PAID_CLIENT, false, "the same" },
	{ PAY_PAYS, PAID_US, false, "a payment made to us" },
	{ PAY_REVERSES, PAID_EITHER, false, "takes a payment back" },
	{ PAY_REVERSES, PAID_CLIENT, false, "takes back one to the client" },
	{ PAY_REVERSES, PAID_US, false, "takes back one to us" },
	{ PAY_RETURNS, PAID_EITHER, false, "the bank returned a payment" },
	{ PAY_PAYS, PAID_EITHER, true, "an adjustment, which is rejected: it is made on the "
		"account, by who may" },
	{ PAY_REVERSES, PAID_EITHER, true, "the same" },
};

/* Each meaning with its words. */
static void dump_types(FILE *to)
{
	const struct pay_word *w;
	fputs(".Bl -tag -width Ds\n", to);
	for (size_t r = 0; r < ARRAY_SIZE(types); r++) {
		fputs(".It", to);
		for (size_t i = 0; (w = pay_word_row(i)) != NULL; i++)
			if (w->word[0] && w->adjusts == types[r].adjusts &&
			    w->act == types[r].act && w->to == types[r].to)
				fprintf(to, " Cm %s", w->word);
		fputc('\n', to);
		put_capital(to, types[r].text);
	}
	fputs(".El\n", to);
}

static void dump_payments(FILE *to)
{
	fputs(".Bl -tag -width Ds\n", to);
	for (int i = 0; i < PAYMENT_FIELD_COUNT; i++)
		put_field(to, import_field(&payment_fields, i));
	fputs(".El\n", to);
}

bool dump_table(FILE *to, const char *name)
{
	static const struct {
		const char *name;
		void (*dump)(FILE *to);
	} tables[] = {
		{ "commands", dump_commands },
		{ "options", dump_options },
		{ "config", dump_config },
		{ "example", dump_example },
		{ "messages", dump_messages },
		{ "keys", dump_keys },
		{ "actions", dump_actions },
		{ "panels", dump_panels },
		{ "fields", dump_fields },
		{ "payments", dump_payments },
		{ "payment-types", dump_types },
		{ "completion", dump_completion },
	};
	for (size_t i = 0; i < ARRAY_SIZE(tables); i++)
		if (strcmp(tables[i].name, name) == 0) {
			tables[i].dump(to);
			return true;
		}
	return false;
}
