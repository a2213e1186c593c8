/* SPDX-License-Identifier: MIT */
#include "subject.h"

#include "arrears/base/mem.h"
#include "arrears/desk/view.h"

static enum msgid number_of(const struct app *app, const struct panel_args *args, int64_t *id,
	struct err *err)
{
	*id = args->id ? args->id : app->subject;
	if (args->id == 0 && args->text[0])
		return text_to_int(args->text, 1, INT64_MAX, id, NULL) == MSG_OK ? MSG_OK :
			err_set(err, MSG_ACCOUNT_NUMBER, "", args->text, NULL);
	return *id ? MSG_OK : err_set(err, MSG_ACCOUNT_WANTED, "", NULL);
}

static void take(const struct account_view *v, struct subject *out)
{
	size_t used = 0;
	out->consumer_id = v->consumer.id;
	(void)text_put(out->name, sizeof out->name, v->name);
	for (int i = 0; i < v->word_count; i++) {
		(void)text_putf(out->words + used, sizeof out->words - used, "%s%s",
			used ? "   " : "", v->words[i]);
		used = strlen(out->words);
	}
}

enum msgid subject_open(struct ui *ui, const void *args, struct subject *out, struct err *err)
{
	struct app *app = app_of(ui);
	struct subject s = { .outer = app->subject };
	enum msgid m = number_of(app, args, &s.account_id, err);
	if (m != MSG_OK)
		return m;
	AUTO_FREE struct account_view *v = mem_alloc(1, sizeof *v);
	m = view_load(app->desk, s.account_id, v, err);
	if (m != MSG_OK)
		return m;
	take(v, &s);
	view_free(v);
	app->subject = s.account_id;
	*out = s;
	return MSG_OK;
}

void subject_close(struct ui *ui, const struct subject *s)
{
	if (!ui_is_passing(ui))
		app_of(ui)->subject = s->outer;
}

void subject_show(struct pane *p, const struct subject *s)
{
	pane_setf(p, "ACCOUNT", "%lld", (long long)s->account_id);
	pane_set(p, "NAME", s->name);
	pane_set(p, "WORDS", s->words);
}
