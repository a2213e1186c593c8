/* SPDX-License-Identifier: MIT */
/* libFuzzer: any bytes, any gaps. Holds: no control character comes out as text, every key is
 * one of the table, a paste is terminated and within its limit, silence always ends. */
#include "../../src/panel/decode.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(const struct key *k)
{
	if ((unsigned)k->code >= KEYS_COUNT)
		abort();
	if (k->code == KEYS_CHAR && (!k->text[0] || (unsigned char)k->text[0] < 0x20))
		abort();
	if (k->code == KEYS_PASTE && strlen(k->paste) > DECODE_PASTE_MAX)
		abort();
	if (k->code == KEYS_CLICK && (k->row < 1 || k->col < 1))
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (!size)
		return 0;
	struct decode d = decode_make(data[0] & 1);
	d.mouse = data[0] & 2;
	int64_t now = 0;
	struct key k;
	for (size_t i = 1; i < size; i++) {
		/* 0xfe stands for a second of silence: no UTF-8 text holds it. */
		if (data[i] == 0xfe) {
			now += 1000;
			for (int n = 0; decode_tick(&d, now, &k); n++) {
				check(&k);
				if (n > 3)
					abort();
			}
			if (data[0] & 4)
				decode_esc_taken(&d, now);
			continue;
		}
		enum decode_result r = decode_byte(&d, data[i], now, &k);
		if (r != DECODE_MORE)
			check(&k);
		if (r == DECODE_KEY_AGAIN) {
			r = decode_byte(&d, data[i], now, &k);
			if (r == DECODE_KEY_AGAIN)
				abort();
			if (r == DECODE_KEY)
				check(&k);
		}
	}
	decode_free(&d);
	return 0;
}
