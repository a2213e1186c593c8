/* SPDX-License-Identifier: MIT */
/* kill -9 at random moments of wrap-ups and of an import: afterwards the file has no complaints,
 * everything acknowledged is there, and nothing is half there. A few rounds, or (ARREARS_LONG) a
 * hundred of each. */
#include "vt_office.h"

#include "arrears/base/clock.h"
#include "arrears/base/text.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define IMPORT_ROWS 2000

static struct office fresh;     /* never worked on */
static uint64_t dice = 88172645463325252u;

static long between(long low, long high)
{
	dice ^= dice << 13;
	dice ^= dice >> 7;
	dice ^= dice << 17;
	return low + (long)(dice % (uint64_t)(high - low + 1));
}

static int rounds(void)
{
	return getenv("ARREARS_LONG") ? 100 : 6;
}

/* Somebody pulls the plug, us from now. */
static pid_t kill_after(pid_t victim, long us)
{
	fflush(stdout);
	pid_t pid = fork();
	if (pid == 0) {
		struct timespec ts = { us / 1000000, us % 1000000 * 1000 };
		nanosleep(&ts, NULL);
		kill(victim, SIGKILL);
		_exit(0);
	}
	return pid;
}

/* --- wrap-ups -------------------------------------------------------------------------------- */

/* How many wrap-ups the screen acknowledged before the end: each brought another account. */
static int work_until_killed(struct vt *t, long us)
{
	int done = 0;
	long account = office_account(t);
	pid_t killer = kill_after(vt_pid(t), us);
	while (office_line(t, between(0, 1) ? "NA" : "LCM") && office_account(t) != account) {
		account = office_account(t);
		done++;
		if (account == 0)
			break; /* all worked */
	}
	waitpid(killer, NULL, 0);
	vt_wait_end(t, 2000, NULL);
	/* What it wrote last counts as well. */
	if (office_account(t) != account && office_account(t) != 0)
		done++;
	return done;
}

static bool killed_wrap_up(const struct office *o, int *acknowledged)
{
	long before = office_int(o, "SELECT count(*) FROM contact_result");
	struct vt *t = office_desk(o);
	vt_type(t, "\r");
	if (!vt_settle(t) || office_account(t) == 0) {
		vt_stop(t);
		return true;
	}
	int said = work_until_killed(t, between(500, 60000));
	vt_stop(t);
	long there = office_int(o, "SELECT count(*) FROM contact_result") - before;
	bool good = there >= said && there <= said + 1;
	/* Each result has its note, its next action and its audit row, or is not there. */
	good = good && office_int(o, "SELECT count(*) FROM contact c WHERE NOT EXISTS (SELECT 1"
		" FROM note n WHERE n.contact_id = c.id)") == 0;
	good = office_check(o) && good;
	if (!good)
		printf("# %d acknowledged, %ld there\n", said, there);
	*acknowledged += said;
	return good;
}

static void wrap_ups_survive_kills(void)
{
	struct office o;
	int good = 0, said = 0;
	for (int i = 0; i < rounds(); i++) {
		if (i % 5 == 0)
			office_copy(&fresh, &o);
		good += killed_wrap_up(&o, &said);
	}
	printf("# %d wrap-ups acknowledged in %d killed sessions\n", said, rounds());
	ok(good == rounds(), 
		"%d killed desks: all that was acknowledged is there, whole", rounds());
}

/* --- import ---------------------------------------------------------------------------------- */

static void write_rows(const char *path)
{
	FILE *f = fopen(path, "w");
	if (!f)
		exit(99);
	fputs("client_account,consumer_name,ssn,phone1,address1,city,state,zip,balance\n", f);
	for (int i = 0; i < IMPORT_ROWS; i++)
		fprintf(f, "N-%05d,\"NOVAK%d, PAT\",212-45-%04d,312555%04d,%d MAIN ST,CHICAGO,IL,"
			"60651,%d.50\n", i, i, i + 1000, 100 + i % 100, i + 1, 100 + i);
	fclose(f);
}

static pid_t start_import(const struct office *o, const char *path, int output)
{
	const char *bin = getenv("BIN") ? getenv("BIN") : "build/release/arrears";
	int in[2];
	if (pipe(in) != 0)
		exit(99);
	fflush(stdout);
	pid_t pid = fork();
	if (pid == 0) {
		dup2(in[0], 0);
		dup2(output, 1);
		dup2(output, 2);
		close(in[1]);
		execl(bin, bin, "import", "placement", "--client", "MERCY", "--db", o->db,
			"--config", o->config, "--user", "ADMIN", path, (char *)NULL);
		_exit(127);
	}
	close(in[0]);
	ssize_t n = write(in[1], OFFICE_PASSWORD "\n", strlen(OFFICE_PASSWORD) + 1);
	(void)n;
	close(in[1]);
	return pid;
}

/* Runs it whole, for how long it takes; us > 0: kills it then. True if it ended well. */
static bool import(const struct office *o, const char *path, long us, long *took)
{
	char said[512];
	(void)text_putf(said, sizeof said, "%s/import.txt", o->dir);
	int out = open(said, O_CREAT | O_TRUNC | O_WRONLY, 0600), status = 0;
	int64_t start = clock_monotonic_ms();
	pid_t pid = start_import(o, path, out);
	pid_t killer = us > 0 ? kill_after(pid, us) : 0;
	waitpid(pid, &status, 0);
	*took = (long)(clock_monotonic_ms() - start) * 1000;
	if (killer)
		waitpid(killer, NULL, 0);
	close(out);
	return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static bool killed_import(const char *path, long whole, int *placed)
{
	struct office o;
	long took = 0;
	office_copy(&fresh, &o);
	bool said = import(&o, path, between(whole / 20, whole * 11 / 10), &took);
	long rows = office_int(&o, "SELECT count(*) FROM account WHERE client_account LIKE 'N-%'");
	long files = office_int(&o, "SELECT count(*) FROM file");
	bool good = (rows == 0 && files == 0 && !said) || (rows == IMPORT_ROWS && files == 1);
	*placed += rows > 0;
	good = office_check(&o) && good;
	if (!good)
		printf("# %ld rows, %ld files, ended well %d\n", rows, files, said);
	/* And the same file goes in afterwards, or changes nothing. */
	return import(&o, path, 0, &took) && office_int(&o, "SELECT count(*) FROM account WHERE"
		" client_account LIKE 'N-%'") == IMPORT_ROWS && good;
}

static void imports_survive_kills(void)
{
	char path[512];
	long whole = 0;
	int good = 0, placed = 0;
	struct office o;
	(void)text_putf(path, sizeof path, "%s/new.csv", fresh.dir);
	write_rows(path);
	office_copy(&fresh, &o);
	ok(import(&o, path, 0, &whole) && office_check(&o), "%d rows are placed", IMPORT_ROWS);
	for (int i = 0; i < rounds(); i++)
		good += killed_import(path, whole, &placed);
	printf("# %d of %d killed imports had been placed; one takes %ld ms\n", placed, rounds(),
		whole / 1000);
	ok(good == rounds(), "%d killed imports: all or nothing, and the file still goes in",
		rounds());
}

int main(void)
{
	office_make(&fresh);
	wrap_ups_survive_kills();
	imports_survive_kills();
	return ok_done();
}
