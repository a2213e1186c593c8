/* SPDX-License-Identifier: MIT */
/* `arrears` alone: the desk, from sign-on to sign-off. */
#include "cli.h"

#include "arrears/desk/signon.h"
#include "arrears/screen/app.h"

static struct app_options app_options(const struct cli *c)
{
	const struct config *f = &c->config;
	const char *legend = config_text(f, CONFIG_LEGEND);
	const char *prints = config_text(f, CONFIG_PRINTS);
	return (struct app_options){
		.modern = strcmp(config_text(f, CONFIG_EDIT), "modern") == 0,
		.narrow = strcmp(config_text(f, CONFIG_SIZE), "80") == 0,
		.esc_legend = strcmp(legend, "esc") == 0,
		.no_legend = strcmp(legend, "off") == 0,
		.msgid = config_yes(f, CONFIG_MSGID), .reader = config_yes(f, CONFIG_READER),
		.mouse = config_yes(f, CONFIG_MOUSE),
		.lock_minutes = (int)config_number(f, CONFIG_LOCK_MINUTES),
		.print_folder = prints[0] ? prints : NULL,
	};
}

static struct term_options term_options(const struct cli *c)
{
	const struct config *f = &c->config;
	const char *color = config_text(f, CONFIG_COLOR);
	return (struct term_options){
		.color = strcmp(color, "auto") == 0 ? -1 : strcmp(color, "mono") != 0,
		.paper = strcmp(config_text(f, CONFIG_THEME), "paper") == 0,
		.keypad_enter_is_fldexit =
			strcmp(config_text(f, CONFIG_KEYPAD_ENTER), "fldexit") == 0,
		.sync_marks = getenv("ARREARS_SYNC_MARKS") != NULL,
		.log_fd = c->log ? log_fd(c->log) : -1,
	};
}

int cli_screen(struct cli *c, struct desk *d)
{
	struct app_options app = app_options(c);
	struct term_options options = term_options(c);
	struct term *term = NULL;
	struct err err;
	int status = EXIT_OK;
	enum msgid m = term_curses_open(&options, &term, &err);
	if (m != MSG_OK) {
		desk_close(d);
		return cli_fail(&err);
	}
	bool ended = app_run(d, term, &app);
	term->ops->close(term);
	if (d->session_id && signoff(d, ended ? "signoff" : "hangup", &err) != MSG_OK)
		status = cli_fail(&err);
	desk_close(d);
	return ended ? status : EXIT_FAILED;
}

static int run(struct cli *c)
{
	struct err err;
	struct desk d;
	enum msgid m = cli_open(c, &d, &err);
	return m == MSG_OK ? cli_screen(c, &d) : cli_fail(&err);
}

const struct cli_command cmd_desk = {
	.name = "", .words = "", .text = "Sign on and work, full screen",
	.run = run,
};
