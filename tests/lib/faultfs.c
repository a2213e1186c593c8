/* SPDX-License-Identifier: MIT */
#include "faultfs.h"

#include <sqlite3.h>
#include <stddef.h>

struct fault_file {
	sqlite3_file base;
	sqlite3_file *real;     /* behind us, in the same room */
};

static sqlite3_vfs *disk;
static struct { bool on, hit; enum fault fault; int left; } armed;

static int strike(bool sync)
{
	if (!armed.on || sync != (armed.fault == FAULT_SYNC))
		return SQLITE_OK;
	if (armed.left > 0 && --armed.left > 0)
		return SQLITE_OK;
	armed.hit = true;
	return armed.fault == FAULT_FULL ? SQLITE_FULL
		: armed.fault == FAULT_WRITE ? SQLITE_IOERR_WRITE : SQLITE_IOERR_FSYNC;
}

static sqlite3_file *real(sqlite3_file *f)
{
	return ((struct fault_file *)f)->real;
}

static int f_close(sqlite3_file *f)
{
	return real(f)->pMethods->xClose(real(f));
}

static int f_read(sqlite3_file *f, void *out, int n, sqlite3_int64 at)
{
	return real(f)->pMethods->xRead(real(f), out, n, at);
}

static int f_write(sqlite3_file *f, const void *data, int n, sqlite3_int64 at)
{
	int rc = strike(false);
	return rc ? rc : real(f)->pMethods->xWrite(real(f), data, n, at);
}

static int f_truncate(sqlite3_file *f, sqlite3_int64 size)
{
	int rc = strike(false);
	return rc ? rc : real(f)->pMethods->xTruncate(real(f), size);
}

static int f_sync(sqlite3_file *f, int flags)
{
	int rc = strike(true);
	return rc ? rc : real(f)->pMethods->xSync(real(f), flags);
}

static int f_size(sqlite3_file *f, sqlite3_int64 *size)
{
	return real(f)->pMethods->xFileSize(real(f), size);
}

static int f_lock(sqlite3_file *f, int level)
{
	return real(f)->pMethods->xLock(real(f), level);
}

static int f_unlock(sqlite3_file *f, int level)
{
	return real(f)->pMethods->xUnlock(real(f), level);
}

static int f_reserved(sqlite3_file *f, int *out)
{
	return real(f)->pMethods->xCheckReservedLock(real(f), out);
}

static int f_control(sqlite3_file *f, int op, void *arg)
{
	return real(f)->pMethods->xFileControl(real(f), op, arg);
}

static int f_sector(sqlite3_file *f)
{
	return real(f)->pMethods->xSectorSize(real(f));
}

static int f_traits(sqlite3_file *f)
{
	return real(f)->pMethods->xDeviceCharacteristics(real(f));
}

static int f_shm_map(sqlite3_file *f, int page, int size, int extend, void volatile **out)
{
	int rc = extend ? strike(false) : SQLITE_OK;
	return rc ? rc : real(f)->pMethods->xShmMap(real(f), page, size, extend, out);
}

static int f_shm_lock(sqlite3_file *f, int at, int n, int flags)
{
	return real(f)->pMethods->xShmLock(real(f), at, n, flags);
}

static void f_shm_barrier(sqlite3_file *f)
{
	real(f)->pMethods->xShmBarrier(real(f));
}

static int f_shm_unmap(sqlite3_file *f, int drop)
{
	return real(f)->pMethods->xShmUnmap(real(f), drop);
}

static const sqlite3_io_methods methods = {
	.iVersion = 2, .xClose = f_close, .xRead = f_read, .xWrite = f_write,
	.xTruncate = f_truncate, .xSync = f_sync, .xFileSize = f_size, .xLock = f_lock,
	.xUnlock = f_unlock, .xCheckReservedLock = f_reserved, .xFileControl = f_control,
	.xSectorSize = f_sector, .xDeviceCharacteristics = f_traits, .xShmMap = f_shm_map,
	.xShmLock = f_shm_lock, .xShmBarrier = f_shm_barrier, .xShmUnmap = f_shm_unmap,
};

static int open_file(sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *f, int flags, int *out)
{
	struct fault_file *ff = (struct fault_file *)f;
	(void)vfs;
	ff->real = (sqlite3_file *)(void *)(ff + 1);
	int rc = disk->xOpen(disk, name, ff->real, flags, out);
	f->pMethods = ff->real->pMethods ? &methods : NULL;
	return rc;
}

void faultfs_install(void)
{
	static sqlite3_vfs vfs;
	if (disk)
		return;
	sqlite3_initialize();
	disk = sqlite3_vfs_find(NULL);
	vfs = *disk;
	vfs.zName = "faultfs";
	vfs.szOsFile = (int)sizeof(struct fault_file) + disk->szOsFile;
	vfs.xOpen = open_file;
	sqlite3_vfs_register(&vfs, 1);
}

void faultfs_arm(enum fault fault, int n)
{
	armed.on = true;
	armed.hit = false;
	armed.fault = fault;
	armed.left = n;
}

bool faultfs_disarm(void)
{
	armed.on = false;
	return armed.hit;
}
