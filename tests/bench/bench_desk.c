/* SPDX-License-Identifier: MIT */
/* The real program on a terminal, measured from the key to the last byte:
 *
 *	bench_desk SMALL.db BIG.db      training databases; BIG is worked on
 *
 * One row a figure: what, target, figure, verdict. Ratios are of two programs in the same run. */
#include <unistd.h>

#include "vt.h"

#include "arrears/base/text.h"
#include "arrears/domain/schedule.h"

enum { ROUNDS = 15, ACCOUNTS = 400, OPENINGS = 25 };

static const char *program;
static int missed;

static int64_t now_us(void)
{
	struct timespec ts;
	clock_gettime(CLOCK_MONOTONIC, &ts);
	return ts.tv_sec * INT64_C(1000000) + ts.tv_nsec / 1000;
}

static void row(const char *what, const char *unit, int64_t most, int64_t figure)
{
	char target[32], is[32];
	missed += figure > most;
	(void)text_putf(target, sizeof target, "<= %lld %s", (long long)most, unit);
	(void)text_putf(is, sizeof is, "%lld %s", (long long)figure, unit);
	printf("%-46s %16s %16s  %s\n", what, target, is, figure > most ? "MISSED" : "ok");
	fflush(stdout);
}

static void row_us(const char *what, int64_t most, int64_t figure)
{
	char target[32], is[32];
	missed += figure > most;
	(void)text_putf(target, sizeof target, "<= %lld.%lld ms", (long long)(most / 1000),
		(long long)(most % 1000 / 100));
	(void)text_putf(is, sizeof is, "%lld.%lld ms", (long long)(figure / 1000),
		(long long)(figure % 1000 / 100));
	printf("%-46s %16s %16s  %s\n", what, target, is, figure > most ? "MISSED" : "ok");
	fflush(stdout);
}

static int by_size(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
	return (x > y) - (x < y);
}

/* The value that `percent` of them do not exceed. */
static int64_t percentile(int64_t *v, int n, int percent)
{
	qsort(v, (size_t)n, sizeof *v, by_size);
	return v[n * percent / 100 >= n ? n - 1 : n * percent / 100];
}

static void lost(struct vt *t, const char *what)
{
	printf("Bail out! %s\n", what);
	vt_show(t);
	exit(1);
}

static struct vt *start(const char *a, const char *b, const char *c)
{
	const char *argv[] = { program, a, b, c, NULL };
	static const char *const env[] = { "ARREARS_SYNC_MARKS=1", NULL };
	return vt_start(&(struct vt_options){ .argv = argv, .env = env });
}

static void settle(struct vt *t, const char *what)
{
	if (!vt_settle(t))
		lost(t, what);
}

/* Types the command and measures its Enter. */
static int64_t enter(struct vt *t, const char *command)
{
	vt_type(t, command);
	settle(t, command);
	int64_t from = now_us();
	vt_key(t, "Enter");
	settle(t, command);
	return now_us() - from;
}

/* --- first paint ------------------------------------------------------------------------- */

/* Ours: the whole panel stands. */
static int64_t paint_ours(const char *a, const char *b, const char *c)
{
	int64_t from = now_us();
	struct vt *t = start(a, b, c);
	settle(t, "first panel");
	int64_t us = now_us() - from;
	vt_stop(t);
	return us;
}

static bool painted(struct vt *t)
{
	for (int r = 1; r <= 24; r++)
		if (vt_row(t, r)[0])
			return true;
	return false;
}

/* Theirs: anything at all is on the screen. */
static int64_t paint_theirs(const char *path)
{
	const char *argv[] = { path, NULL };
	int64_t from = now_us();
	struct vt *t = vt_start(&(struct vt_options){ .argv = argv });
	while (!painted(t) && now_us() - from < 5000000)
		vt_watch(t, 1);
	int64_t us = now_us() - from;
	vt_stop(t);
	return us;
}

struct race { const char *what, *other, *a, *b, *c; };

static void race(const struct race *r)
{
	int64_t ours[ROUNDS], theirs[ROUNDS];
	if (access(r->other, X_OK) != 0) {
		printf("%-46s %s is not installed\n", r->what, r->other);
		return;
	}
	for (int i = 0; i < ROUNDS; i++) {
		ours[i] = paint_ours(r->a, r->b, r->c);
		theirs[i] = paint_theirs(r->other);
	}
	row_us(r->what, percentile(theirs, ROUNDS, 50), percentile(ours, ROUNDS, 50));
}

/* --- at work ----------------------------------------------------------------------------- */

static void measure_queue(struct vt *t)
{
	int64_t us[OPENINGS];
	for (int i = 0; i < OPENINGS; i++) {
		vt_key(t, "F3");
		settle(t, "main menu");
		us[i] = enter(t, "WRKQUE");
		if (!vt_has(t, "Work with Queues"))
			lost(t, "WRKQUE did not open");
	}
	row_us("opening WRKQUE, slowest", 100000, percentile(us, OPENINGS, 100));
	row_us("opening WRKQUE, median", 100000, percentile(us, OPENINGS, 50));
}

static void measure_quiet(struct vt *t)
{
	vt_key(t, "F5");
	settle(t, "refresh");
	uint64_t bytes = vt_bytes(t);
	vt_key(t, "F5");
	settle(t, "refresh");
	row("repaint without change", "bytes", 0, (int64_t)(vt_bytes(t) - bytes));
	bytes = vt_bytes(t);
	long ticks = vt_cpu_ticks(t);
	vt_watch(t, 3000);
	row("three idle seconds", "bytes", 0, (int64_t)(vt_bytes(t) - bytes));
	row("three idle seconds", "CPU ticks", 0, vt_cpu_ticks(t) - ticks);
}

static void measure_list(struct vt *t)
{
	int64_t us[ROUNDS], most = 0;
	(void)enter(t, "WRKACC");
	if (!vt_has(t, "WRKACC"))
		lost(t, "WRKACC did not open");
	for (int i = 0; i < ROUNDS; i++) {
		uint64_t bytes = vt_bytes(t);
		int64_t from = now_us();
		if (!vt_key(t, "PgDn"))
			lost(t, "no such key");
		settle(t, "a page");
		us[i] = now_us() - from;
		int64_t n = (int64_t)(vt_bytes(t) - bytes);
		most = n > most ? n : most;
	}
	row("a list page, most", "bytes", 700, most);
	row_us("a list page, slowest", 16000, percentile(us, ROUNDS, 100));
	vt_key(t, "F12");
	settle(t, "back");
}

/* A no-answer on each account: three keys, of which the Enter is measured. */
static void measure_next(struct vt *t, const char *band)
{
	static int64_t us[ACCOUNTS];
	int64_t bytes_most = 0, bytes_all = 0, typed_most = 0;
	int n = 0;
	(void)enter(t, band);
	long ticks = vt_cpu_ticks(t);
	for (; n < ACCOUNTS && vt_has(t, "Work Account"); n++) {
		vt_type(t, "N");                /* it also takes the message away */
		settle(t, "a character");
		uint64_t bytes = vt_bytes(t);
		vt_type(t, "A");
		settle(t, "a character");
		int64_t typed = (int64_t)(vt_bytes(t) - bytes);
		typed_most = typed > typed_most ? typed : typed_most;
		bytes = vt_bytes(t);
		int64_t from = now_us();
		vt_key(t, "Enter");
		settle(t, "next account");
		us[n] = now_us() - from;
		int64_t change = (int64_t)(vt_bytes(t) - bytes);
		bytes_all += change;
		bytes_most = change > bytes_most ? change : bytes_most;
	}
	if (n < 20)
		lost(t, "the band has too few accounts");
	row("one typed character, most", "bytes", 40, typed_most);
	row("an account change, mean", "bytes", 2500, bytes_all / n);
	row("an account change, most", "bytes", 2500, bytes_most);
	ticks = vt_cpu_ticks(t) - ticks;
	printf("%-46s %16s %13.2f ms\n", "CPU for an account", "",
		(double)ticks * 1000 / (double)sysconf(_SC_CLK_TCK) / n);
	row_us("Enter to the next account, median", 16000, percentile(us, n, 50));
	row_us("Enter to the next account, 99th percentile", 16000, percentile(us, n, 99));
}

/* PAY of an account with 5,000 entries (bench.sh puts them there), opened and paged. */
static void measure_pay(const char *db)
{
	int64_t opened[OPENINGS], paged[OPENINGS];
	struct vt *t = start("demo", "--db", db);
	settle(t, "WRKQUE");
	for (int i = 0; i < OPENINGS; i++) {
		opened[i] = enter(t, "PAY 10000001");
		if (!vt_has(t, "Payments and Ledger"))
			lost(t, "PAY did not open");
		int64_t from = now_us();
		vt_key(t, "PgDn");
		settle(t, "a page");
		paged[i] = now_us() - from;
		vt_key(t, "F12");
		settle(t, "back");
	}
	vt_stop(t);
	row_us("opening PAY with 5,000 entries, slowest", 16000, percentile(opened, OPENINGS, 100));
	row_us("opening PAY with 5,000 entries, median", 16000, percentile(opened, OPENINGS, 50));
	row_us("a page of it, slowest", 16000, percentile(paged, OPENINGS, 100));
}

static void measure_memory(const char *what, const char *db, int64_t most_kb)
{
	struct vt *t = start("demo", "--db", db);
	settle(t, "WRKQUE");
	if (!vt_has(t, "Work with Queues"))
		lost(t, "the desk does not begin with WRKQUE");
	row(what, "KB", most_kb, vt_rss_kb(t));
	vt_stop(t);
}

/* No terminal: 360 installments with interest by days, solved and written down. */
static void measure_schedule(void)
{
	struct schedule_terms t = { .amount = { 25000000 }, .start = { 20000 },
		.due = { .every = FREQ_MONTHLY, .first = { 20031 } }, .count = 360,
		.end = DATE_NONE, .millionths = 60000, .basis = BASIS_DAYS };
	static struct schedule s;
	int64_t us[ROUNDS];
	for (int i = 0; i < ROUNDS; i++) {
		int64_t from = now_us();
		if (schedule_make(&t, &s, NULL) != MSG_OK || s.n != 360)
			exit(1);
		us[i] = now_us() - from;
	}
	row("a schedule of 360 installments, median", "us", 1000, percentile(us, ROUNDS, 50));
}

int main(int argc, char **argv)
{
	program = getenv("BIN");
	if (argc != 3 || !program)
		return 2;
	measure_schedule();
	const char *small = argv[1], *big = argv[2];
	race(&(struct race){ "first paint of sign-on, against tig", "/usr/bin/tig", "--db", small,
		NULL });
	race(&(struct race){ "first paint of WRKQUE, against htop", "/usr/bin/htop", "demo", "--db",
		small });
	measure_memory("memory at WRKQUE, small database", small, 16 * 1024);
	measure_memory("memory at WRKQUE, large database", big, 64 * 1024);
	measure_pay(small);
	struct vt *t = start("demo", "--db", big);
	settle(t, "WRKQUE");
	measure_queue(t);
	measure_quiet(t);
	measure_list(t);
	measure_next(t, getenv("BENCH_BAND") ? getenv("BENCH_BAND") : "6");
	vt_stop(t);
	return missed > 0;
}
