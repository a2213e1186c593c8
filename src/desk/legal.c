/* SPDX-License-Identifier: MIT */
#include "arrears/desk/legal.h"

#include <inttypes.h>

#include "arrears/base/mem.h"
#include "arrears/desk/approve.h"
#include "arrears/desk/budget.h"
#include "arrears/desk/debtfact.h"
#include "arrears/desk/result.h"
#include "arrears/desk/terms.h"
#include "arrears/desk/view.h"
#include "arrears/store/payhist.h"
#include "arrears/store/rate.h"
#include "arrears/store/restrict.h"
#include "debt.h"

#define RESTRICTIONS 64
#define REQUESTS 32

const char *known_text(enum known k)
{
	return k == KNOWN_YES ? "Met" : k == KNOWN_NO ? "Not met" : "Not known";
}

/* Files bring dates in more than one form. */
static struct date fact_date(const char *text, struct date today)
{
	struct date on = DATE_NONE;
	if (date_parse_iso(text, &on, NULL) != MSG_OK &&
	    date_parse_file(text, DATE_MDY, today, &on, NULL) != MSG_OK)
		return DATE_NONE;
	return on;
}

static enum msgid load_told(struct desk *d, int64_t account_id, struct legal_facts *f,
	struct err *err)
{
	struct debt_item told[DEBT_SUIT_FIELDS];
	struct date today = desk_today(d);
	enum msgid m = debt_suit_load(d, account_id, told, err);
	if (m != MSG_OK)
		return m;
	const char *duty = told[DEBT_SUIT_MILITARY].value;
	f->statute = fact_date(told[DEBT_SUIT_STATUTE].value, today);
	f->searched = fact_date(told[DEBT_SUIT_SEARCHED].value, today);
	f->on_duty = duty[0] == 'Y' ? KNOWN_YES : duty[0] == 'N' ? KNOWN_NO : KNOWN_NOT;
	return MSG_OK;
}

/* Under the SCRA by the status of this debt, or by a cap on any of theirs. */
static enum msgid load_service(struct desk *d, const struct account_row *a,
	struct legal_facts *f, struct err *err)
{
	bool capped = false;
	enum msgid m = rate_capped(d->db, a->consumer_id, desk_today(d), &capped, err);
	f->protected = capped || strcmp(a->status.code, "SCRA") == 0;
	return m;
}

/* Of the person, or of this debt. */
static enum msgid load_holds(struct desk *d, const struct account_row *a, struct legal_facts *f,
	struct err *err)
{
	AUTO_FREE struct restriction_row *rows = mem_alloc(RESTRICTIONS, sizeof *rows);
	size_t n = 0;
	enum msgid m = restriction_list(d->db, a->consumer_id, false, rows, RESTRICTIONS, &n,
		err);
	for (size_t i = 0; m == MSG_OK && i < n; i++) {
		if (rows[i].account_id != 0 && rows[i].account_id != a->id)
			continue;
		f->bankrupt |= strcmp(rows[i].kind, "bankruptcy") == 0;
		f->deceased |= strcmp(rows[i].kind, "deceased") == 0;
		f->disputed |= strcmp(rows[i].kind, "dispute") == 0;
	}
	return m;
}

static enum msgid load_means(struct desk *d, const struct account_view *v, struct legal_facts *f,
	struct err *err)
{
	struct budget b = { .count = 0 };
	bool told = false;
	enum msgid m = budget_newest(d, v->consumer.id, &b, &told, err);
	for (size_t i = 0; m == MSG_OK && i < b.count; i++)
		if (fin_kind(b.lines[i].item)->group == FIN_ASSET && b.lines[i].amount.cents > 0)
			f->assets = KNOWN_YES;
	if (told && f->assets != KNOWN_YES)
		f->assets = KNOWN_NO;
	f->employer = v->employer[0] || b.head.employer[0] ? KNOWN_YES :
		told ? KNOWN_NO : KNOWN_NOT;
	return m;
}

static void take_view(const struct account_view *v, struct legal_sheet *s)
{
	struct legal_facts *f = &s->facts;
	s->account = v->account;
	s->accrued = v->accrued;
	(void)text_put(s->consumer, sizeof s->consumer, v->name);
	f->balance = v->account.balance;
	f->last_payment = v->account.last_paid_on;
	f->disputed = v->account.disputed;
	if (!v->has_address)
		return;
	const struct address_row *a = &v->address;
	(void)text_putf(s->address, sizeof s->address, "%s, %s %s %s", a->line1, a->city,
		a->state, a->zip);
	f->address_verified = strcmp(a->status, "good") == 0 ? KNOWN_YES :
		a->status[0] ? KNOWN_NO : KNOWN_NOT;
}

static const char *day(struct date d, char out[9])
{
	date_show(d, out);
	return out[0] ? out : "never";
}

static const char *which(enum known k, const char *yes, const char *no)
{
	return k == KNOWN_YES ? yes : k == KNOWN_NO ? no : "unknown";
}

static void put_service(const struct legal_facts *f, enum known met, char out[LEGAL_FACT])
{
	char on[9];
	date_show(f->searched, on);
	if (f->protected)
		(void)text_put(out, LEGAL_FACT, "protected by the SCRA");
	else if (f->on_duty == KNOWN_NOT || !on[0])
		(void)text_put(out, LEGAL_FACT, "no word of it: ask the DMDC");
	else if (f->on_duty == KNOWN_YES)
		(void)text_putf(out, LEGAL_FACT, "serves, by the DMDC on %s", on);
	else
		(void)text_putf(out, LEGAL_FACT, met == KNOWN_YES ? "not by the DMDC on %s" :
			"DMDC of %s: ask it again", on);
}

static void put_words(struct legal_sheet *s, const struct terms *t)
{
	const struct legal_facts *f = &s->facts;
	char a[MONEY_TEXT_SIZE], b[MONEY_TEXT_SIZE], on[9], paid[9];
	char (*w)[LEGAL_FACT] = s->words;
	(void)text_putf(w[LEGAL_STATUTE], LEGAL_FACT, date_is_none(f->statute) ?
		"not told: F17, by a lead" : "runs out %s", day(f->statute, on));
	(void)text_put(w[LEGAL_NOT_DISPUTED], LEGAL_FACT, f->disputed ? "disputed" : "");
	(void)text_put(w[LEGAL_NOT_BANKRUPT], LEGAL_FACT, f->bankrupt ? "in bankruptcy" : "");
	(void)text_put(w[LEGAL_NOT_DECEASED], LEGAL_FACT, f->deceased ? "deceased" : "");
	(void)text_put(w[LEGAL_NO_PROMISE], LEGAL_FACT, f->open_promise ? "one is open" : "");
	money_show(f->balance, a);
	money_show(t->legal_min_balance, b);
	(void)text_putf(w[LEGAL_BALANCE], LEGAL_FACT, "%s, least %s", a, b);
	(void)text_putf(w[LEGAL_MEANS], LEGAL_FACT, "job %s, assets %s",
		which(f->employer, "known", "none"), which(f->assets, "told", "none"));
	(void)text_put(w[LEGAL_ADDRESS], LEGAL_FACT, which(f->address_verified, "good",
		"bad or returned"));
	(void)text_putf(w[LEGAL_QUIET], LEGAL_FACT, "talk %s, paid %s", day(f->last_contact, on),
		day(f->last_payment, paid));
	put_service(f, s->answer.met[LEGAL_NOT_MILITARY], w[LEGAL_NOT_MILITARY]);
}

/* The newest request for it that was not taken back; once approved, the status says so. */
static enum msgid load_asked(struct desk *d, struct legal_sheet *s, struct err *err)
{
	AUTO_FREE struct approval_row *rows = mem_alloc(REQUESTS, sizeof *rows);
	const struct approval_row *r = NULL;
	size_t n = 0;
	char on[9];
	enum msgid m = approval_of(d->db, s->account.id, rows, REQUESTS, &n, err);
	for (size_t i = 0; m == MSG_OK && i < n && !r; i++)
		if (rows[i].kind == APPROVAL_LEGAL && rows[i].state != APPROVAL_WITHDRAWN)
			r = &rows[i];
	if (!r || r->state == APPROVAL_APPROVED)
		return m;
	date_show(desk_date_of(d, r->asked_at), on);
	if (r->state == APPROVAL_WAITING)
		(void)text_putf(s->asked, LEGAL_ASKED, "Request %" PRId64
			" of %s waits for a lead.", r->id, on);
	else
		(void)text_putf(s->asked, LEGAL_ASKED, "Request %" PRId64 " was refused by %s: %s",
			r->id, r->decider, r->decision);
	return m;
}

enum msgid legal_load(struct desk *d, int64_t account_id, struct legal_sheet *out,
	struct err *err)
{
	AUTO_FREE struct account_view *v = mem_alloc(1, sizeof *v);
	AUTO_FREE struct legal_sheet *s = mem_alloc(1, sizeof *s);
	struct payhist_state history = { .last_talk = 0 };
	struct terms terms;
	enum msgid m = view_load(d, account_id, v, err);
	if (m != MSG_OK)
		return m;
	take_view(v, s);
	m = load_told(d, account_id, &s->facts, err);
	if (m == MSG_OK)
		m = load_service(d, &v->account, &s->facts, err);
	if (m == MSG_OK)
		m = load_holds(d, &v->account, &s->facts, err);
	if (m == MSG_OK)
		m = load_means(d, v, &s->facts, err);
	if (m == MSG_OK)
		m = payhist_state(d->db, account_id, &history, err);
	if (m == MSG_OK)
		m = terms_of(d, v->account.client_id, &terms, err);
	view_free(v);
	if (m == MSG_OK)
		m = load_asked(d, s, err);
	if (m != MSG_OK)
		return m;
	s->facts.open_promise = history.open_promise;
	s->facts.last_contact = history.last_talk ? desk_date_of(d, history.last_talk) : DATE_NONE;
	s->answer = legal_judge(&s->facts, &terms, desk_today(d));
	put_words(s, &terms);
	*out = *s;
	return MSG_OK;
}

/* Status LEG: it was asked for; JUD: there is a judgment. */
static enum msgid check_court(const struct account_row *a, struct err *err)
{
	const char *code = a->status.code;
	if (a->status.class == STATUS_CLOSED)
		return err_set(err, MSG_LEG_CLOSED, "", code, NULL);
	return strcmp(code, "LEG") == 0 || strcmp(code, "JUD") == 0 ?
		err_set(err, MSG_LEG_COURT, "", code, NULL) : MSG_OK;
}

enum msgid legal_approved(struct desk *d, int64_t account_id, const char *reason, struct err *err)
{
	struct account_row a;
	enum msgid m = account_need(d, account_id, &a, err);
	if (m == MSG_OK)
		m = check_court(&a, err);
	return m == MSG_OK ? account_status(d, account_id, "LEG", reason, err) : m;
}

enum msgid legal_may(const struct legal_sheet *s, struct err *err)
{
	enum msgid m = check_court(&s->account, err);
	if (m != MSG_OK)
		return m;
	for (int c = 0; s->answer.verdict == LEGAL_BARRED && c <= LEGAL_NO_PROMISE; c++)
		if (s->answer.met[c] == KNOWN_NO)
			return err_set(err, MSG_LEG_BARRED, "", s->words[c], NULL);
	return MSG_OK;
}

/* "8 met; not met: ...; not known: ..." as the lead reads it on APV. */
static void put_detail(const struct legal_sheet *s, char out[APPROVAL_DETAIL])
{
	STR_AUTO text = str_make(APPROVAL_DETAIL - 1);
	int met = 0;
	for (int c = 0; c < LEGAL_CRITERIA; c++)
		met += s->answer.met[c] == KNOWN_YES;
	str_addf(&text, "%d of %d met", met, LEGAL_CRITERIA);
	for (int c = 0; c < LEGAL_CRITERIA; c++)
		if (s->answer.met[c] != KNOWN_YES)
			str_addf(&text, "; %s: %s",
				s->answer.met[c] == KNOWN_NO ? "not" : "unknown",
				legal_criterion_text((enum legal_criterion)c));
	(void)text_put(out, APPROVAL_DETAIL, text.d);
}

enum msgid legal_recommend(struct desk *d, int64_t account_id, const char *reason, int64_t *id,
	struct err *err)
{
	AUTO_FREE struct legal_sheet *s = mem_alloc(1, sizeof *s);
	char detail[APPROVAL_DETAIL];
	enum msgid m = legal_load(d, account_id, s, err);
	if (m != MSG_OK)
		return m;
	m = legal_may(s, err);
	if (m != MSG_OK)
		return m;
	put_detail(s, detail);
	struct approval_new a = { .kind = APPROVAL_LEGAL, .account_id = account_id,
		.amount = s->facts.balance, .detail = detail, .reason = reason };
	return approval_ask(d, &a, id, err);
}

void legal_packet(struct desk *d, const struct legal_sheet *s, struct str *out)
{
	const struct account_row *a = &s->account;
	char today[9], amount[MONEY_TEXT_SIZE];
	date_show(desk_today(d), today);
	str_addf(out, "LEGAL PACKET                                      %s\n\n", today);
	str_addf(out, "Account . . . :  %lld   client's number %s\n", (long long)a->id,
		a->client_account);
	str_addf(out, "Client  . . . :  %s\n", a->client_name);
	str_addf(out, "Creditor  . . :  %s\n", a->original_creditor[0] ? a->original_creditor :
		a->client_name);
	str_addf(out, "Consumer  . . :  %s\n", s->consumer);
	str_addf(out, "Address . . . :  %s\n\n", s->address[0] ? s->address : "none");
	for (int b = 0; b < BUCKET_COUNT; b++) {
		money_show(a->owed.of[b], amount);
		str_addf(out, "%-15s %16s\n", bucket_title((enum bucket)b), amount);
	}
	money_show(a->balance, amount);
	str_addf(out, "%-15s %16s\n", "Balance", amount);
	money_show(s->accrued, amount);
	str_addf(out, "%-15s %16s   interest to this day, not posted\n\n", "Accrued", amount);
	for (int c = 0; c < LEGAL_CRITERIA; c++)
		str_addf(out, s->words[c][0] ? "%-9s  %-40s  %s\n" : "%-9s  %s%s\n",
			known_text(s->answer.met[c]),
			legal_criterion_text((enum legal_criterion)c), s->words[c]);
	str_addf(out, "\n%s. A lead decides, the client agrees, counsel sues.\n",
		legal_verdict_text(s->answer.verdict));
}
