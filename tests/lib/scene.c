/* SPDX-License-Identifier: MIT */
#include "scene.h"

#include <errno.h>

static void picture(const struct cells *c, struct str *out)
{
	cells_text(c, out);
	str_add(out, "--- roles\n");
	cells_roles(c, out);
	str_addf(out, "--- cursor %d,%d\n", c->cur_row, c->cur_col);
}

static bool read_file(const char *path, struct str *out)
{
	FILE *f = fopen(path, "r");
	char buf[4096];
	size_t n;

	if (!f)
		return false;
	while ((n = fread(buf, 1, sizeof(buf), f)) > 0)
		str_addn(out, buf, n);
	fclose(f);
	return true;
}

static void write_file(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");

	if (!f || fputs(text, f) < 0)
		fprintf(stderr, "%s: %s\n", path, strerror(errno));
	if (f)
		fclose(f);
}

/* The first line that differs says enough to see what happened. */
static void explain(const char *path, const char *want, const char *got)
{
	int line = 1;

	while (*want && *want == *got) {
		line += *want == '\n';
		want++;
		got++;
	}
	fprintf(stderr, "# %s differs in line %d:\n# want %.*s\n# got  %.*s\n", path, line,
		(int)strcspn(want, "\n"), want, (int)strcspn(got, "\n"), got);
}

static void snap(void *arg, const char *name, const struct cells *c)
{
	struct scene *s = arg;
	STR_AUTO got = str_make(1 << 20);
	STR_AUTO want = str_make(1 << 20);
	char path[256];

	text_putf(path, sizeof(path), "%s/%s.txt", s->folder, name);
	picture(c, &got);
	s->snaps++;
	if (getenv("ACCEPT")) {
		write_file(path, got.d);
		return;
	}
	if (!read_file(path, &want)) {
		fprintf(stderr, "# %s: no such file\n", path);
		s->differ++;
	} else if (strcmp(want.d, got.d) != 0) {
		explain(path, want.d, got.d);
		s->differ++;
	}
}

void scene_open(struct scene *s, const char *folder, const char *script,
	const struct script_options *size)
{
	struct script_options o = size ? *size : (struct script_options){ 0 };

	*s = (struct scene){ .folder = folder };
	o.snap = snap;
	o.arg = s;
	s->term = term_script_open(script, &o);
}

bool scene_run(struct scene *s)
{
	ui_run(s->ui);
	return s->differ == 0;
}

void scene_close(struct scene *s)
{
	ui_free(s->ui);
	s->term->ops->close(s->term);
	*s = (struct scene){ 0 };
}

int64_t scene_now(const struct scene *s)
{
	return term_script_now(s->term);
}

void scene_row(const struct scene *s, int row, char *out, size_t size)
{
	STR_AUTO all = str_make(1 << 20);
	const char *at;

	text_put(out, size, "");
	if (!term_script_picture(s->term))
		return;
	cells_text(term_script_picture(s->term), &all);
	at = all.d;
	while (--row > 0 && *at) {
		at += strcspn(at, "\n");
		at += *at == '\n';
	}
	text_putf(out, size, "%.*s", (int)strcspn(at, "\n"), at);
}

bool scene_shows(const struct scene *s, const char *text)
{
	STR_AUTO all = str_make(1 << 20);

	if (!term_script_picture(s->term))
		return false;
	cells_text(term_script_picture(s->term), &all);
	return strstr(all.d, text) != NULL;
}

enum role scene_role(const struct scene *s, int row, int col)
{
	const struct cells *c = term_script_picture(s->term);
	const struct cell *cell = c ? cells_at(c, row, col) : NULL;

	return cell ? (enum role)cell->role : ROLE_TEXT;
}
