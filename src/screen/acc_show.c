/* SPDX-License-Identifier: MIT */
/* ACC: from the view that desk loads to the text of fields. Nothing is decided here. */
#include "acc_private.h"

#include "arrears/desk/planview.h"

#include <ctype.h>

#define PHONE_LINES 3

/* Lower-case codes of the store as words: "cell" -> "Cell". */
static void capital(const char *word, char *out, size_t size)
{
	(void)text_put(out, size, word[0] ? word : "-");
	out[0] = (char)toupper((unsigned char)out[0]);
}

/* Money is right-aligned in its field: the engine pads what is protected on the left side only. */
static void put_money(struct pane *p, const char *field, struct money m)
{
	char text[MONEY_TEXT_SIZE];
	money_show(m, text);
	pane_setf(p, field, "%14s", text);
}

static void show_band(struct ui *ui, struct pane *p, const struct acc *a)
{
	const struct next_outcome *o = &app_of(ui)->next;
	if (a->inbound)
		pane_set(p, "BAND", "Inbound call");
	else if (a->band_id && a->band_id == o->band_id)
		pane_setf(p, "BAND", "%s   %d of %d", o->band, o->position, o->total);
	else
		pane_set(p, "BAND", a->claimed ? "" : "Display only");
}

static void show_person(struct pane *p, const struct account_view *v)
{
	char words[256] = "";
	for (int i = 0; i < v->word_count; i++) {
		size_t have = strlen(words);
		(void)text_putf(words + have, sizeof words - have, "%s%s", i ? "   " : "",
			v->words[i]);
	}
	if (v->name[0])
		pane_set(p, "NAME", v->name);
	else
		pane_setf(p, "NAME", "(no name) %s", v->consumer.client_ref);
	pane_set(p, "LANG", strcmp(v->language, "EN") == 0 ? "" : v->language);
	pane_set(p, "WORDS", words);
	pane_hide(p, "WORDS", words[0] == '\0');
	pane_setf(p, "IDENT", "%s%s%s%s%s", v->dob[0] ? "DOB " : "", v->dob,
		v->dob[0] && v->ssn[0] ? "   " : "", v->ssn[0] ? "SSN " : "", v->ssn);
	pane_set(p, "EMPLOYER", v->employer);
	pane_set(p, "REASON", v->consumer.reason);
}

static void show_address(struct pane *p, const struct account_view *v)
{
	char day[9], status[10];
	const struct address_row *a = &v->address;
	if (!v->has_address) {
		pane_set(p, "STREET", "(no address)");
		pane_set(p, "CITY", "");
		pane_set(p, "ADDRSTS", "");
		return;
	}
	pane_setf(p, "STREET", "%s%s%s", a->line1, a->line2[0] ? " " : "", a->line2);
	pane_setf(p, "CITY", "%s%s%s %s", a->city, a->city[0] ? " " : "", a->state, a->zip);
	date_show(a->verified_on, day);
	capital(a->status, status, sizeof status);
	if (day[0])
		pane_setf(p, "ADDRSTS", "%s %s", strcmp(a->status, "good") == 0 || !a->status[0] ?
			"verified" : a->status, day);
	else
		pane_set(p, "ADDRSTS", status);
}

/* Posted interest stands under the other buckets unless some has accrued since: "84.55 + 1.08".
 * Sums that need the room go without the cents of what accrued, then without it: F15 tells all. */
static void show_interest(struct pane *p, struct money posted, struct money accrued)
{
	char left[MONEY_TEXT_SIZE], right[MONEY_TEXT_SIZE], all[2 * MONEY_TEXT_SIZE + 4];
	char sign = accrued.cents < 0 ? '-' : '+';
	money_show(posted, left);
	if (accrued.cents == 0) {
		pane_setf(p, "INTEREST", "%*s", ACC_INTEREST - 4, left);
		return;
	}
	money_show((struct money){ accrued.cents < 0 ? -accrued.cents : accrued.cents }, right);
	(void)text_putf(all, sizeof all, "%s %c %s", left, sign, right);
	if (text_width(all) > ACC_INTEREST)
		all[strlen(all) - 3] = '\0';
	if (text_width(all) > ACC_INTEREST)
		(void)text_putf(all, sizeof all, "%s %c", left, sign);
	pane_setf(p, "INTEREST", "%*s", ACC_INTEREST, all);
}

/* "11/20/26* 150.00": larger sums move the date to the left, and from 100,000.00 on go without
 * their cents. */
static void put_dated(struct pane *p, const char *field, const char *day, char mark, char *sum)
{
	enum { ROOM = 18, SUM = ROOM - 9 };
	char text[40];
	size_t len = strlen(sum);
	if (len > SUM)
		sum[len - 3] = '\0';
	(void)text_putf(text, sizeof text, "%s%c%7s", day, mark, sum);
	pane_setf(p, field, "%*s", ROOM, day[0] ? text : sum);
}

static void show_money(struct pane *p, const struct account_view *v)
{
	const struct account_row *r = &v->account;
	char day[9], paid[MONEY_TEXT_SIZE];
	const struct money *owed = r->owed.of;
	struct money fees = { r->balance.cents - owed[BUCKET_PRINCIPAL].cents -
		owed[BUCKET_INTEREST].cents };
	pane_setf(p, "ACCOUNT", "%lld", (long long)r->id);
	pane_set(p, "STATUS", r->status.code);
	pane_set(p, "CLIENT", r->client_name);
	put_money(p, "BALANCE", r->balance);
	put_money(p, "PRINCIPAL", owed[BUCKET_PRINCIPAL]);
	show_interest(p, owed[BUCKET_INTEREST], v->accrued);
	put_money(p, "FEES", fees);
	date_show(r->last_paid_on, day);
	money_show_blank_zero(r->last_paid, paid);
	if (day[0])
		put_dated(p, "LASTPAID", day, ' ', paid);
	else
		pane_set(p, "LASTPAID", "  -");
}

static void show_promise(struct pane *p, const struct account_view *v)
{
	char day[9], sum[MONEY_TEXT_SIZE];
	if (!v->has_promise) {
		pane_set(p, "PROMISE", "  -");
		return;
	}
	date_show(v->promise.due, day);
	money_show(v->promise.amount, sum);
	put_dated(p, "PROMISE", day, v->promise.late ? '*' : ' ', sum); /* * = late or broken */
	pane_role(p, "PROMISE", v->promise.late ? ROLE_DUE : ROLE_OUTPUT);
}

static void show_calls(struct pane *p, const struct account_view *v)
{
	char total[MONEY_TEXT_SIZE], day[9];
	money_show(v->linked_total, total);
	if (v->linked > 0)
		pane_setf(p, "LINKED", "%d account%s %12s", v->linked, v->linked == 1 ? " " : "s",
			total);
	else
		pane_set(p, "LINKED", "-");
	pane_setf(p, "CALLS", "%d of %d in %d days", v->tally.calls, v->tally.max, v->tally.days);
	date_show(v->tally.quiet_until, day);
	pane_set(p, "QUIET", day[0] ? day : "-");
}

/* What stands between: an open call, why none is needed, or why there can be none. */
static void show_state(struct ui *ui, struct pane *p, const struct account_view *v)
{
	char clock[6], day[9];
	pane_role(p, "STATE", ROLE_EMPHASIS);
	if (v->open_contact) {
		desk_clock_text(desk_of(ui), v->open_since, clock);
		if (v->open_inbound)
			pane_setf(p, "STATE", "Inbound call since %s. Type its result.", clock);
		else
			pane_setf(p, "STATE", "Call open on phone %d since %s. Type its result.",
				v->open_phone, clock);
	} else if (!date_is_none(v->clears)) {
		date_show(v->clears, day);
		pane_setf(p, "STATE", "Settled, clears %s. Nothing more is asked until then.", day);
	} else if (v->blocked[0]) {
		pane_setf(p, "STATE", "No call: %s%s%s", v->blocked,
			v->blocked_until[0] ? "  Until " : "", v->blocked_until);
		pane_role(p, "STATE", ROLE_DUE);
	} else {
		pane_set(p, "STATE", "");
	}
}

static void phone_line(struct pane *p, const char *field, const struct view_phone *ph)
{
	char type[8], status[8], number[TEXT_BYTES(20)];
	capital(phone_type_name(ph->row.type), type, sizeof type);
	capital(phone_status_name(ph->row.status), status, sizeof status);
	(void)text_put(number, sizeof number, ph->number);
	number[text_fit(number, 14)] = '\0';
	enum role role = ph->marked                         ? ROLE_ROW_CUR
			 : ph->gate.verdict == GATE_BLOCK ? ROLE_TEXT
							  : ROLE_OUTPUT;
	pane_linef(p, field, role, " %c %-2d %-14s  %-5.5s %-6s  %-10s  %-8s  %s",
		ph->marked ? '>' : ' ', ph->row.ord, number, type, status,
		ph->last_try[0] ? ph->last_try : "-", ph->local, ph->call);
}

static void phone_heading(struct pane *p, const char *field)
{
	pane_line(p, field, ROLE_COLHDG,
		"      Phone           Type  Status  Last try    Local     Call");
}

/* The first phones, the marked one among them; the rest are said to exist. */
static void show_phones(struct pane *p, const struct account_view *v)
{
	int shown = v->phone_count > PHONE_LINES ? PHONE_LINES - 1 : v->phone_count;
	int marked = -1;
	for (int i = 0; i < v->phone_count; i++)
		if (v->phones[i].marked)
			marked = i;
	pane_lines_clear(p, "PHONES");
	phone_heading(p, "PHONES");
	for (int i = 0; i < shown; i++)
		phone_line(p, "PHONES",
			&v->phones[i == shown - 1 && marked > i ? marked : i]);
	if (v->phone_count == 0)
		pane_line(p, "PHONES", ROLE_TEXT, "      (no phone)");
	if (v->phone_count > shown)
		pane_linef(p, "PHONES", ROLE_TEXT, "      %d more: F11 shows all phones.",
			v->phone_count - shown);
}

/* "11/20 10:12 JRIVERA    LCM  text", wrapped under the text. */
static void note_lines(struct ui *ui, struct pane *p, const char *field, int width,
	const struct note_row *n)
{
	char day[9], clock[6], head[48];
	app_date_text(desk_of(ui), n->at, day);
	desk_clock_text(desk_of(ui), n->at, clock);
	day[5] = '\0';
	(void)text_putf(head, sizeof head, " %s %s %-8.8s%c%-4s ", day, clock, n->user,
		n->system ? '*' : n->private ? 'P' : ' ', n->code);
	int room = width - text_width(head) - 1;
	const char *text = n->text;
	bool first = true;
	do {
		size_t fit = text_fit(text, room), cut = fit;
		while (text[fit] && cut > 0 && text[cut] != ' ')
			cut--;
		if (cut == 0 || !text[fit])
			cut = fit;
		pane_linef(p, field, n->pinned ? ROLE_EMPHASIS : ROLE_OUTPUT, "%*s%.*s",
			(int)strlen(head), first ? head : "", (int)cut, text);
		text += cut;
		while (*text == ' ')
			text++;
		first = false;
	} while (*text);
}

static void show_notes(struct ui *ui, struct pane *p, const char *field, int width,
	const struct account_view *v)
{
	pane_lines_clear(p, field);
	for (int i = 0; i < v->note_count; i++)
		note_lines(ui, p, field, width, &v->notes[i]);
	if (v->note_count == 0)
		pane_line(p, field, ROLE_TEXT, " (no notes)");
}

static void show_ledger(struct pane *p, const struct account_view *v)
{
	char placed[9], opened[9];
	date_show(v->account.placed_on, placed);
	date_show(v->account.opened_on, opened);
	pane_linef(p, "WHOLE", ROLE_OUTPUT, " Client's account %s   placed %s%s%s",
		v->account.client_account, placed, opened[0] ? "   opened " : "", opened);
	pane_line(p, "WHOLE", ROLE_COLHDG, " Date     What              R By    Reference        "
		"      Amount       Balance");
	for (int i = 0; i < v->ledger_count; i++) {
		const struct ledger_row *r = &v->ledger[i];
		char day[9], by[20], amount[MONEY_TEXT_SIZE], balance[MONEY_TEXT_SIZE];
		date_show(r->e.effective_on, day);
		text_upper(r->e.method, by, sizeof by);
		money_show(r->total, amount);
		money_show(r->balance_after, balance);
		pane_linef(p, "WHOLE", ROLE_OUTPUT,
			" %-8s %-17.17s %c %-5.5s %-16.16s%13s%14s", day,
			entry_type_text(r->e.type), r->reversed_by ? 'R' : ' ', by, r->e.reference,
			amount, balance);
	}
	if (v->ledger_count == VIEW_LEDGER)
		pane_line(p, "WHOLE", ROLE_TEXT, " Older entries: F15 shows all of them.");
}

static void show_people(struct pane *p, const struct account_view *v)
{
	phone_heading(p, "WHOLE");
	for (int i = 0; i < v->phone_count; i++)
		phone_line(p, "WHOLE", &v->phones[i]);
	pane_line(p, "WHOLE", ROLE_COLHDG, " Address");
	for (int i = 0; i < v->address_count; i++) {
		const struct address_row *a = &v->addresses[i];
		pane_linef(p, "WHOLE", ROLE_OUTPUT, " %-6s %s%s%s, %s %s %s  %s", a->kind, a->line1,
			a->line2[0] ? " " : "", a->line2, a->city, a->state, a->zip, a->status);
	}
	for (int i = 0; i < v->email_count; i++)
		pane_linef(p, "WHOLE", ROLE_OUTPUT, " e-mail %s  %s%s", v->emails[i].address,
			v->emails[i].status, v->emails[i].is_work ? "  employer's" : "");
	pane_line(p, "WHOLE", ROLE_COLHDG, " Person                                   Role        "
		"May we talk about the debt");
	for (int i = 0; i < v->people_count; i++)
		pane_linef(p, "WHOLE", ROLE_OUTPUT, " %-40.40s %-11s %s", v->people[i].name,
			v->people[i].role, v->people[i].may_talk ? "yes" : "no");
	if (v->people_count == 0)
		pane_line(p, "WHOLE", ROLE_TEXT, " (nobody else)");
}

/* "kept", "late" where the date is past, "open". */
static const char *state_word(const struct promise_row *r, struct date today)
{
	return r->state == PROMISE_OPEN && date_cmp(r->due_on, today) < 0 ? "late" :
		promise_state_name(r->state);
}

static void plan_line(struct pane *p, const struct account_view *v)
{
	const struct plan_row *plan = &v->plan;
	char sum[MONEY_TEXT_SIZE], terms[PLAN_TERMS_TEXT], day[9];
	date_show(v->clears, day);
	money_show(plan->promised, sum);
	plan_terms(plan, terms);
	if (day[0]) {
		pane_linef(p, "WHOLE", ROLE_EMPHASIS, " Settlement of %s: settled, clears %s", sum,
			day);
		return;
	}
	pane_linef(p, "WHOLE", ROLE_EMPHASIS, " %s of %s: %s by %s, %s",
		plan->kind == PLAN_SETTLEMENT ? "Settlement" : "Plan", sum, terms,
		tender_word(plan->method), plan_state_name(plan->state));
}

static void show_plans(struct ui *ui, struct pane *p, const struct account_view *v)
{
	struct date today = desk_today(desk_of(ui));
	pane_linef(p, "WHOLE", ROLE_OUTPUT, " Next action . . :   %s",
		v->next_action[0] ? v->next_action : "(none)");
	if (v->has_plan)
		plan_line(p, v);
	pane_line(p, "WHOLE", ROLE_COLHDG, " Due            Amount         Paid  State      By"
		"     Made      Made by     No.");
	for (int i = 0; i < v->promise_count; i++) {
		const struct promise_row *r = &v->promises[i];
		char due[9], made[9], sum[MONEY_TEXT_SIZE], paid[MONEY_TEXT_SIZE], seq[8] = "";
		date_show(r->due_on, due);
		date_show(r->made_on, made);
		money_show(r->amount, sum);
		money_show_blank_zero(r->paid, paid);
		if (r->plan_id)
			(void)text_putf(seq, sizeof seq, "%d", r->seq);
		pane_linef(p, "WHOLE", r->state == PROMISE_OPEN ? ROLE_OUTPUT : ROLE_TEXT,
			" %-8s%13s%13s  %-9s  %-5s  %-8s  %-10s%5s", due, sum, paid,
			state_word(r, today), tender_word(r->method), made, r->user, seq);
	}
	if (v->promise_count == 0)
		pane_line(p, "WHOLE", ROLE_TEXT, " (nothing is promised)");
}

static void show_reasons(struct pane *p, const struct account_view *v)
{
	pane_line(p, "WHOLE", ROLE_COLHDG,
		" Rule                                                               Until");
	for (int i = 0; i < v->reason_count; i++) {
		const struct view_reason *r = &v->reasons[i];
		pane_linef(p, "WHOLE", r->verdict == GATE_BLOCK ? ROLE_EMPHASIS : ROLE_OUTPUT,
			" %-66s %s", r->text, r->until);
	}
	if (v->reason_count == 0)
		pane_line(p, "WHOLE", ROLE_TEXT, " Nothing stands against a call now.");
}

void acc_layout(struct ui *ui, struct pane *p)
{
	const struct acc *a = pane_state(p);
	int view = pane_view(p);
	if (!a->view)
		return;
	pane_hide(p, "PHONES", view != 0);
	pane_hide(p, "STATE", view != 0);
	pane_hide(p, "LOWER", view != 0);
	pane_hide(p, "WHOLE", view == 0);
	pane_lines_clear(p, "WHOLE");
	switch (view) {
	case 0:
		show_phones(p, a->view);
		break;
	case 1:
		show_ledger(p, a->view);
		break;
	case 2:
		show_people(p, a->view);
		break;
	case 3:
		show_plans(ui, p, a->view);
		break;
	default:
		show_reasons(p, a->view);
		break;
	}
	if (pane_is_wide(p))
		show_notes(ui, p, "SIDE", 50, a->view);
}

void acc_show(struct ui *ui, struct pane *p)
{
	const struct acc *a = pane_state(p);
	const struct account_view *v = a->view;
	show_band(ui, p, a);
	show_person(p, v);
	show_address(p, v);
	show_money(p, v);
	show_promise(p, v);
	show_calls(p, v);
	show_state(ui, p, v);
	show_notes(ui, p, "LOWER", 80, v);
	pane_lines_top(p, "LOWER");     /* the newest note */
}
