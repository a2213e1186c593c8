/* SPDX-License-Identifier: MIT */
#include "vt_priv.h"

#include "arrears/base/mem.h"

/* --- modes and marks --------------------------------------------------------- */

static bool starts(const char *s, const char *with)
{
	return strncmp(s, with, strlen(with)) == 0;
}

static void take_mode(struct vt *t)
{
	bool on = t->seq[t->seq_len - 1] == 'h';
	if (starts(t->seq, "[?2004"))
		t->paste = on;
	if (starts(t->seq, "[?1000"))
		t->mouse = on;
	if (starts(t->seq, "[?1049"))
		t->alternate = on;
}

static void take_seq(struct vt *t)
{
	unsigned long long used;
	int rows, cols;
	t->seq[t->seq_len] = 0;
	t->in_seq = false;
	if (sscanf(t->seq, "]7777;%llu;%d;%d", &used, &rows, &cols) == 3) {
		t->used = used;
		t->mark_rows = rows;
		t->mark_cols = cols;
		t->mark_bytes += t->seq_len + 2; /* with ESC and BEL */
	} else if (starts(t->seq, "]52;c;")) {
		text_put(t->clipboard, sizeof t->clipboard, t->seq + 6);
	} else if (starts(t->seq, "[?")) {
		take_mode(t);
	}
}

/* From the bytes themselves: versions of libvterm tell of strings and modes in different ways. */
void vt_scan(struct vt *t, const char *p, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		char c = p[i];
		if (c == '\033') {
			t->in_seq = true;
			t->seq_len = 0;
			continue;
		}
		if (!t->in_seq)
			continue;
		bool string = t->seq_len && t->seq[0] == ']';
		if (string && c == '\007') {
			take_seq(t);
			continue;
		}
		if (t->seq_len < SEQ_MAX - 1)
			t->seq[t->seq_len++] = c;
		bool first = t->seq_len == 1;
		if ((first && c != '[' && c != ']') || (!first && !string && c >= 0x40))
			take_seq(t);
	}
}

/* --- the screen --------------------------------------------------------- */

static VTermScreenCell cell_at(struct vt *t, int row, int col)
{
	VTermScreenCell cell = { .width = 1 };
	VTermPos pos = { .row = row - 1, .col = col - 1 };
	vterm_screen_get_cell(t->screen, pos, &cell);
	return cell;
}

static void add_utf8(struct str *s, uint32_t cp)
{
	char out[4];
	size_t n = cp < 0x80 ? 1 : cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
	static const unsigned char lead[] = { 0, 0, 0xc0, 0xe0, 0xf0 };
	for (size_t i = n - 1; i > 0; i--, cp >>= 6)
		out[i] = (char)(0x80 | (cp & 0x3f));
	out[0] = (char)(lead[n] | cp);
	str_addn(s, out, n);
}

static void add_row(struct vt *t, int row)
{
	size_t keep = t->text.len;
	for (int col = 1; col <= t->cols;) {
		VTermScreenCell cell = cell_at(t, row, col);
		bool blank = cell.chars[0] == 0 || cell.chars[0] == ' ';
		if (blank)
			add_utf8(&t->text, ' ');
		for (int i = 0; !blank && i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++)
			add_utf8(&t->text, cell.chars[i]);
		if (!blank)
			keep = t->text.len;
		col += cell.width > 1 ? cell.width : 1;
	}
	t->text.len = keep;
	t->text.d[keep] = 0;
}

const char *vt_row(struct vt *t, int row)
{
	str_reset(&t->text);
	add_row(t, row);
	return t->text.d;
}

const char *vt_screen(struct vt *t)
{
	str_reset(&t->text);
	for (int row = 1; row <= t->rows; row++) {
		add_row(t, row);
		str_add(&t->text, "\n");
	}
	return t->text.d;
}

bool vt_find(struct vt *t, const char *text, int *row, int *col)
{
	for (int r = 1; r <= t->rows; r++) {
		const char *line = vt_row(t, r);
		const char *at = strstr(line, text);
		if (!at)
			continue;
		AUTO_FREE char *before = mem_strdup(line);
		before[at - line] = 0;
		*row = r;
		*col = text_width(before) + 1;
		return true;
	}
	return false;
}

bool vt_has(struct vt *t, const char *text)
{
	int row, col;
	return vt_find(t, text, &row, &col);
}

void vt_show(struct vt *t)
{
	for (int row = 1; row <= t->rows; row++)
		printf("# %2d|%s\n", row, vt_row(t, row));
}

void vt_cursor(struct vt *t, int *row, int *col)
{
	VTermPos pos;
	vterm_state_get_cursorpos(vterm_obtain_state(t->vt), &pos);
	*row = pos.row + 1;
	*col = pos.col + 1;
}

unsigned vt_look_at(struct vt *t, int row, int col)
{
	VTermScreenCell cell = cell_at(t, row, col);
	return (cell.attrs.bold ? VT_BOLD : 0u) | (cell.attrs.underline ? VT_UNDERLINE : 0u) |
	       (cell.attrs.reverse ? VT_REVERSE : 0u);
}

unsigned vt_color_at(struct vt *t, int row, int col)
{
	VTermColor c = cell_at(t, row, col).fg;
	vterm_screen_convert_color_to_rgb(t->screen, &c);
	return (unsigned)c.rgb.red << 16 | (unsigned)c.rgb.green << 8 | c.rgb.blue;
}

int vt_bells(const struct vt *t)
{
	return t->bells;
}

bool vt_paste_on(const struct vt *t)
{
	return t->paste;
}

bool vt_mouse_on(const struct vt *t)
{
	return t->mouse;
}

bool vt_alternate_on(const struct vt *t)
{
	return t->alternate;
}

const char *vt_clipboard(const struct vt *t)
{
	return t->clipboard;
}

/* --- the program --------------------------------------------------------- */

pid_t vt_pid(const struct vt *t)
{
	return t->pid;
}

uint64_t vt_bytes(const struct vt *t)
{
	return t->read - t->mark_bytes;
}

static bool read_proc(const struct vt *t, const char *file, char *out, size_t size)
{
	char path[64];
	snprintf(path, sizeof path, "/proc/%d/%s", (int)t->pid, file);
	FILE *f = fopen(path, "r");
	if (!f)
		return false;
	size_t n = fread(out, 1, size - 1, f);
	out[n] = 0;
	fclose(f);
	return n > 0;
}

long vt_rss_kb(const struct vt *t)
{
	char s[8192];
	const char *at = read_proc(t, "status", s, sizeof s) ? strstr(s, "VmRSS:") : NULL;
	return at ? strtol(at + 6, NULL, 10) : -1;
}

long vt_cpu_ticks(const struct vt *t)
{
	char s[1024];
	const char *at = read_proc(t, "stat", s, sizeof s) ? strrchr(s, ')') : NULL;
	unsigned long user, sys;
	if (!at || sscanf(at + 1, " %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &user,
			   &sys) != 2)
		return -1;
	return (long)(user + sys);
}
