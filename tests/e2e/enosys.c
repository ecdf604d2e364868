/* SPDX-License-Identifier: ISC */
/*
 * enosys - run a program on a kernel that lacks something.
 *
 *	enosys landlock|seccomp|both PROGRAM [ARGUMENTS]
 *
 * A filter of its own answers "no such call" (ENOSYS) to the calls of
 * Landlock, of seccomp or of both, as an older kernel does; the program
 * inherits it.  Status 77 where this kernel has no filters at all.
 */
#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifndef SYS_landlock_create_ruleset
#define SYS_landlock_create_ruleset 444
#endif

static void
add(struct sock_fprog *p, struct sock_filter f)
{
	p->filter[p->len++] = f;
}

static void
without(struct sock_fprog *p, long call)
{
	add(p, (struct sock_filter)BPF_JUMP(
		   BPF_JMP | BPF_JEQ | BPF_K, (unsigned)call, 0, 1));
	add(p, (struct sock_filter)BPF_STMT(
		   BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOSYS));
}

int
main(int argc, char **argv)
{
	struct sock_filter code[8];
	struct sock_fprog p = {0, code};
	int both;

	if (argc < 3) {
		fputs("usage: enosys landlock|seccomp|both PROGRAM ...\n",
		    stderr);
		return 2;
	}
	both = strcmp(argv[1], "both") == 0;
	add(&p, (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS,
		    offsetof(struct seccomp_data, nr)));
	if (both || strcmp(argv[1], "landlock") == 0)
		without(&p, SYS_landlock_create_ruleset);
	if (both || strcmp(argv[1], "seccomp") == 0)
		without(&p, SYS_seccomp);
	add(&p,
	    (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
	    prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &p) != 0) {
		perror("enosys");
		return 77;
	}
	execvp(argv[2], argv + 2);
	perror(argv[2]);
	return 127;
}
