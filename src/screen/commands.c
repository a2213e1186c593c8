/* SPDX-License-Identifier: MIT */
/* The global command line: panel ids, commands of actions, menu numbers; nearest words when
 * nothing fits. What an account understands beyond this is the account panel's own. */
#include "app.h"
#include "inbound.h"
#include "session.h"

#include <ctype.h>

#define ACTION(id_, key_, kind_, command_, label_, prereq_, record_, help_) \
	{ .id = APP_##id_, .key = key_, .kind = ACT_KIND_##kind_, .command = command_, \
	  .label = label_, .help = help_, .prereq = prereq_, .record = record_ },
const struct action app_actions[] = {
#include "actions.def"
};
#undef ACTION
const size_t app_action_count = ARRAY_SIZE(app_actions);

static const struct {
	const char *id;
	const struct panel *panel;
	unsigned prereq;
	const char *text;
} panels[] = {
#define PANEL(id_, prereq_, text_) { #id_, &panel_##id_, prereq_, text_ },
#include "panels.def"
#undef PANEL
};

const struct panel *app_panel_at(size_t i)
{
	return i < ARRAY_SIZE(panels) ? panels[i].panel : NULL;
}

const struct panel *app_panel_find(const char *name, unsigned *prereq)
{
	for (size_t i = 0; i < ARRAY_SIZE(panels); i++) {
		if (strcasecmp(panels[i].id, name) != 0)
			continue;
		*prereq = panels[i].prereq;
		return panels[i].panel;
	}
	return NULL;
}

static const struct action *action_find(const char *name)
{
	for (size_t i = 0; i < ARRAY_SIZE(app_actions); i++)
		if (app_actions[i].command && strcasecmp(app_actions[i].command, name) == 0)
			return &app_actions[i];
	return NULL;
}

void app_push(struct ui *ui, const struct panel *panel, int64_t id, const char *text)
{
	struct panel_args args = { .id = id };
	(void)text_put(args.text, sizeof args.text, text ? text : "");
	ui_push(ui, panel, &args, sizeof args);
}

/* First word into verb; the rest, without blanks around, is returned. */
static const char *split_verb(const char *line, char *verb, size_t size)
{
	size_t n = 0;
	while (*line == ' ')
		line++;
	while (line[n] && line[n] != ' ')
		n++;
	(void)text_putf(verb, size, "%.*s", (int)n, line);
	line += n;
	while (*line == ' ')
		line++;
	return line;
}

/* One letter wrong, missing or too many, or one word the start of the other. */
static bool is_near(const char *typed, const char *word)
{
	size_t a = strlen(typed), b = strlen(word);
	if (a >= 2 && strncasecmp(typed, word, a < b ? a : b) == 0)
		return true;
	if (a > b + 1 || b > a + 1)
		return false;
	size_t head = 0;
	while (head < a && head < b &&
	       toupper((unsigned char)typed[head]) == toupper((unsigned char)word[head]))
		head++;
	const char *t = typed + head + (a >= b ? 1 : 0);
	const char *w = word + head + (b >= a ? 1 : 0);
	return a >= 3 && head < (a > b ? a : b) && strcasecmp(t, w) == 0;
}

static void offer(char *near, size_t size, const char *verb, const char *word)
{
	size_t have = strlen(near);
	if (word && is_near(verb, word))
		(void)text_putf(near + have, size - have, " %s", word);
}

enum msgid app_unknown(const char *verb, const char *(*more)(void *arg, size_t i), void *arg,
	struct err *err)
{
	char near[48] = "";
	for (size_t i = 0; more && more(arg, i); i++)
		offer(near, sizeof near, verb, more(arg, i));
	for (size_t i = 0; i < ARRAY_SIZE(panels); i++)
		offer(near, sizeof near, verb, panels[i].id);
	for (size_t i = 0; i < ARRAY_SIZE(app_actions); i++)
		offer(near, sizeof near, verb, app_actions[i].command);
	if (near[0])
		return err_set(err, MSG_COMMAND_NEAR, "", verb, near + 1, NULL);
	return err_set(err, MSG_COMMAND_NO_SUCH, "", verb, NULL);
}

enum msgid app_open(struct ui *ui, const char *name, int64_t id, const char *text,
	struct err *err)
{
	unsigned prereq = 0;
	const struct panel *panel = app_panel_find(name, &prereq);
	if (!panel)
		return app_unknown(name, NULL, NULL, err);
	enum msgid m = app_prereq(app_of(ui), prereq, err);
	if (m == MSG_OK)
		app_push(ui, panel, id, text);
	return m;
}

/* Words that are a panel under another name. */
static const struct { const char *word, *panel; } other_names[] = {
	{ "FIND", "FND" }, { "B", "HIS" }, { "PLAN", "PLN" },
};

/* Actions of the program that no panel must offer. */
static bool is_anywhere(int id)
{
	return id == APP_MENU || id == APP_SIGNOFF || id == APP_KEYS ||
		id == APP_CLOCKOK;
}

static void days_away(int days, char *out, size_t size)
{
	int n = days < 0 ? -days : days;
	if (days == 0)
		(void)text_put(out, size, "today");
	else
		(void)text_putf(out, size, "%d day%s %s", n, n == 1 ? "" : "s",
			days < 0 ? "ago" : "from today");
}

static void day_chosen(struct ui *ui, void *arg, struct date d)
{
	static const char *const days[] = { "Sunday", "Monday", "Tuesday", "Wednesday",
		"Thursday", "Friday", "Saturday" };
	char text[16], away[32];
	struct ymd y = date_ymd(d);
	(void)arg;
	if (date_is_none(d))
		return;
	(void)text_putf(text, sizeof text, "%02d/%02d/%04d", y.month, y.day, y.year);
	days_away(d.days - desk_today(desk_of(ui)).days, away, sizeof away);
	ui_say(ui, date_is_business_day(d) ? MSG_DAY_BUSINESS : MSG_DAY_OFF, text,
		days[date_weekday(d)], away, NULL);
}

/* CAL, CAL FRI: nothing takes the day; what it is gets said. */
static enum msgid calendar(struct ui *ui, const char *text, struct err *err)
{
	struct date start = desk_today(desk_of(ui));
	enum msgid m = MSG_OK;
	if (!text_is_blank(text))
		m = date_parse_typed(text, start, &start, err);
	if (m == MSG_OK)
		ui_calendar(ui, start, day_chosen, NULL);
	return m;
}

/* A call comes in while no account is on the screen. */
static enum msgid take_call(struct ui *ui, const char *number, struct err *err)
{
	enum msgid m = app_prereq(app_of(ui), PRE_WORK, err);
	if (m == MSG_OK && ui_is_open(ui, "ACC"))
		return err_set(err, MSG_CALL_FROM_ACCOUNT, "", NULL);
	return m == MSG_OK ? inbound_answer(ui, number, NULL, err) : m;
}

enum msgid app_command(struct ui *ui, void *app, const char *line, struct err *err)
{
	char verb[24];
	unsigned prereq = 0;
	(void)app;
	const char *rest = split_verb(line, verb, sizeof verb);
	if (strcasecmp(verb, "GO") == 0)
		rest = split_verb(rest, verb, sizeof verb);
	for (size_t i = 0; i < ARRAY_SIZE(other_names); i++)
		if (strcasecmp(verb, other_names[i].word) == 0)
			(void)text_put(verb, sizeof verb, other_names[i].panel);
	if (app_panel_find(verb, &prereq))
		return app_open(ui, verb, 0, rest, err);
	const struct action *action = action_find(verb);
	if (!action)
		return app_unknown(verb, NULL, NULL, err);
	if (is_anywhere(action->id)) {
		ui_action(ui, action->id);
		return MSG_OK;
	}
	if (action->id == APP_CALENDAR)
		return calendar(ui, rest, err);
	if (action->id == APP_PARK)
		return session_unpark(ui, err);
	if (action->id == APP_INBOUND)
		return take_call(ui, rest, err);
	return err_set(err, MSG_COMMAND_NOT_HERE, "", action->command, NULL);
}

bool app_command_prompt(struct ui *ui, void *app, const char *text, struct choices *out)
{
	unsigned prereq = 0;
	(void)ui;
	const char *start = text[0] == '?' ? text + 1 : text;
	choices_title(out, "Commands", "Command     What it does");
	for (size_t i = 0; i < ARRAY_SIZE(panels); i++)
		if (strncasecmp(panels[i].id, start, strlen(start)) == 0 &&
		    app_prereq(app, panels[i].prereq, NULL) == MSG_OK)
			choices_add(out, panels[i].id, panels[i].text);
	for (size_t i = 0; i < ARRAY_SIZE(app_actions); i++) {
		const struct action *a = &app_actions[i];
		if ((is_anywhere(a->id) || a->id == APP_CALENDAR) &&
		    !app_panel_find(a->command, &prereq) &&
		    strncasecmp(a->command, start, strlen(start)) == 0)
			choices_add(out, a->command, a->label);
	}
	return true;
}
