/* SPDX-License-Identifier: MIT */
/* Twenty accounts worked on the real binary by keys alone, each key counted; afterwards the file
 * holds exactly what happened. */
#include "vt_office.h"

#include "arrears/base/text.h"

static struct office office;
static struct vt *t;
static int keys;        /* since the account came on the screen */

static void type(const char *text)
{
	keys += (int)strlen(text);
	vt_type(t, text);
}

static void press(const char *key)
{
	keys++;
	vt_key(t, key);
	if (!vt_settle(t))
		ok(false, "settled after %s", key);
}

static void line(const char *text)
{
	type(text);
	press("Enter");
}

/* A question takes no Enter before it could be read. */
static void answer(const char *reply)
{
	vt_watch(t, 320);
	line(reply);
}

static bool on_account(long account)
{
	if (office_account(t) == account)
		return true;
	printf("# account %ld is wanted\n", account);
	vt_show(t);
	return false;
}

/* Ours and the program's own count of the wrap-up just done. */
static void counted(int want, long next, const char *what)
{
	char said[32];
	(void)text_putf(said, sizeof said, "%d keys", want);
	ok(keys == want && on_account(next), "%s: %d keys to the next account", what, want);
	ok(vt_has(t, said), "and the program counted the same");
	keys = 0;
}

/* --- the work --------------------------------------------------------- */

/* 10000001 and 10000002 are one consumer's: two debts in one call, verified and disclosed. */
static void two_debts_in_one_call(void)
{
	line("1");
	ok(vt_has(t, "Call open on phone 1"), "a digit opens a call");
	line("ON ALL");
	ok(keys == 2 + 7 && vt_has(t, "1 more in this call"), "ON ALL: 7 keys");
	press("F8");
	type("44010412");
	press("Enter");
	ok(vt_has(t, "Verified: what the caller said matches"), "what the caller said matches");
	type("Y");
	vt_settle(t);
	ok(on_account(10000001), "the disclosure is ticked and the window gone");
	line("RPC");
	ok(on_account(10000001) && vt_has(t, "RPC  Talked"), "a conversation stays");
	press("Enter");
	counted(25, 10000003, "ON ALL, F8, RPC, Enter");
}

static void nobody_reached(void)
{
	line("NA");
	counted(3, 10000004, "NA");
	line("LCM");
	counted(4, 10000005, "LCM");
	line("WN");
	ok(keys == 3 && on_account(10000005) && strncmp(vt_row(t, 14), " > 2", 4) == 0,
		"WN: 3 keys, the next phone carries the mark");
	line("LCM");
	counted(7, 10000006, "WN, then LCM on the next phone");
}

static void call_back(void)
{
	line("1");
	line("CB MON 10");
	ok(keys == 2 + 10 && vt_has(t, "Did the consumer ask"), "CB MON 10: 10 keys");
	answer("Y");
	press("Enter");
	ok(vt_has(t, "has no result") && on_account(10000006), "the call still needs its result");
	line("RPC");
	answer("N");
	press("Enter");
	ok(on_account(10000007), "after the call-back the next account");
	keys = 0;
}

static void second_phone_at_once(void)
{
	line("NA&2");
	ok(keys == 5 && on_account(10000007) && vt_has(t, "Call open on phone 2"),
		"NA&2: 5 keys, phone 2 is open");
	line("BZ");
	ok(on_account(10000008), "busy leaves");
	keys = 0;
}

static void notes(void)
{
	line("NOTE works nights");
	ok(vt_has(t, "Note saved") && on_account(10000008), "a note by itself stays");
	line("NA;rang twice");
	ok(on_account(10000009), "a note with a result leaves with it");
	keys = 0;
}

/* A caller in the middle of an account: 10000009 is parked, its call open, and is back. */
static void inbound_in_the_middle(void)
{
	line("1");
	keys = 0;
	line("IN 5550120");
	ok(keys == 11 && on_account(10000021), "IN 5550120: 11 keys to the caller's account");
	ok(vt_has(t, "Inbound call"), "the call from outside is open");
	line("INB;says she will pay");
	answer("N");
	press("Enter");
	ok(on_account(10000009) && vt_has(t, "Call open on phone 1"),
		"after its wrap-up the parked account is back, its call open");
	keys = 0;
	line("NA");
	ok(on_account(10000010), "the parked call gets its result");
	ok(vt_has(t, "16 keys"), "its keys are its own: those before the caller and those after");
	keys = 0;
}

static void refusals_save_nothing(void)
{
	long before = office_int(&office, "SELECT count(*) FROM contact_result");
	press("Enter");
	ok(vt_has(t, "Type a result first"), "Enter alone does not leave an account unworked");
	line("NAA");
	ok(vt_has(t, "NA") && on_account(10000010), "an unknown word runs nothing");
	ok(office_int(&office, "SELECT count(*) FROM contact_result") == before,
		"and saved nothing");
	press("EraseInput");
}

/* 10000010 to 10000021 without 10000021, who called in. */
static void the_rest(void)
{
	static const char *const codes[] = { "NA", "LCM", "NI", "VMF", "3P", "NA", "LCM", "NA",
		"DROP", "NA", "LCM" };
	for (size_t i = 0; i < ARRAY_SIZE(codes); i++) {
		long account = office_account(t);
		line(codes[i]);
		if (office_account(t) != account + 1 && account != 10000020)
			ok(false, "%s on %ld leads to the next", codes[i], account);
	}
	ok(on_account(10000022), "eleven more; who called in today does not come up again");
}

/* --- what the file holds --------------------------------------------------------- */

static void calls_are_there(void)
{
	office_is(&office, "SELECT group_concat(l, ' ') FROM (SELECT c.consumer_id || ':' ||"
		" c.direction || ':' || coalesce((SELECT ord FROM phone WHERE id = c.phone_id), 0)"
		" || ':' || (SELECT group_concat(code, '+') FROM contact_result r"
		" WHERE r.contact_id = c.id) l FROM contact c ORDER BY c.id)",
		"1:out:1:RPC 2:out:1:NA 3:out:1:LCM 4:out:1:WN 4:out:2:LCM 5:out:1:RPC 6:out:1:NA "
		"6:out:2:BZ 7:out:1:NA 8:out:1:NA 20:in:1:INB 9:out:1:NA 10:out:1:LCM 11:out:1:NI "
		"12:out:1:VMF 13:out:1:3P 14:out:1:NA 15:out:1:LCM 16:out:1:NA 17:out:1:DROP "
		"18:out:1:NA 19:out:1:LCM 21:out:1:NA",
		"every call with its phone and result, and no other");
	office_is(&office, "SELECT count(*) FROM open_call", "0", "no call is left open");
	office_is(&office, "SELECT group_concat(account_id, ' ') FROM (SELECT DISTINCT account_id"
		" FROM contact_debt WHERE contact_id = 1 AND discussed ORDER BY 1)",
		"10000001 10000002", "the first call was about both debts");
	office_is(&office, "SELECT count(DISTINCT user_id) || ' ' || (SELECT name FROM user"
		" WHERE id = c.user_id) FROM contact c", "1 JRIVERA", "and JRIVERA made them all");
	office_is(&office, "SELECT count(*) FROM contact WHERE exception <> ''", "0",
		"none was against the rules");
}

static void words_are_there(void)
{
	office_is(&office, "SELECT group_concat(account_id || ' ' || text, '; ') FROM (SELECT *"
		" FROM note WHERE NOT system AND code = '' ORDER BY id)",
		"10000008 works nights", "the note by itself");
	office_is(&office, "SELECT count(*) FROM note WHERE account_id = 10000008 AND code = 'NA'"
		" AND text LIKE '%rang twice%'", "1", "the note with its result");
	office_is(&office, "SELECT text FROM note WHERE account_id = 10000021 AND code = 'INB'",
		"Consumer called in: says she will pay", "and the one of the call from outside");
	office_is(&office, "SELECT group_concat(kind || ':' || given, ' ') FROM (SELECT * FROM"
		" disclosure WHERE contact_id = 1 ORDER BY id)", "verified:1 full:1",
		"verification and disclosure of the first call");
	office_is(&office, "SELECT count(*) FROM gate_exception WHERE kind = 'not_disclosed'", "2",
		"the disclosures not given are exceptions");
}

static void work_is_there(void)
{
	office_is(&office, "SELECT group_concat(kind || ' ' || due_on, ', ') FROM next_action"
		" WHERE account_id = 10000006 AND done_at IS NULL",
		"TIMED 2026-11-30, FOLLOWUP 2026-12-01",
		"the call-back comes first, then what the talk left");
	office_is(&office, "SELECT given_on || ' ' || from_on || ' ' || until_on FROM consent",
		"2026-11-24 2026-11-30 2026-11-30", "asked for: a consent for that day");
	office_is(&office, "SELECT group_concat(due_on, ' ') FROM next_action WHERE account_id IN"
		" (10000001, 10000003, 10000004) AND done_at IS NULL",
		"2026-12-01 2026-11-25 2026-11-27",
		"next dates: a week after talk, the next day, two days without Thanksgiving");
	office_is(&office, "SELECT group_concat(status, ' ') FROM phone WHERE party_id = 4",
		"wrong good", "the wrong number is marked");
	office_is(&office, "SELECT group_concat(tries || last_result, ' ') FROM phone WHERE"
		" party_id IN (2, 6, 20)", "1NA 0 1NA 1BZ 0INB 0",
		"phone statistics; a caller is no try");
	office_is(&office, "SELECT count(*) FROM account WHERE last_worked_on = '2026-11-24'", "22",
		"every account and the second debt were worked today");
	office_is(&office, "SELECT count(*) FROM claim", "0", "signed off, nothing is held");
	office_is(&office, "SELECT count(*) FROM work_session WHERE ended_how = 'signoff' AND"
		" user_id = (SELECT id FROM user WHERE name = 'JRIVERA')", "1",
		"the session ended");
}

int main(void)
{
	office_make(&office);
	t = office_desk(&office);
	ok(vt_has(t, "Follow-up                         41            40"),
		"the work map counts accounts and whom the rules allow");
	press("Enter");
	ok(on_account(10000001), "Enter starts the best band");
	keys = 0;
	two_debts_in_one_call();
	nobody_reached();
	call_back();
	second_phone_at_once();
	notes();
	inbound_in_the_middle();
	refusals_save_nothing();
	the_rest();
	line("1");
	line("SIGNOFF");
	ok(vt_has(t, "Phone 1 has no result") && on_account(10000022),
		"a call without a result keeps its desk signed on");
	line("NA");
	vt_type(t, "SIGNOFF\r");
	int status = -1;
	ok(vt_wait_end(t, 2000, &status) && status == 0, "SIGNOFF ends the program");
	vt_stop(t);
	calls_are_there();
	words_are_there();
	work_is_there();
	ok(office_check(&office), "arrears check has no complaints");
	return ok_done();
}
