/* SPDX-License-Identifier: ISC */
/*
 * confine - see confine.h.
 *
 * The filter is written by hand, a table of rows and thirty lines that turn
 * rows into BPF.  libseccomp would do it for more machines, at the price of one
 * more library mapped into every session; a table of forty calls can be read
 * in full, which is what a filter is for.  It knows 64-bit Linux; elsewhere
 * seccomp counts as missing.
 *
 * A call that is in no row fails with EPERM and does not kill: a newer C
 * library may try a newer call, and falls back.  Those that only an intruder
 * would make (run a program, make a process, open a socket, look into another
 * process) end the process at once, which sshd's log and the kernel's tell.
 *
 * Of stat only fstat is let through, which takes no name: the C library's own
 * fstat may go by newfstatat, which does; so SQLite is given another (db.c).
 *
 * Under the sanitizers nothing is confined: they read files, make threads and
 * map what they like.  It counts as missing there.
 */
#include "confine.h"

#include <errno.h>
#include <sys/resource.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

#ifdef __linux__
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/futex.h>
#include <linux/seccomp.h>
#include <stdint.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <termios.h>

#if defined(__x86_64__) && !defined(__ILP32__)
#define MACHINE AUDIT_ARCH_X86_64
#elif defined(__aarch64__) && !defined(__ILP32__)
#define MACHINE AUDIT_ARCH_AARCH64
#elif defined(__riscv) && __riscv_xlen == 64
#define MACHINE AUDIT_ARCH_RISCV64
#elif defined(__powerpc64__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
#define MACHINE AUDIT_ARCH_PPC64LE
#elif defined(__s390x__)
#define MACHINE AUDIT_ARCH_S390X
#endif
#endif /* __linux__ */

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* ---- Landlock ---- */

#ifdef __linux__

/* The interface by numbers: headers of Debian 12 know its first versions. */
#ifndef SYS_landlock_create_ruleset
#define SYS_landlock_create_ruleset 444
#define SYS_landlock_restrict_self 446
#endif
#define CREATE_RULESET_VERSION 1U

struct ruleset {
	uint64_t files;	 /* what is refused to all paths */
	uint64_t net;	 /* since version 4 */
	uint64_t scoped; /* since version 6 */
};

/* What each version of the interface added, refused as far as it is known. */
static const struct ruleset versions[] = {
    {0x1fff, 0, 0},   /* 1: execute, read, write, make and remove */
    {1U << 13, 0, 0}, /* 2: move between folders */
    {1U << 14, 0, 0}, /* 3: truncate */
    {0, 3, 0},	      /* 4: bind and connect TCP */
    {1U << 15, 0, 0}, /* 5: ioctl of devices opened from now on */
    {0, 0, 3},	      /* 6: abstract sockets, signals to others */
};

/* Versions after the last that we know have all that it has. */
static void
refuse_all(int version, struct ruleset *all, size_t *size)
{
	size_t i;

	*all = (struct ruleset){0, 0, 0};
	for (i = 0; i < COUNT(versions) && (int)i < version; i++) {
		all->files |= versions[i].files;
		all->net |= versions[i].net;
		all->scoped |= versions[i].scoped;
	}
	/* An older kernel takes a longer structure whose end is zero. */
	*size = version < 4 ? 8 : version < 6 ? 16 : 24;
}

/* The version that holds now, 0: none. */
static int
landlock(void)
{
	struct ruleset all;
	size_t size;
	long version, set;
	bool ok;

	version = syscall(
	    SYS_landlock_create_ruleset, NULL, 0, CREATE_RULESET_VERSION);
	if (version < 1)
		return 0;
	refuse_all((int)version, &all, &size);
	set = syscall(SYS_landlock_create_ruleset, &all, size, 0);
	if (set < 0)
		return 0;
	ok = syscall(SYS_landlock_restrict_self, set, 0) == 0;
	close((int)set);
	return ok ? (int)version : 0;
}
#endif /* __linux__ */

/* ---- seccomp ---- */

#ifdef MACHINE

#ifndef SECCOMP_RET_KILL_PROCESS
#define SECCOMP_RET_KILL_PROCESS 0x80000000U
#endif

/* An argument, of which MASK has to be IS; no mask, no condition. */
struct condition {
	int arg;
	uint32_t mask, is;
};

struct row {
	int call;
	struct condition c[2];
};

#define ALL 0xffffffffU
#define OWN_PROCESS ALL /* in the place of our number */

/* The first rows are those that a key press takes. */
static const struct row allowed[] = {
    {SYS_pread64, {{0}}},
#ifdef SYS_poll
    {SYS_poll, {{0}}},
#endif
    {SYS_ppoll, {{0}}},
    {SYS_read, {{0}}},
    {SYS_write, {{0}}},
    {SYS_lseek, {{0}}},
    {SYS_brk, {{0}}},
    {SYS_munmap, {{0}}},
    {SYS_mremap, {{0}}},
    {SYS_madvise, {{0}}},
    /* Memory of our own, never code, never a file. */
    {SYS_mmap, {{2, PROT_EXEC, 0}, {3, MAP_ANONYMOUS, MAP_ANONYMOUS}}},
    {SYS_clock_gettime, {{0}}},
    {SYS_gettimeofday, {{0}}},
    {SYS_getrandom, {{0}}},
    /* qsort of the C library wants to know how much memory there is. */
    {SYS_sysinfo, {{0}}},
    /* Looking at the terminal and setting its modes, but no typing into it
     * (TIOCSTI) and no selecting (TIOCLINUX). */
    {SYS_ioctl, {{1, ALL, TCGETS}}},
    {SYS_ioctl, {{1, ALL, TCSETS}}},
    {SYS_ioctl, {{1, ALL, TCSETSW}}},
    {SYS_ioctl, {{1, ALL, TCSETSF}}},
    {SYS_ioctl, {{1, ALL, TIOCGWINSZ}}},
    {SYS_rt_sigaction, {{0}}},
    {SYS_rt_sigprocmask, {{0}}},
    {SYS_rt_sigreturn, {{0}}},
    {SYS_sigaltstack, {{0}}},
    {SYS_restart_syscall, {{0}}},
#ifdef SYS_alarm
    {SYS_alarm, {{0}}},
#endif
    {SYS_setitimer, {{0}}},
    /* A fatal signal is raised once more, for whoever waits for us. */
    {SYS_getpid, {{0}}},
    {SYS_gettid, {{0}}},
    {SYS_tgkill, {{0, ALL, OWN_PROCESS}}},
    {SYS_futex, {{1, ALL, FUTEX_WAKE | FUTEX_PRIVATE_FLAG}}},
    {SYS_close, {{0}}},
#ifdef SYS_fstat
    {SYS_fstat, {{0}}},
#endif
    {SYS_exit, {{0}}},
    {SYS_exit_group, {{0}}},
};

static const int deadly[] = {
    SYS_execve,
    SYS_execveat,
    SYS_clone,
#ifdef SYS_fork
    SYS_fork,
    SYS_vfork,
#endif
    SYS_socket,
    SYS_socketpair,
    SYS_ptrace,
    SYS_process_vm_readv,
    SYS_process_vm_writev,
    SYS_bpf,
    SYS_kexec_load,
    SYS_init_module,
    SYS_finit_module,
    SYS_mount,
    SYS_setns,
    SYS_unshare,
};

enum { PROGRAM_MAX = 400 };

struct program {
	struct sock_filter code[PROGRAM_MAX];
	unsigned short n;
};

static void
add(struct program *p, unsigned code, uint32_t k, unsigned yes, unsigned no)
{
	struct sock_filter f = {(uint16_t)code, (uint8_t)yes, (uint8_t)no, k};

	if (p->n < PROGRAM_MAX)
		p->code[p->n++] = f;
}

static void
load(struct program *p, size_t offset)
{
	add(p, BPF_LD | BPF_W | BPF_ABS, (uint32_t)offset, 0, 0);
}

/* Go on where the value is K, else leave out the next SKIP. */
static void
unless(struct program *p, uint32_t k, unsigned skip)
{
	add(p, BPF_JMP | BPF_JEQ | BPF_K, k, 0, skip);
}

static void
answer(struct program *p, uint32_t action)
{
	add(p, BPF_RET | BPF_K, action, 0, 0);
}

/* The half of an argument in which all that we ask for is. */
static size_t
low_half(int arg)
{
	size_t at = offsetof(struct seccomp_data, args) +
		    (size_t)arg * sizeof(uint64_t);

	return __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? at : at + 4;
}

static void
allow(struct program *p, const struct row *r)
{
	unsigned i, conditions = 0;

	while (conditions < COUNT(r->c) && r->c[conditions].mask != 0)
		conditions++;
	load(p, offsetof(struct seccomp_data, nr));
	unless(p, (uint32_t)r->call, 3 * conditions + 1);
	for (i = 0; i < conditions; i++) {
		const struct condition *c = &r->c[i];

		load(p, low_half(c->arg));
		add(p, BPF_ALU | BPF_AND | BPF_K, c->mask, 0, 0);
		unless(p, c->is == OWN_PROCESS ? (uint32_t)getpid() : c->is,
		    3 * (conditions - i - 1) + 1);
	}
	answer(p, SECCOMP_RET_ALLOW);
}

static void
compose(struct program *p)
{
	size_t i;

	p->n = 0;
	load(p, offsetof(struct seccomp_data, arch));
	add(p, BPF_JMP | BPF_JEQ | BPF_K, MACHINE, 1, 0);
	answer(p, SECCOMP_RET_KILL_PROCESS);
	for (i = 0; i < COUNT(allowed); i++)
		allow(p, &allowed[i]);
	load(p, offsetof(struct seccomp_data, nr));
	for (i = 0; i < COUNT(deadly); i++) {
		unless(p, (uint32_t)deadly[i], 1);
		answer(p, SECCOMP_RET_KILL_PROCESS);
	}
	answer(p, SECCOMP_RET_ERRNO | EPERM);
}

static bool
seccomp(void)
{
	struct program p;
	struct sock_fprog all;

	compose(&p);
	all.len = p.n;
	all.filter = p.code;
	return p.n < PROGRAM_MAX &&
	       syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &all) == 0;
}
#endif /* MACHINE */

/* ---- limits ---- */

static void
limit(int what, rlim_t most)
{
	struct rlimit r;

	if (getrlimit(what, &r) == 0 && r.rlim_max != RLIM_INFINITY &&
	    most > r.rlim_max)
		most = r.rlim_max;
	r.rlim_cur = r.rlim_max = most;
	(void)setrlimit(what, &r);
}

/*
 * Every Unix has these, and they hold where the kernel has no more: 0 to 2 are
 * in use, so no descriptor is to be had, no process made.  poll(2) wants the
 * limit to be no less than the two that it looks at.
 */
static void
set_limits(size_t memory)
{
	limit(RLIMIT_CORE, 0);
	limit(RLIMIT_NPROC, 0);
	limit(RLIMIT_NOFILE, 3);
	if (memory > 0)
		limit(RLIMIT_DATA, memory);
}

/* ---- all of it ---- */

static void
confine_here(size_t memory, struct confine_report *r)
{
#ifdef __linux__
	/* Without it neither of the two may be had by ordinary users. */
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0)
		r->landlock = landlock();
#endif
	set_limits(memory);
#ifdef MACHINE
	r->seccomp = seccomp();
#endif
}

const char *
confine_missing(const struct confine_report *r)
{
	if (r->landlock == 0 && !r->seccomp)
		return "Landlock and no seccomp";
	if (r->landlock == 0)
		return "Landlock";
	return r->seccomp ? "" : "seccomp";
}

bool
confine(bool strict, size_t memory, struct confine_report *r, struct err *e)
{
	*r = (struct confine_report){0, false};
	if (!SANITIZED)
		confine_here(memory, r);
	if (!strict || *confine_missing(r) == '\0')
		return true;
	return err_set(e, ERR_IO,
	    "--restricted=strict: this system has no %s for it; "
	    "--restricted goes on without",
	    confine_missing(r));
}
