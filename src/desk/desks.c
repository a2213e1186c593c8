/* SPDX-License-Identifier: MIT */
#include "arrears/desk/desks.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "arrears/store/claim.h"

static struct flock byte_lock(int desk_no, short type)
{
	return (struct flock){ .l_type = type, .l_whence = SEEK_SET, .l_start = desk_no,
		.l_len = 1 };
}

static bool take(int fd, int desk_no)
{
	struct flock l = byte_lock(desk_no, F_WRLCK);

	return fcntl(fd, F_OFD_SETLK, &l) == 0;
}

bool desk_alive(const struct desk *d, int desk_no)
{
	if (desk_no > 0 && desk_no == d->desk_no)
		return true;
	if (d->desks_fd < 0)
		return desk_no > 0;     /* cannot know: nobody's claim is taken over */
	struct flock l = byte_lock(desk_no, F_WRLCK);
	return fcntl(d->desks_fd, F_OFD_GETLK, &l) != 0 || l.l_type != F_UNLCK;
}

int desks_others(const struct desk *d)
{
	int n = 0;

	for (int i = 1; i <= DESKS_MAX; i++)
		n += i != d->desk_no && desk_alive(d, i);
	return n;
}

/* Beside the database, with its mode: who may open the one may hold a desk. */
static enum msgid open_file(struct desk *d, int *fd, struct err *err)
{
	STR_AUTO path = str_make(4096);
	struct stat sb;

	str_addf(&path, "%s-desks", db_path(d->db));
	mode_t mode = stat(db_path(d->db), &sb) == 0 ? sb.st_mode & 0660 : 0600;
	int f = open(path.d, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, mode);
	if (f < 0)
		return err_set(err, MSG_FILE_OPEN, "", path.d, strerror(errno), NULL);
	if (fstat(f, &sb) == 0 && sb.st_uid == geteuid() && (sb.st_mode & 0777) != mode)
		(void)fchmod(f, mode);
	*fd = f;
	return MSG_OK;
}

/* What dead desks left, and what the last holder of our own byte left. */
static enum msgid purge(struct desk *d, struct err *err)
{
	int desks[DESKS_MAX];
	size_t n = 0;
	enum msgid m = claim_desks(d->db, desks, ARRAY_SIZE(desks), &n, err);
	bool any = false;

	for (size_t i = 0; i < n; i++)
		any = any || desks[i] == d->desk_no || !desk_alive(d, desks[i]);
	if (m != MSG_OK || !any)
		return m;
	m = db_begin(d->db, err);
	if (m != MSG_OK)
		return m;
	for (size_t i = 0; m == MSG_OK && i < n; i++)
		if (desks[i] == d->desk_no || !desk_alive(d, desks[i]))
			m = claim_purge(d->db, desks[i], err);
	return db_end(d->db, m, err);
}

enum msgid desks_open(struct desk *d, struct err *err)
{
	int fd = -1, no = 1;
	enum msgid m = open_file(d, &fd, err);

	if (m != MSG_OK)
		return m;
	while (no <= DESKS_MAX && !take(fd, no))
		no++;
	if (no > DESKS_MAX) {
		char max[8];
		close(fd);
		(void)text_putf(max, sizeof max, "%d", DESKS_MAX);
		return err_set(err, MSG_DESKS_FULL, "", max, NULL);
	}
	d->desks_fd = fd;
	d->desk_no = no;
	m = purge(d, err);
	if (m != MSG_OK)
		desks_close(d);
	return m;
}

void desks_close(struct desk *d)
{
	if (d->desk_no > 0 && d->desks_fd >= 0)
		close(d->desks_fd);
	d->desks_fd = -1;
	d->desk_no = 0;
}
