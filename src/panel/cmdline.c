/* SPDX-License-Identifier: MIT */
/* The command line: run, retrieve, prompt. */
#include "arrears/base/mem.h"
#include "ui_priv.h"

void cmdline_free(struct ui *ui)
{
	for (size_t i = 0; i < ui->history_count; i++)
		free(ui->history[i]);
	ui->history_count = 0;
}

/* Newest last; the same line twice in a row is kept once. */
static void remember(struct ui *ui, const char *line)
{
	if (ui->history_count && strcmp(ui->history[ui->history_count - 1], line) == 0)
		return;
	if (ui->history_count == UI_HISTORY) {
		free(ui->history[0]);
		ui->history_count--;
		memmove(ui->history, ui->history + 1, ui->history_count * sizeof(char *));
	}
	ui->history[ui->history_count++] = mem_strdup(line);
}

static enum msgid run(struct ui *ui, struct pane *p, const char *line, struct err *err)
{
	enum msgid rc = p->panel->command ? p->panel->command(ui, p, line, err) : UI_PASS;
	char word[24], upper[64];
	int id;

	if (rc != UI_PASS)
		return rc;
	text_upper(line, upper, sizeof(upper));
	id = action_by_command(ui, p, upper);
	if (id != ACT_NONE) {
		ui_action(ui, id);
		return MSG_OK;
	}
	if (ui->config.command)
		rc = ui->config.command(ui, ui->config.app, line, err);
	if (rc != UI_PASS)
		return rc;
	text_putf(word, sizeof(word), "%.*s", (int)strcspn(line, " "), line);
	return err_set(err, MSG_COMMAND_UNKNOWN, "", word, NULL);
}

static void run_line(struct ui *ui, struct pane *p, const char *line)
{
	struct err err = { 0 };

	remember(ui, line);
	p->retrieved = 0;
	if (run(ui, p, line, &err) == MSG_OK) {
		edit_set(&p->cmd, "");
		return;
	}
	/* The text stays as typed, to be mended by arrows or End; a letter starts anew. */
	edit_enter(&p->cmd);
	ui_fail(ui, p, &err);
}

void cmdline_run(struct ui *ui, struct pane *p)
{
	char line[TEXT_BYTES(UI_COMMAND_MAX)];

	text_put(line, sizeof(line), p->cmd.text + strspn(p->cmd.text, " "));
	if (line[0] == '?') {
		cmdline_prompt(ui, p);
		return;
	}
	run_line(ui, p, line);
}

static void window_line(struct ui *ui, void *arg, const char *text)
{
	struct pane *p = ui_top(ui);

	(void)arg;
	if (p && text && !text_is_blank(text))
		run_line(ui, p, text);
}

void cmdline_retrieve(struct ui *ui, struct pane *p)
{
	if (!(p->panel->flags & PANEL_COMMAND)) {
		ui_ask_text(ui, &(struct text_spec){ .title = "Command",
			.optional = true, .prompt = "===>",
			.value = ui->history_count ? ui->history[ui->history_count - 1] : "",
			.max = 120 }, window_line, NULL);
		return;
	}
	if (p->retrieved >= ui->history_count) {
		ui_say(ui, MSG_RETRIEVE_NONE, NULL);
		return;
	}
	p->retrieved++;
	ui_command_set(ui, ui->history[ui->history_count - p->retrieved]);
}

static void command_chosen(struct ui *ui, void *arg, const char *value)
{
	struct pane *p = ui_top(ui);

	(void)arg;
	if (!p || !value)
		return;
	ui_command_set(ui, value);
}

void cmdline_prompt(struct ui *ui, struct pane *p)
{
	struct choices c = { 0 };
	const char *text = p->cmd.text + strspn(p->cmd.text, " ");
	bool any = p->panel->prompt && p->panel->prompt(ui, p, "COMMAND", &c);

	text += text[0] == '?';
	if (!any && ui->config.command_prompt)
		any = ui->config.command_prompt(ui, ui->config.app, text, &c);
	if (!any) {
		choices_free(&c);
		ui_say(ui, MSG_NO_CHOICES, NULL);
		return;
	}
	if (!c.title[0])
		choices_title(&c, "Commands", "Command");
	prompt_choose(ui, &c, command_chosen, NULL);
}
