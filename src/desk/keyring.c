/* SPDX-License-Identifier: MIT */
#include "keyring.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <sys/stat.h>
#include <unistd.h>

#include "arrears/base/text.h"

#define FILE_MARK "arrears-machine-key-1 "
#define FILE_LEN (sizeof FILE_MARK - 1 + 2 * SECRET_KEY_LEN + 1)

static void label_of(const struct keyslot *slot, char out[48])
{
	static const char *const kinds[] = {
		[KEYSLOT_USER] = "user",
		[KEYSLOT_RECOVERY] = "recovery",
		[KEYSLOT_MACHINE] = "machine",
	};
	(void)text_putf(out, 48, "key_slot.%s:%" PRId64, kinds[slot->kind], slot->user_id);
}

static void wrap(const struct secret_key *data, const struct secret_key *with,
	struct keyslot *slot)
{
	char label[48];
	label_of(slot, label);
	secret_seal(with, label, data->b, sizeof data->b, slot->box);
}

static enum msgid unwrap(const struct keyslot *slot, const struct secret_key *with,
	struct secret_key *out, struct err *err)
{
	char label[48];
	label_of(slot, label);
	return secret_open(with, label, slot->box, sizeof slot->box, out->b, err);
}

enum msgid keyring_wrap_password(const struct secret_key *data, const char *password, int cost,
	struct keyslot *out, struct err *err)
{
	struct secret_key derived;
	out->kind = KEYSLOT_USER;
	out->cost = cost ? cost : SECRET_COST_INTERACTIVE;
	secret_random(out->salt, sizeof out->salt);
	enum msgid m = secret_from_password(password, out->salt, (enum secret_cost)out->cost,
		&derived, err);
	if (m != MSG_OK)
		return m;
	wrap(data, &derived, out);
	secret_wipe(&derived, sizeof derived);
	return MSG_OK;
}

enum msgid keyring_wrap_phrase(const struct secret_key *data, const char *phrase,
	struct keyslot *out, struct err *err)
{
	struct secret_key derived;
	*out = (struct keyslot){ .kind = KEYSLOT_RECOVERY, .created_at = out->created_at };
	secret_random(out->salt, sizeof out->salt);
	enum msgid m = secret_phrase_key(phrase, out->salt, &derived, err);
	if (m != MSG_OK)
		return m;
	wrap(data, &derived, out);
	secret_wipe(&derived, sizeof derived);
	return MSG_OK;
}

void keyring_wrap_machine(const struct secret_key *data, const struct secret_key *machine,
	struct keyslot *out)
{
	*out = (struct keyslot){ .kind = KEYSLOT_MACHINE, .created_at = out->created_at };
	secret_random(out->salt, sizeof out->salt);
	wrap(data, machine, out);
}

enum msgid keyring_open_password(const struct keyslot *slot, const char *password,
	struct secret_key *out, struct err *err)
{
	struct secret_key derived;
	enum msgid m = secret_from_password(password, slot->salt, (enum secret_cost)slot->cost,
		&derived, err);
	if (m == MSG_OK)
		m = unwrap(slot, &derived, out, err);
	secret_wipe(&derived, sizeof derived);
	return m;
}

enum msgid keyring_open_phrase(const struct keyslot *slot, const char *phrase,
	struct secret_key *out, struct err *err)
{
	struct secret_key derived;
	enum msgid m = secret_phrase_key(phrase, slot->salt, &derived, err);
	if (m == MSG_OK)
		m = unwrap(slot, &derived, out, err);
	secret_wipe(&derived, sizeof derived);
	return m;
}

enum msgid keyring_open_machine(const struct keyslot *slot, const struct secret_key *machine,
	struct secret_key *out, struct err *err)
{
	return unwrap(slot, machine, out, err);
}

enum msgid keyring_file_make(const char *path, const struct secret_key *key, struct err *err)
{
	char text[FILE_LEN + 1];
	memcpy(text, FILE_MARK, sizeof FILE_MARK - 1);
	secret_hex(key->b, sizeof key->b, text + sizeof FILE_MARK - 1);
	text[FILE_LEN - 1] = '\n';

	int fd = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (fd < 0 && errno == EEXIST)
		return err_set(err, MSG_DB_EXISTS, "KEY", path, NULL);
	if (fd < 0)
		return err_set(err, MSG_FILE_WRITE, "KEY", path, strerror(errno), NULL);
	bool good = write(fd, text, FILE_LEN) == (ssize_t)FILE_LEN && fsync(fd) == 0;
	int why = errno;
	close(fd);
	secret_wipe(text, sizeof text);
	if (good)
		return MSG_OK;
	(void)unlink(path);
	return err_set(err, MSG_FILE_WRITE, "KEY", path, strerror(why), NULL);
}

static int hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool read_key(const char text[FILE_LEN], struct secret_key *key)
{
	if (memcmp(text, FILE_MARK, sizeof FILE_MARK - 1) != 0 || text[FILE_LEN - 1] != '\n')
		return false;
	const char *hex = text + sizeof FILE_MARK - 1;
	for (size_t i = 0; i < SECRET_KEY_LEN; i++) {
		int high = hex_digit(hex[2 * i]), low = hex_digit(hex[2 * i + 1]);
		if (high < 0 || low < 0)
			return false;
		key->b[i] = (unsigned char)(high << 4 | low);
	}
	return true;
}

enum msgid keyring_file_read(const char *path, struct secret_key *key, struct err *err)
{
	char text[FILE_LEN] = "";
	struct stat sb;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (fd < 0 && errno == ENOENT)
		return err_set(err, MSG_KEY_FILE_MISSING, "KEY", path, NULL);
	if (fd < 0)
		return err_set(err, MSG_FILE_OPEN, "KEY", path, strerror(errno), NULL);
	enum msgid m = MSG_OK;
	struct secret_key got = { 0 };
	if (fstat(fd, &sb) != 0 || !S_ISREG(sb.st_mode))
		m = err_set(err, MSG_KEY_FILE_BAD, "KEY", path, NULL);
	else if (sb.st_mode & 077)
		m = err_set(err, MSG_KEY_FILE_MODE, "KEY", path, NULL);
	else if (read(fd, text, sizeof text) != (ssize_t)sizeof text || !read_key(text, &got))
		m = err_set(err, MSG_KEY_FILE_BAD, "KEY", path, NULL);
	close(fd);
	if (m == MSG_OK)
		*key = got;
	secret_wipe(text, sizeof text);
	secret_wipe(&got, sizeof got);
	return m;
}
