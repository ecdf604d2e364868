/* SPDX-License-Identifier: ISC */
/*
 * Proves: a process that is confined can still read what is open, write, wait,
 * take memory and time and end; and of all else the kernel refuses each thing
 * that is tried: files, programs, processes, sockets, other processes, code.
 * Each is tried in a child of its own, once with the filter and once with
 * Landlock and the limits alone, as far as they go.
 */
#include "confine.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

enum { DONE = 0, LACKING = 200, KILLED = 1000 };

static int opened; /* a file that was opened before */

/* ---- what is tried: 0 where it worked, else errno ---- */

static int
result(long r)
{
	return r < 0 ? errno : DONE;
}

static int
try_read(void)
{
	char c;

	return result(pread(opened, &c, 1, 0));
}

static int
try_wait(void)
{
	struct pollfd p[2] = {{0, POLLIN, 0}, {opened, POLLIN, 0}};

	return result(poll(p, 2, 0));
}

static int
try_memory(void)
{
	size_t n = (size_t)32 << 20;
	char *s = malloc(n);

	if (s == NULL)
		return ENOMEM;
	memset(s, 1, n);
	free(s);
	return DONE;
}

static int
try_time(void)
{
	struct timespec t;

	return result(clock_gettime(CLOCK_MONOTONIC, &t));
}

static int
try_open(void)
{
	return result(open("/etc/passwd", O_RDONLY));
}

static int
try_open_up(void)
{
	return result(open("../../../../etc/passwd", O_RDONLY));
}

static int
try_create(void)
{
	return result(open("confine.tmp", O_WRONLY | O_CREAT, 0600));
}

static int
try_unlink(void)
{
	return result(unlink("confine.tmp"));
}

static int
try_folder(void)
{
	return result(mkdir("confine.d", 0700));
}

static int
try_stat(void)
{
	struct stat st;

	return result(stat("/etc/passwd", &st));
}

static int
try_access(void)
{
	return result(access("/etc/passwd", F_OK));
}

static int
try_link(void)
{
	char s[64];

	return result(readlink("/proc/self/exe", s, sizeof s));
}

static int
try_memfd(void)
{
	return result(memfd_create("x", 0));
}

static int
try_dup(void)
{
	return result(dup(0));
}

static int
try_code(void)
{
	return mmap(NULL, 4096, PROT_READ | PROT_EXEC,
		   MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED
		   ? errno
		   : DONE;
}

static int
try_map(void)
{
	return mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, opened, 0) == MAP_FAILED
		   ? errno
		   : DONE;
}

static int
try_protect(void)
{
	static char page[8192];
	uintptr_t at = ((uintptr_t)page + 4095) & ~(uintptr_t)4095;

	return result(mprotect((void *)at, 4096, PROT_READ | PROT_EXEC));
}

static int
try_type(void)
{
	return result(ioctl(0, TIOCSTI, "x"));
}

static int
try_kill(void)
{
	return result(kill(getppid(), 0));
}

static int
try_limit(void)
{
	struct rlimit r = {100, 100};

	return result(setrlimit(RLIMIT_NOFILE, &r));
}

static int
try_prctl(void)
{
	return result(prctl(PR_SET_NAME, "x", 0, 0, 0));
}

static int
try_exec(void)
{
	char *const none[] = {NULL};

	return result(execve("/bin/sh", none, none));
}

static int
try_fork(void)
{
	return result(syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0));
}

static int
try_socket(void)
{
	return result(socket(AF_INET, SOCK_STREAM, 0));
}

static int
try_ptrace(void)
{
	return result(ptrace(PTRACE_ATTACH, getppid(), 0, 0));
}

static int
try_peek(void)
{
	return result(syscall(SYS_process_vm_readv, getppid(), 0, 0, 0, 0, 0));
}

/* A call of this machine's other system, where there is one. */
static int
try_other(void)
{
#ifdef __x86_64__
	return result(syscall(0x40000000 + SYS_openat, AT_FDCWD, "/", 0, 0));
#else
	errno = EPERM;
	return EPERM;
#endif
}

static const struct {
	const char *name;
	int (*try)(void);
	int filtered; /* with the filter */
	int without;  /* with Landlock and limits only; -1: not held */
} tries[] = {
    {"read", try_read, DONE, DONE},
    {"wait", try_wait, DONE, DONE},
    {"memory", try_memory, DONE, DONE},
    {"time", try_time, DONE, DONE},
    {"open", try_open, EPERM, EMFILE},
    {"open above", try_open_up, EPERM, EMFILE},
    {"create", try_create, EPERM, EMFILE},
    {"unlink", try_unlink, EPERM, -1},
    {"make a folder", try_folder, EPERM, EACCES},
    {"stat", try_stat, EPERM, -1},
    {"access", try_access, EPERM, -1},
    {"read a link", try_link, EPERM, -1},
    {"make a file of memory", try_memfd, EPERM, EMFILE},
    {"copy a descriptor", try_dup, EPERM, EMFILE},
    {"map code", try_code, EPERM, -1},
    {"map a file", try_map, EPERM, -1},
    {"make data code", try_protect, EPERM, -1},
    {"type into the terminal", try_type, EPERM, -1},
    {"signal another", try_kill, EPERM, -1},
    {"lift a limit", try_limit, EPERM, -1},
    {"change itself", try_prctl, EPERM, -1},
    {"another system's call", try_other, EPERM, -1},
    {"run a program", try_exec, KILLED + SIGSYS, EACCES},
    {"make a process", try_fork, KILLED + SIGSYS, -1},
    {"make a socket", try_socket, KILLED + SIGSYS, EMFILE},
    {"trace", try_ptrace, KILLED + SIGSYS, -1},
    {"read another's memory", try_peek, KILLED + SIGSYS, -1},
};

/* In a child: confine, try, and end with what came of it. */
static int
outcome(int (*try)(void), bool (*enough)(const struct confine_report *))
{
	struct confine_report r;
	struct err e = ERR_INIT;
	int status;
	pid_t pid = fork();

	assert_true(pid >= 0);
	if (pid == 0) {
		if (!confine(false, (size_t)64 << 20, &r, &e) || !enough(&r))
			_exit(LACKING);
		_exit(try());
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	return WIFSIGNALED(status) ? KILLED + WTERMSIG(status)
				   : WEXITSTATUS(status);
}

static bool
all(const struct confine_report *r)
{
	return r->landlock > 0 && r->seccomp;
}

static bool
landlock_alone(const struct confine_report *r)
{
	return r->landlock > 0 && !r->seccomp;
}

static void
test_filtered(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof tries / sizeof *tries; i++) {
		int got = outcome(tries[i].try, all);

		if (got != tries[i].filtered)
			fail_msg("%s: %d, not %d", tries[i].name, got,
			    tries[i].filtered);
	}
}

/* Called with arguments that do nothing, should it be let through. */
static long deadly_call;

static int
try_call(void)
{
	return result(syscall(deadly_call, -1, -1, -1, -1, -1, -1));
}

/* What nobody calls by accident ends the program. */
static void
test_deadly(void **state)
{
	static const long calls[] = {SYS_execveat, SYS_socketpair,
	    SYS_process_vm_writev, SYS_bpf, SYS_kexec_load, SYS_init_module,
	    SYS_finit_module, SYS_mount, SYS_setns, SYS_unshare};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof calls / sizeof *calls; i++) {
		deadly_call = calls[i];
		if (outcome(try_call, all) != KILLED + SIGSYS)
			fail_msg("call %ld does not end it", calls[i]);
	}
}

static void
test_landlock(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof tries / sizeof *tries; i++) {
		int got = outcome(tries[i].try, landlock_alone);

		if (tries[i].without >= 0 && got != tries[i].without)
			fail_msg("%s: %d, not %d", tries[i].name, got,
			    tries[i].without);
	}
}

static int
try_too_much(void)
{
	/* Else the compiler, seeing both ends, allocates nothing. */
	void *volatile p = malloc((size_t)128 << 20);
	int got = p == NULL ? ENOMEM : DONE;

	free(p);
	return got;
}

static void
test_memory(void **state)
{
	(void)state;
	assert_int_equal(outcome(try_too_much, all), ENOMEM);
}

static void
test_words(void **state)
{
	struct confine_report r = {0, false};

	(void)state;
	assert_string_equal(confine_missing(&r), "Landlock and no seccomp");
	r.landlock = 1;
	assert_string_equal(confine_missing(&r), "seccomp");
	r.seccomp = true;
	assert_string_equal(confine_missing(&r), "");
	r.landlock = 0;
	assert_string_equal(confine_missing(&r), "Landlock");
}

/* With an argument: where the kernel has no filter (tests/cli/restricted.sh
 * sees to that). */
int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_filtered),
	    cmocka_unit_test(test_deadly),
	    cmocka_unit_test(test_memory),
	    cmocka_unit_test(test_words),
	};
	const struct CMUnitTest without[] = {
	    cmocka_unit_test(test_landlock),
	};

	(void)argv;
	opened = open("/dev/zero", O_RDONLY | O_CLOEXEC);
	if (outcome(try_read, argc > 1 ? landlock_alone : all) == LACKING) {
		puts("1..0 # skip nothing to confine with: the kernel lacks "
		     "it, or this is a build with sanitizers");
		return 77;
	}
	return argc > 1 ? cmocka_run_group_tests(without, NULL, NULL)
			: cmocka_run_group_tests(tests, NULL, NULL);
}
