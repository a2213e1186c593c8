/* SPDX-License-Identifier: MIT */
/* The real binary on terminals of every kind, without colour, while sizes change, when the line is
 * cut or it crashes, left alone, and what it never shows. */
#include "vt_office.h"

#include "arrears/base/clock.h"
#include "arrears/base/mem.h"
#include "arrears/base/text.h"

#include <dirent.h>
#include <signal.h>
#include <sys/wait.h>

static struct office office;

/* --- check 4: sign on, work one account, sign off -------------------------------------------- */

static void every_terminal_works(void)
{
	static const char *const terms[] = { "xterm-256color", "screen-256color", "tmux-256color",
		"linux", "putty", "rxvt-unicode-256color", "vt220", "vt100" };
	for (size_t i = 0; i < ARRAY_SIZE(terms); i++) {
		long before = office_int(&office, "SELECT count(*) FROM contact_result");
		struct vt *t = office_start(&office, terms[i], NULL);
		bool good = office_signon(t, "JRIVERA");
		vt_key(t, "Enter");
		good = vt_settle(t) && office_account(t) != 0 && good;
		vt_key(t, "F8");
		good = vt_settle(t) && vt_row(t, 24)[0] && good;
		office_line(t, "LCM");
		vt_key(t, "F3");
		good = vt_settle(t) && vt_has(t, "WRKQUE  ") && good;
		vt_type(t, "SIGNOFF\r");
		int status = -1;
		good = vt_wait_end(t, 3000, &status) && status == 0 && vt_is_sane(t) && good;
		good = office_int(&office, "SELECT count(*) FROM contact_result") == before + 1 &&
			good;
		if (!ok(good, "%s: sign on, work one account, sign off", terms[i]))
			vt_show(t);
		vt_stop(t);
	}
}

/* --- check 6: no hue ------------------------------------------------------------------------- */

static void nothing_rests_on_hue(void)
{
	static const struct { const char *term, *env; } cases[] = {
		{ "xterm-256color", "NO_COLOR=1" }, { "vt100", NULL }, { "linux", NULL } };
	for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
		const char *env[] = { cases[i].env, NULL };
		struct vt *t = office_start(&office, cases[i].term, env);
		bool on = office_signon(t, "JRIVERA");
		int row, col;
		bool training = vt_find(t, "TRAINING", &row, &col) &&
			(vt_look_at(t, row, col) & (VT_REVERSE | VT_BOLD));
		bool title = vt_find(t, "Work with Queues", &row, &col) &&
			(vt_look_at(t, row, col) & (VT_BOLD | VT_REVERSE));
		office_line(t, "NOSUCH");
		bool error = vt_look_at(t, 24, 2) & (VT_BOLD | VT_REVERSE);
		bool field = (vt_look_at(t, 21, 40) & VT_UNDERLINE) || strchr(vt_row(t, 21), '_');
		ok(on && training && title && error && field,
			"%s %s: title, training mark, error and field without hue (%d%d%d%d%d)",
			cases[i].term, cases[i].env ? cases[i].env : "", on, training, title, error,
			field);
		vt_stop(t);
	}
}

/* --- checks 7, 14 ---------------------------------------------------------------------------- */

static void sizes_change_while_typing(void)
{
	static const int sizes[][2] = { { 60, 200 }, { 24, 80 }, { 10, 40 }, { 27, 132 } };
	struct vt *t = office_desk(&office);
	office_line(t, "FND");
	for (int i = 0; i < 30; i++) {
		vt_resize(t, sizes[i % 4][0], sizes[i % 4][1]);
		/* At 40x10 a key does nothing that could not be seen. */
		if (i % 3 == 0 && i % 4 != 2) {
			vt_settle(t);
			vt_type(t, "k");
			vt_settle(t);
		}
	}
	vt_resize(t, 24, 80);
	vt_settle(t);
	int row, col, at = 0;
	vt_cursor(t, &row, &col);
	if (!ok(vt_find(t, "kkkkkkkk", &row, &at) && row == 3 && col == at + 8,
			"30 changes of size while typing: the text is there, the cursor behind it"))
		vt_show(t);
	vt_key(t, "Insert");
	vt_settle(t);
	ok(strstr(vt_row(t, 24), "IM") || strstr(vt_row(t, 24), "OV"),
		"the insert mode shows at 24 rows");
	vt_stop(t);
}

/* --- checks 8 and 9 -------------------------------------------------------------------------- */

static void a_cut_line_keeps_the_draft(void)
{
	struct vt *t = office_desk(&office);
	vt_type(t, "\r");
	vt_settle(t);
	long account = office_account(t);
	vt_key(t, "F6");
	vt_settle(t);
	vt_type(t, "says the bill was pa");
	vt_settle(t);
	int64_t before = clock_monotonic_ms();
	vt_hangup(t);
	bool ended = vt_wait_end(t, 2000, NULL);
	printf("# ended after %lld ms\n", (long long)(clock_monotonic_ms() - before));
	ok(ended, "closing the terminal ends the program within two seconds");
	vt_stop(t);
	office_is(&office, "SELECT ended_how || ' ' || (SELECT count(*) FROM claim)"
		" FROM work_session ORDER BY id DESC LIMIT 1", "hangup 0",
		"the session ended by hang-up and holds nothing");
	t = office_desk(&office);
	vt_type(t, "\r");
	vt_settle(t);
	ok(office_account(t) == account, "after sign-on its account comes first");
	vt_key(t, "F6");
	vt_settle(t);
	if (!ok(vt_has(t, "says the bill was pa"), "and what was half typed is there again"))
		vt_show(t);
	vt_stop(t);
}

static void a_crash_gives_the_terminal_back(void)
{
	struct vt *t = office_desk(&office);
	vt_type(t, "\r");
	vt_settle(t);
	int status = 0;
	vt_kill(t, SIGSEGV);
	bool ended = vt_wait_end(t, 5000, &status);
	ok(ended && status != 0 && vt_is_sane(t) && !vt_paste_on(t) && !vt_alternate_on(t) &&
		!vt_mouse_on(t), "kill -SEGV: echo on, paste mode off, the first screen is back");
	vt_stop(t);
	t = office_desk(&office);
	vt_type(t, "\r");
	vt_settle(t);
	ok(office_account(t) != 0, "the crashed desk's claim is free: its account comes up again");
	vt_stop(t);
}

/* --- check 15 -------------------------------------------------------------------------------- */

static void idle_is_silent(void)
{
	struct vt *t = office_desk(&office);
	vt_type(t, "\r");
	vt_settle(t);
	vt_watch(t, 300);
	uint64_t bytes = vt_bytes(t);
	long cpu = vt_cpu_ticks(t);
	vt_watch(t, 2000);
	ok(vt_bytes(t) == bytes, "two idle seconds write no byte");
	/* One tick of ten milliseconds may end here that began before. */
	ok(vt_cpu_ticks(t) <= cpu + 1, "and use no processor time");
	printf("# resident %ld KB\n", vt_rss_kb(t));
	vt_stop(t);
}

/* --- checks 13 and 16 ------------------------------------------------------------------------ */

static bool is_kept(long account, const char *text)
{
	STR_AUTO sql = str_make(1 << 10);
	str_addf(&sql, "SELECT hex(text) = hex('%s') FROM note WHERE account_id = %ld"
		" ORDER BY id DESC LIMIT 1", text, account);
	return office_int(&office, sql.d) == 1;
}

static void unusual_text_keeps_its_columns(void)
{
	/* Decomposed accents, CJK, an emoji of several code points, right to left. */
	static const char *const texts[] = { "Jose\314\201 Nu\314\203ez",
		"\344\275\220\350\227\244",
		"ok \360\237\221\251\342\200\215\360\237\222\273",
		"\327\251\327\234\327\225\327\235",
		"\331\205\330\261\330\255\330\250\330\247" };
	struct vt *t = office_desk(&office);
	vt_type(t, "\r");
	vt_settle(t);
	for (size_t i = 0; i < ARRAY_SIZE(texts); i++) {
		vt_type(t, "NOTE ");
		vt_type(t, texts[i]);
		vt_settle(t);
		bool refused = vt_has(t, "cannot be kept");
		vt_key(t, refused ? "EraseInput" : "Enter");
		vt_settle(t);
		if (!ok(refused || is_kept(office_account(t), texts[i]),
				"text %zu is kept as typed or refused in words", i + 1))
			vt_show(t);
		int row, col = 0;
		ok(vt_find(t, "Account . . :", &row, &col) && col == 48,
			"and pushes nothing aside");
	}
	vt_stop(t);
}

static void unusual_names_keep_their_columns(void)
{
	office_sql(&office, "UPDATE party SET last_name = '\344\275\220\350\227\244', first_name ="
		" 'Jose\314\201' WHERE id = 30; UPDATE address SET line1 = '\327\251\327\234 12'"
		" WHERE party_id = 30");
	struct vt *t = office_desk(&office);
	office_line(t, "ACC 10000031");
	int row, col = 0;
	if (!ok(vt_find(t, "Account . . :", &row, &col) && col == 48 &&
			vt_find(t, "Balance . . :", &row, &col) && col == 48,
			"wide and right-to-left names and addresses push no column"))
		vt_show(t);
	vt_stop(t);
}

static bool holds(const char *path, const char *text)
{
	char line[600];
	bool found = false;
	FILE *f = fopen(path, "r");
	while (f && fgets(line, sizeof line, f))
		found = strstr(line, text) || found;
	if (f)
		fclose(f);
	return found;
}

static void nothing_sealed_is_shown(void)
{
	struct vt *t = office_start(&office, NULL, NULL);
	ok(office_signon(t, "LCHEN"), "a lead may print");
	bool shown = false;
	office_line(t, "ACC 10000031");
	for (int i = 0; i < 6; i++) {
		shown = vt_has(t, "212-45-44") || vt_has(t, "2124544") || vt_has(t, "1984") ||
			shown;
		vt_key(t, "F11");
		vt_settle(t);
	}
	ok(!shown && vt_has(t, "***-**-4430"), "no view of an account shows a whole SSN");
	vt_key(t, "Print");
	vt_settle(t);
	char path[1024] = "";
	DIR *d = opendir(office.prints);
	for (const struct dirent *e = d ? readdir(d) : NULL; e; e = readdir(d))
		if (e->d_name[0] != '.')
			(void)text_putf(path, sizeof path, "%s/%s", office.prints, e->d_name);
	if (d)
		closedir(d);
	if (!ok(holds(path, "***-**-4430") && !holds(path, "212-45"), "nor does a print of it"))
		vt_show(t);
	vt_stop(t);
}

int main(void)
{
	office_make(&office);
	every_terminal_works();
	nothing_rests_on_hue();
	sizes_change_while_typing();
	a_cut_line_keeps_the_draft();
	a_crash_gives_the_terminal_back();
	idle_is_silent();
	unusual_text_keeps_its_columns();
	unusual_names_keep_their_columns();
	nothing_sealed_is_shown();
	ok(office_check(&office), "arrears check has no complaints");
	return ok_done();
}
