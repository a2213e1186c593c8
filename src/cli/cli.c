/* SPDX-License-Identifier: MIT */
/* What commands share: opening the database, asking, and saying what went wrong. */
#include "cli.h"

#include <inttypes.h>
#include <langinfo.h>
#include <termios.h>
#include <unistd.h>

#include "arrears/desk/signon.h"

static void cli_print_err(const char *file, int64_t line, const struct err *err)
{
	char first[512], where[32] = "";
	err_first(err, first, sizeof first);
	if (line > 0)
		(void)text_putf(where, sizeof where, "%" PRId64 ": ", line);
	fprintf(stderr, "arrears: %s%s%s%s%s%s (%s)\n", file ? file : "", file ? ":" : "",
		file && line <= 0 ? " " : where, err->field, err->field[0] ? ": " : "", first,
		msg_get(err->id)->id);
}

int cli_fail_at(const char *file, int64_t line, const struct err *err)
{
	char recovery[512];
	cli_print_err(file, line, err);
	err_recovery(err, recovery, sizeof recovery);
	fprintf(stderr, "%s\n", recovery);
	return EXIT_FAILED;
}

int cli_fail(const struct err *err)
{
	return cli_fail_at(NULL, 0, err);
}

enum msgid cli_open(struct cli *c, struct desk *d, struct err *err)
{
	struct db_options o = { .path = c->db };
	enum msgid m = desk_open(&o, d, err);
	if (m == MSG_OK)
		d->log = c->log;
	return m;
}

bool cli_key_path(const struct cli *c, char *out, size_t size)
{
	const char *given = cli_value(c, "key");
	return given ? text_put(out, size, given)
		     : config_file(&c->config, CONFIG_MACHINE_KEY, out, size);
}

static enum msgid open_key(struct cli *c, struct desk *d, struct err *err)
{
	char path[CONFIG_VALUE_SIZE], password[CLI_PASSWORD_SIZE];
	const char *user = cli_value(c, "user");
	if (!user && !cli_key_path(c, path, sizeof path))
		return err_set(err, MSG_KEY_FILE_MISSING, "KEY", "?", NULL);
	if (!user)
		return signon_machine(d, path, err);
	char prompt[64];
	(void)text_putf(prompt, sizeof prompt, "Password of %s", user);
	enum msgid m = cli_password(prompt, false, password, err);
	if (m == MSG_OK)
		m = signon(d, user, password, err);
	secret_wipe(password, sizeof password);
	return m;
}

enum msgid cli_open_key(struct cli *c, struct desk *d, struct err *err)
{
	enum msgid m = cli_open(c, d, err);
	if (m != MSG_OK)
		return m;
	m = open_key(c, d, err);
	if (m != MSG_OK)
		desk_close(d);
	return m;
}

/* Unbuffered: what follows stays for the next reader, and no copy is left in memory. */
static bool read_line(char *out, size_t size)
{
	size_t n = 0;
	char ch = 0;
	ssize_t got;
	while ((got = read(STDIN_FILENO, &ch, 1)) == 1 && ch != '\n') {
		if (ch == 3 || ch == 0)         /* Ctrl-C while signals are off */
			return false;
		if (n + 1 < size)
			out[n++] = ch;
	}
	out[n] = '\0';
	if (n > 0 && out[n - 1] == '\r')
		out[n - 1] = '\0';
	return got == 1 || n > 0;
}

/* Signals are off meanwhile, so that no way out leaves a terminal without echo. */
static bool read_hidden(const char *prompt, char *out, size_t size)
{
	struct termios was, hidden;
	if (tcgetattr(STDIN_FILENO, &was) != 0)
		return read_line(out, size);
	hidden = was;
	hidden.c_lflag &= ~(tcflag_t)(ECHO | ISIG);
	fprintf(stderr, "%s: ", prompt);
	(void)tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
	bool good = read_line(out, size);
	(void)tcsetattr(STDIN_FILENO, TCSAFLUSH, &was);
	fputc('\n', stderr);
	return good;
}

enum msgid cli_password(const char *prompt, bool again, char out[CLI_PASSWORD_SIZE],
	struct err *err)
{
	char second[CLI_PASSWORD_SIZE], line[64];
	if (!read_hidden(prompt, out, CLI_PASSWORD_SIZE))
		return err_set(err, MSG_INPUT_END, "", prompt, NULL);
	if (!again || !isatty(STDIN_FILENO))
		return MSG_OK;
	(void)text_putf(line, sizeof line, "%s once more", prompt);
	enum msgid m = MSG_OK;
	if (!read_hidden(line, second, sizeof second))
		m = err_set(err, MSG_INPUT_END, "", prompt, NULL);
	else if (strcmp(out, second) != 0)
		m = err_set(err, MSG_PASSWORD_TWICE, "", NULL);
	secret_wipe(second, sizeof second);
	if (m != MSG_OK)
		secret_wipe(out, CLI_PASSWORD_SIZE);
	return m;
}

bool cli_ask(const char *prompt, char *out, size_t size)
{
	if (isatty(STDIN_FILENO))
		fprintf(stderr, "%s: ", prompt);
	if (!read_line(out, size))
		return false;
	text_clean(out, true);
	return true;
}
