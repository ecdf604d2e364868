/* SPDX-License-Identifier: ISC */
/*
 * drive [-c FILE] [-s WxH] [-w MS] STEP... -- COMMAND... - a program in a
 *terminal, measured key by key.
 *
 * The program runs in a pseudoterminal of its own.  What it costs is read
 * from the kernel: bytes that arrive, calls of write (/proc/PID/io), time on
 * a processor in nanoseconds (/proc/PID/schedstat), memory at the end
 * (/proc/PID/smaps_rollup).  A step is over when nothing has arrived for MS
 * milliseconds (default 30) and the program sleeps and has slept all the time;
 * its latency ends with the last byte that came, so the waiting is not part of
 * it.  A program that waits for a processor is not at rest.
 *
 *	NAME=KEYS	send the keys at once: one sample
 *	NAME*20=KEYS	twenty samples
 *	NAME=		send nothing and look on for a second
 *
 * In KEYS \r and \e stand for themselves, {N:KEYS} for N times.  One line a
 * step is written: name, then per sample the median of milliseconds, the
 * means of milliseconds of processor, bytes, writes; then the same two times
 * up to the first bytes that came, where more may follow.  "first" is from the
 * start to the first screen; "memory" has resident and private kB.
 *
 * With -c the pages of FILE that the system keeps are given up before, and
 * "first" is called "cold"; where more than a tenth of them stay, this is said.
 *
 * drive -t COMMAND... runs one without a terminal, its output thrown away,
 * and writes "run": milliseconds, milliseconds of processor, the most kB that
 * were resident, status.
 */
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define SAMPLES_MAX 1000
#define LIMIT_S 120 /* of one sample */

static struct {
	pid_t pid;
	int fd, quiet_ms;
	struct winsize size;
} it = {.quiet_ms = 30, .size = {24, 80, 0, 0}};

struct cost {
	double ms, cpu;		  /* to the last byte, to the end */
	double seen_ms, seen_cpu; /* to the first */
	long bytes, writes;
};

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void
die(const char *what)
{
	fprintf(stderr, "drive: %s: %s\n", what, strerror(errno));
	if (it.pid > 0)
		kill(it.pid, SIGKILL);
	exit(4);
}

/* ---- what the kernel says ---- */

static size_t
proc(const char *file, char *buf, size_t size)
{
	char path[64];
	ssize_t n;
	int fd;

	snprintf(path, sizeof(path), "/proc/%d/%s", (int)it.pid, file);
	fd = open(path, O_RDONLY);
	n = fd < 0 ? -1 : read(fd, buf, size - 1);
	if (fd >= 0)
		close(fd);
	buf[n > 0 ? n : 0] = '\0';
	return n > 0 ? (size_t)n : 0;
}

static double
cpu_ms(void)
{
	char buf[128];

	proc("schedstat", buf, sizeof(buf));
	return strtod(buf, NULL) / 1e6;
}

/* Does it wait for something to happen? */
static bool
sleeps(void)
{
	char buf[512];
	const char *at;

	proc("stat", buf, sizeof(buf));
	at = strrchr(buf, ')');
	return at == NULL || (at[1] == ' ' && at[2] != 'R' && at[2] != 'D');
}

static long
field(const char *file, const char *name)
{
	static char buf[8192];
	const char *at;

	proc(file, buf, sizeof(buf));
	at = strstr(buf, name);
	return at == NULL ? 0 : strtol(at + strlen(name), NULL, 10);
}

/* ---- one sample ---- */

static long
drain(void)
{
	static char buf[1 << 16];
	ssize_t n = read(it.fd, buf, sizeof(buf));

	return n > 0 ? n : -1;
}

/* Take what comes, until it is quiet, and note when; of a processor what the
 * program had used by then.  For the first of what is EXPECTED a second's
 * silence is waited for. */
static void
settle(double start, bool expected, struct cost *c)
{
	struct pollfd p = {it.fd, POLLIN, 0};
	double before = -1;
	long n;

	memset(c, 0, sizeof(*c));
	c->cpu = c->seen_cpu = cpu_ms();
	while (now() - start < LIMIT_S * 1e3) {
		if (poll(&p, 1, it.quiet_ms) > 0) {
			n = drain();
			if (n < 0)
				break;
			c->ms = now() - start;
			c->cpu = cpu_ms();
			if (c->bytes == 0) {
				c->seen_ms = c->ms;
				c->seen_cpu = c->cpu;
			}
			c->bytes += n;
			continue;
		}
		/* Silent, but perhaps still busy, or not let on. */
		if (sleeps() && cpu_ms() - before < it.quiet_ms / 10.0 &&
		    (c->bytes > 0 || !expected || now() - start > 1000))
			break;
		before = cpu_ms();
	}
}

static struct cost
sample(const char *keys, size_t n)
{
	double start, cpu = cpu_ms();
	long writes = field("io", "syscw: ");
	struct cost c;

	start = now();
	if (n > 0 && write(it.fd, keys, n) != (ssize_t)n)
		die("write");
	if (n == 0)
		poll(NULL, 0, 1000);
	settle(start, n > 0, &c);
	c.cpu = cpu_ms() - cpu;
	c.seen_cpu -= cpu;
	c.writes = field("io", "syscw: ") - writes;
	return c;
}

/* ---- steps ---- */

/* "ab\r{3:j}" as the bytes that are sent. */
static size_t
expand(const char *s, char *out, size_t size)
{
	size_t n = 0;
	char *end;
	long k;

	while (*s != '\0' && n + 1 < size) {
		if (*s == '{' && (k = strtol(s + 1, &end, 10)) > 0 &&
		    *end == ':' && strchr(end, '}') != NULL) {
			const char *to = strchr(end, '}');

			for (; k > 0 && n + (size_t)(to - end) < size; k--) {
				memcpy(
				    out + n, end + 1, (size_t)(to - end) - 1);
				n += (size_t)(to - end) - 1;
			}
			s = to + 1;
		} else if (*s == '\\' && s[1] != '\0') {
			out[n++] = s[1] == 'r' ? '\r' : '\033';
			s += 2;
		} else {
			out[n++] = *s++;
		}
	}
	return n;
}

static int
by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return x < y ? -1 : x > y;
}

static void
step(const char *spec)
{
	const char *equals = strchr(spec, '='), *star = strchr(spec, '*');
	static char keys[1 << 16];
	double ms[SAMPLES_MAX], seen[SAMPLES_MAX], cpu = 0, seen_cpu = 0;
	long bytes = 0, writes = 0, count = 1, i;
	size_t n;

	if (equals == NULL)
		die(spec);
	if (star != NULL && star < equals)
		count = strtol(star + 1, NULL, 10);
	else
		star = equals;
	if (count < 1 || count > SAMPLES_MAX)
		count = 1;
	n = expand(equals + 1, keys, sizeof(keys));
	for (i = 0; i < count; i++) {
		struct cost c = sample(keys, n);

		ms[i] = c.ms;
		seen[i] = c.seen_ms;
		cpu += c.cpu;
		seen_cpu += c.seen_cpu;
		bytes += c.bytes;
		writes += c.writes;
	}
	qsort(ms, (size_t)count, sizeof(*ms), by_value);
	qsort(seen, (size_t)count, sizeof(*seen), by_value);
	printf("%.*s\t%.3f\t%.3f\t%.1f\t%.2f\t%.3f\t%.3f\n", (int)(star - spec),
	    spec, ms[count / 2], cpu / (double)count,
	    (double)bytes / (double)count, (double)writes / (double)count,
	    seen[count / 2], seen_cpu / (double)count);
}

static void
start(char **command, const char *name)
{
	double begin = now();
	struct cost c;

	it.pid = forkpty(&it.fd, NULL, NULL, &it.size);
	if (it.pid == -1)
		die("forkpty");
	if (it.pid == 0) {
		setenv("TERM", "xterm-256color", 1);
		setenv("LC_ALL", "C.UTF-8", 1);
		execvp(command[0], command);
		_exit(127);
	}
	settle(begin, true, &c);
	printf("%s\t%.3f\t%.3f\t%ld\t%ld\t%.3f\t%.3f\n", name, c.ms, c.cpu,
	    c.bytes, field("io", "syscw: "), c.seen_ms, c.seen_cpu);
}

/* Have the system let go of the pages of FILE. */
static void
chill(const char *file)
{
	int fd = open(file, O_RDONLY);
	struct stat st;
	unsigned char *in;
	size_t page = (size_t)sysconf(_SC_PAGESIZE), n, i, stay = 0;
	void *map;

	if (fd < 0 || fstat(fd, &st) != 0)
		die(file);
	fdatasync(fd);
	posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED);
	n = ((size_t)st.st_size + page - 1) / page;
	in = malloc(n + 1);
	map = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_SHARED, fd, 0);
	if (in == NULL || map == MAP_FAILED ||
	    mincore(map, (size_t)st.st_size, in) != 0)
		die(file);
	for (i = 0; i < n; i++)
		stay += in[i] & 1;
	if (stay > n / 10)
		fprintf(stderr, "drive: %s: not cold, %zu of %zu pages stay\n",
		    file, stay, n);
	munmap(map, (size_t)st.st_size);
	free(in);
	close(fd);
}

static void
finish(void)
{
	long resident = field("smaps_rollup", "Rss:");
	long private = field("smaps_rollup", "Private_Clean:") +
		       field("smaps_rollup", "Private_Dirty:");

	printf("memory\t%ld\t%ld\t0\t0\n", resident, private);
	kill(it.pid, SIGHUP);
	close(it.fd);
	waitpid(it.pid, NULL, 0);
}

static double
ms_of(struct timeval t)
{
	return (double)t.tv_sec * 1e3 + (double)t.tv_usec / 1e3;
}

static int
run(char **command)
{
	double begin = now();
	struct rusage r;
	int status, fd;

	it.pid = fork();
	if (it.pid == -1)
		die("fork");
	if (it.pid == 0) {
		fd = open("/dev/null", O_RDWR);
		dup2(fd, STDIN_FILENO);
		dup2(fd, STDOUT_FILENO);
		dup2(fd, STDERR_FILENO);
		execvp(command[0], command);
		_exit(127);
	}
	if (wait4(it.pid, &status, 0, &r) == -1)
		die("wait");
	printf("run\t%.3f\t%.3f\t%ld\t%d\n", now() - begin,
	    ms_of(r.ru_utime) + ms_of(r.ru_stime), r.ru_maxrss, status);
	return status == 0 ? 0 : 1;
}

int
main(int argc, char **argv)
{
	const char *file = NULL;
	int c, steps, i;

	while ((c = getopt(argc, argv, "+c:s:tw:")) != -1) {
		if (c == 'c') {
			file = optarg;
			continue;
		}
		if (c == 't' && optind < argc)
			return run(argv + optind);
		if (c == 's' && sscanf(optarg, "%hux%hu", &it.size.ws_col,
				    &it.size.ws_row) == 2)
			continue;
		if (c == 'w' &&
		    (it.quiet_ms = (int)strtol(optarg, NULL, 10)) > 0)
			continue;
		return 2;
	}
	for (steps = optind; steps < argc && strcmp(argv[steps], "--") != 0;)
		steps++;
	if (steps + 1 >= argc) {
		fprintf(stderr,
		    "usage: drive [-c FILE] [-s WxH] [-w MS] STEP... -- "
		    "COMMAND...\n");
		return 2;
	}
	if (file != NULL)
		chill(file);
	start(argv + steps + 1, file != NULL ? "cold" : "first");
	for (i = optind; i < steps; i++)
		step(argv[i]);
	finish();
	return 0;
}
