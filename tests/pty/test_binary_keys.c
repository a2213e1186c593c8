/* SPDX-License-Identifier: MIT */
/* Keys on the real binary: Esc forms alone, sequences in pieces, junk, pastes, what must not be
 * confirmed by a bounce, and errors that never hold the keyboard. */
#include "vt_office.h"

#include "arrears/base/mem.h"
#include "arrears/base/text.h"

static struct office office;

/* Rows 3 to 24: the head carries the time. */
static const char *below_head(struct vt *t)
{
	const char *at = vt_screen(t);
	for (int i = 0; i < 2 && at; i++)
		at = strchr(at, '\n') ? strchr(at, '\n') + 1 : at;
	return at;
}

static long results(void)
{
	return office_int(&office, "SELECT count(*) FROM contact_result");
}

/* --- section 6, check 2: without function keys --------------------------------------------- */

static void esc_forms_are_enough(void)
{
	struct vt *t = office_desk(&office);
	vt_type(t, "\r");
	vt_settle(t);
	long account = office_account(t);
	office_line(t, "1");
	vt_type(t, "\0338");
	vt_settle(t);
	ok(vt_has(t, "Verify and Disclose"), "Esc 8 verifies");
	vt_type(t, "\0331");
	vt_settle(t);
	ok(vt_has(t, "Help"), "Esc 1 helps");
	vt_type(t, "\033=");
	vt_settle(t);
	ok(!vt_has(t, "Help -"), "Esc = goes back");
	vt_type(t, "\033=");
	vt_settle(t);
	ok(office_account(t) == account, "and once more to the account");
	vt_type(t, "\033f10");
	vt_settle(t);
	ok(vt_has(t, "Actions") || vt_has(t, "ctions"), "Esc f and two digits is F10");
	vt_type(t, "\033=");
	vt_settle(t);
	vt_type(t, "\033-");
	vt_settle(t);
	ok(vt_has(t, "Client's account"), "Esc - turns the lower half");
	office_line(t, "NA");
	ok(office_account(t) != account && results() == 1, "a result needs none");
	vt_type(t, "\0333");
	ok(vt_settle(t) && vt_has(t, "WRKQUE"), "Esc 3 leaves");
	vt_stop(t);
}

/* --- check 3: function keys in pieces ------------------------------------------------------- */

static void open_find(struct vt *t)
{
	for (int i = 0; i < 6 && !vt_has(t, "WRKQUE  "); i++) {
		vt_key(t, "F12");
		vt_settle(t);
	}
	office_line(t, "FND");
	vt_type(t, "abc");
	vt_settle(t);
}

static bool split_is_whole(struct vt *t, const char *key, int gap)
{
	char bytes[32];
	bool same = true;
	(void)text_put(bytes, sizeof bytes, vt_key_bytes(t, key));
	open_find(t);
	vt_key(t, key);
	vt_settle(t);
	AUTO_FREE char *want = mem_strdup(below_head(t));
	for (size_t cut = 1; cut < strlen(bytes); cut++) {
		open_find(t);
		vt_send(t, bytes, cut);
		if (gap)
			vt_watch(t, gap);
		vt_send(t, bytes + cut, strlen(bytes) - cut);
		vt_settle(t);
		if (strcmp(want, below_head(t)) != 0) {
			printf("# %s cut after %zu, gap %d\n", key, cut, gap);
			vt_show(t);
			same = false;
		}
	}
	return same;
}

static void split_keys_do_the_same(void)
{
	static const char *const keys[] = { "F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8", "F9",
		"F10", "F11", "F12" };
	static const int gaps[] = { 0, 30, 60, 400 };
	struct vt *t = office_desk(&office);
	for (size_t g = 0; g < ARRAY_SIZE(gaps); g++) {
		bool same = true;
		/* The long gap on two of them: it is real time. */
		for (size_t i = 0; i < ARRAY_SIZE(keys); i++)
			if (gaps[g] < 60 || i == 0 || i == 4)
				same = split_is_whole(t, keys[i], gaps[g]) && same;
		ok(same, "a function key cut at any byte does the same after %d ms", gaps[g]);
	}
	vt_stop(t);
}

/* In a window the keys that have no use there type nothing either, whole or in pieces. */
static void windows_take_no_pieces(void)
{
	static const char *const keys[] = { "F2", "F3", "F4", "F5", "F6", "F7", "F9", "F10", "F11",
		"F12" };
	struct vt *t = office_desk(&office);
	vt_type(t, "\r");
	vt_settle(t);
	office_line(t, "1");
	bool clean = true;
	int row, col;
	vt_key(t, "F8");
	vt_settle(t);
	vt_find(t, "Last four of SSN", &row, &col);
	AUTO_FREE char *blank = mem_strdup(vt_row(t, row));
	for (size_t i = 0; i < ARRAY_SIZE(keys); i++) {
		char bytes[32];
		(void)text_put(bytes, sizeof bytes, vt_key_bytes(t, keys[i]));
		for (size_t cut = 1; cut < strlen(bytes); cut++) {
			if (!vt_has(t, "Verify and Disclose")) {
				vt_key(t, "F8");
				vt_settle(t);
			}
			vt_send(t, bytes, cut);
			vt_watch(t, 20);
			vt_send(t, bytes + cut, strlen(bytes) - cut);
			vt_settle(t);
			if (vt_find(t, "Last four of SSN", &row, &col) &&
					strcmp(vt_row(t, row), blank) != 0) {
				vt_show(t);
				clean = false;
			}
		}
	}
	ok(clean, "in a window no piece of a function key is typed");
	vt_stop(t);
}

/* --- check 5: junk --------------------------------------------------------------------------- */

static void junk_is_swallowed(void)
{
	static const char *const junk[] = { "\033[12;34R", "\033[?1;2c", "\033]52;c;QUJD\007",
		"\033]11;rgb:00/00/00\033\\", "\033P1$r0m\033\\", "\033[1;2;3;4;5;6~", "\033[99~",
		"\033[200;1;1H", "\033[?25h", "\033Oz", "\033[5;5~" };
	struct vt *t = office_desk(&office);
	open_find(t);
	AUTO_FREE char *want = mem_strdup(below_head(t));
	bool same = true;
	for (int i = 0; i < 200; i++)
		vt_type(t, junk[(size_t)(i * 7 + i / 5) % ARRAY_SIZE(junk)]);
	vt_settle(t);
	same = strcmp(want, below_head(t)) == 0;
	if (!ok(same, "200 pieces of junk type nothing and do nothing"))
		vt_show(t);
	vt_type(t, "d");
	vt_settle(t);
	ok(vt_has(t, "abcd"), "and the next character is that character");
	vt_stop(t);
}

/* --- check 10: pastes ------------------------------------------------------------------------ */

static void paste(struct vt *t, const char *line, size_t size)
{
	STR_AUTO text = str_make(1 << 16);
	str_add(&text, "\033[200~");
	while (strlen(text.d) < size)
		str_add(&text, line);
	str_add(&text, "\033[201~");
	vt_type(t, text.d);
	vt_settle(t);
}

static void pastes_do_nothing(void)
{
	struct vt *t = office_desk(&office);
	vt_type(t, "\r");
	vt_settle(t);
	long account = office_account(t), before = results();
	paste(t, "NA\r\nLCM\n", 5000);
	ok(office_account(t) == account && results() == before,
		"5 KB with newlines on the command line run nothing");
	vt_key(t, "EraseInput");
	office_line(t, "1");
	office_line(t, "VERIFY");
	paste(t, "1234\n", 5000);
	ok(results() == before, "nor in fields of numbers");
	vt_key(t, "F12");
	vt_settle(t);
	long notes = office_int(&office, "SELECT count(*) FROM note");
	vt_key(t, "F6");
	vt_settle(t);
	paste(t, "he says\nhe paid\r\n", 5000);
	ok(vt_has(t, "he says") && office_account(t) == account &&
		office_int(&office, "SELECT count(*) FROM note") == notes, "nor in a note");
	vt_key(t, "F12");
	vt_settle(t);
	vt_key(t, "F12");
	vt_settle(t);
	office_line(t, "NA");
	vt_stop(t);
	t = office_start(&office, NULL, NULL);
	ok(office_signon(t, "ADMIN"), "the administrator signs on");
	office_line(t, "WRKUSR");
	vt_key(t, "Tab");
	paste(t, "4\n", 5000);
	ok(office_int(&office, "SELECT count(*) FROM user WHERE disabled_at IS NOT NULL") == 0 &&
		!vt_has(t, "Confirm"), "nor in option fields");
	vt_key(t, "F12");
	vt_settle(t);
	vt_stop(t);
}

/* --- checks 11 and 12 ------------------------------------------------------------------------ */

static void a_bounce_confirms_nothing(void)
{
	struct vt *t = office_start(&office, NULL, NULL);
	office_signon(t, "ADMIN");
	office_line(t, "WRKUSR");
	int row = 0, col = 0;
	vt_find(t, "GARCIA", &row, &col);
	for (int i = 0; i < 8; i++) {
		int at = 0;
		vt_cursor(t, &at, &col);
		if (at == row)
			break;
		vt_key(t, "Down");
		vt_settle(t);
	}
	vt_type(t, "4\r\r\r");
	vt_settle(t);
	ok(vt_has(t, "Confirm Disable of User"), 
		"4, Enter, Enter, Enter: the question still waits");
	ok(office_int(&office, "SELECT count(*) FROM user WHERE disabled_at IS NOT NULL") == 0,
		"and nobody is disabled");
	vt_watch(t, 320);
	vt_key(t, "F12");
	vt_settle(t);
	vt_stop(t);
}

static void errors_need_no_reset(void)
{
	struct vt *t = office_desk(&office);
	office_line(t, "NOSUCHTHING");
	ok(vt_has(t, "is not a command"), "an unknown command is said to be one");
	vt_type(t, "\r");
	vt_settle(t);
	vt_key(t, "EraseInput");
	office_line(t, "FND");
	ok(vt_has(t, "FND  "), "and the next one is taken without Reset");
	vt_stop(t);
}

int main(void)
{
	office_make(&office);
	esc_forms_are_enough();
	split_keys_do_the_same();
	windows_take_no_pieces();
	junk_is_swallowed();
	pastes_do_nothing();
	a_bounce_confirms_nothing();
	errors_need_no_reset();
	ok(office_check(&office), "arrears check has no complaints");
	return ok_done();
}
