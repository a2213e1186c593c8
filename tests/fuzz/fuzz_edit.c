/* SPDX-License-Identifier: MIT */
/* libFuzzer: any keys into a field of any width. Holds: the text stays UTF-8 and within its
 * columns, the cursor inside the field, undo brings back what was there at entry. */
#include "../../src/panel/edit.h"
#include "arrears/base/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(const struct edit *e)
{
	if (text_width(e->text) > e->max || strlen(e->text) >= e->size)
		abort();
	if (!text_is_utf8(e->text, strlen(e->text)))
		abort();
	if (e->pos < 0 || edit_column(e) >= e->max)
		abort();
}

/* Takes one code point from data if it is valid UTF-8; 0 bytes otherwise. */
static size_t code_point(const uint8_t *data, size_t size, char out[8])
{
	size_t n = data[0] < 0x80 ? 1 : data[0] < 0xe0 ? 2 : data[0] < 0xf0 ? 3 : 4;

	if (n > size || data[0] < 0x20 || data[0] == 0x7f)
		return 0;
	memcpy(out, data, n);
	out[n] = '\0';
	return text_is_utf8(out, n) ? n : 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const enum key_code keys[] = { KEYS_LEFT, KEYS_RIGHT, KEYS_HOME, KEYS_END,
		KEYS_BACKSPACE, KEYS_DELETE, KEYS_FIELD_EXIT, KEYS_ERASE_INPUT, KEYS_UNDO_FIELD };
	struct edit e;
	char entry[512];

	if (size < 2)
		return 0;
	edit_init(&e, data[0] % 40 + 1);
	edit_set(&e, data[1] & 1 ? "O'HARA, J" : "");
	edit_enter(&e);
	text_put(entry, sizeof(entry), e.text);
	for (size_t i = 2; i < size;) {
		char text[8];
		size_t n = code_point(data + i, size - i, text);

		if (n)
			edit_char(&e, text, data[1] & 2);
		else
			edit_key(&e, keys[data[i] % ARRAY_SIZE(keys)]);
		i += n ? n : 1;
		check(&e);
	}
	edit_key(&e, KEYS_UNDO_FIELD);
	if (strcmp(e.text, entry) != 0)
		abort();
	edit_free(&e);
	return 0;
}
