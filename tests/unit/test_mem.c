/* SPDX-License-Identifier: ISC */
/*
 * Proves: memory comes zeroed, grown arrays keep their content and arenas
 * their pieces; a reset arena hands out zeroed memory again; sizes that do
 * not fit end the process with status 4 after the hook ran once.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdbool.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

#include "mem.h"

static bool
all_zero(const void *p, size_t n)
{
	const unsigned char *b = p;
	size_t i;

	for (i = 0; i < n; i++) {
		if (b[i] != 0)
			return false;
	}
	return true;
}

static void
allocations_are_zeroed(void **state)
{
	void *p = mem_alloc(1000), *q = mem_array(10, 100);
	void *empty = mem_alloc(0);

	assert_true(all_zero(p, 1000));
	assert_true(all_zero(q, 1000));
	assert_non_null(empty);
	mem_free(p);
	mem_free(q);
	mem_free(empty);
	mem_free(NULL);
}

static void
grow_keeps_content(void **state)
{
	size_t cap = 0, i, before;
	int *p = NULL, *same;

	for (i = 0; i < 1000; i++) {
		before = cap;
		p = mem_grow(p, &cap, i + 1, sizeof(*p));
		assert_true(cap >= i + 1);
		assert_true(all_zero(p + before, (cap - before) * sizeof(*p)));
		p[i] = (int)i;
	}
	for (i = 0; i < 1000; i++)
		assert_int_equal(p[i], i);
	before = cap;
	same = mem_grow(p, &cap, 10, sizeof(*p));
	assert_ptr_equal(same, p);
	assert_int_equal(cap, before);
	mem_free(same);
}

static void
strings(void **state)
{
	char *a = mem_strdup("abc"), *b = mem_strndup("abc", 2);
	char *c = mem_strndup("abc", 9);

	assert_string_equal(a, "abc");
	assert_string_equal(b, "ab");
	assert_string_equal(c, "abc");
	assert_null(mem_strdup(NULL));
	mem_free(a);
	mem_free(b);
	mem_free(c);
}

/* Pieces of many sizes, some larger than any block, none over another. */
static void
arena_pieces_are_apart(void **state)
{
	unsigned char *piece[300];
	struct arena a;
	size_t i, size, sum = 0;

	arena_init(&a);
	for (i = 0; i < 300; i++) {
		size = i * i * 3;
		piece[i] = arena_alloc(&a, size);
		assert_int_equal(
		    (uintptr_t)piece[i] % _Alignof(max_align_t), 0);
		assert_true(all_zero(piece[i], size));
		memset(piece[i], (int)(i % 251) + 1, size);
		sum += size;
	}
	assert_int_equal(a.used, sum);
	for (i = 0; i < 300; i++) {
		size = i * i * 3;
		if (size == 0)
			continue;
		assert_int_equal(piece[i][0], i % 251 + 1);
		assert_memory_equal(piece[i], piece[i] + 1, size - 1);
	}
	arena_clear(&a);
	assert_int_equal(a.used, 0);
	assert_null(a.head);
}

static void
arena_reset_starts_anew(void **state)
{
	struct arena a;
	unsigned char *p;
	int i;

	arena_init(&a);
	for (i = 0; i < 3; i++) {
		p = arena_array(&a, 500, 100);
		assert_true(all_zero(p, 50000));
		memset(p, 0xFF, 50000);
		p = arena_alloc(&a, 10);
		assert_true(all_zero(p, 10));
		memset(p, 0xFF, 10);
		assert_int_equal(a.used, 50010);
		arena_reset(&a);
		assert_int_equal(a.used, 0);
	}
	arena_clear(&a);
	arena_clear(&a);
}

static void
arena_strings(void **state)
{
	struct arena a;
	char text[5000];

	memset(text, 'y', sizeof(text));
	text[sizeof(text) - 1] = '\0';
	arena_init(&a);
	assert_string_equal(arena_strdup(&a, "abc"), "abc");
	assert_null(arena_strdup(&a, NULL));
	assert_string_equal(arena_strndup(&a, "abc", 2), "ab");
	assert_string_equal(arena_strndup(&a, "abc", 9), "abc");
	assert_string_equal(arena_printf(&a, "%d-%s", 12, text) + 3, text);
	assert_string_equal(arena_printf(&a, "%s", ""), "");
	arena_clear(&a);
}

static int hook_pipe;

static void
tell_hook(const char *note)
{
	if (write(hook_pipe, note != NULL ? note : "h", 1) != 1)
		_exit(1);
	/* Running out inside the hook must not call it again. */
	mem_array(SIZE_MAX, 2);
}

static void
refuse_array(void)
{
	mem_array(SIZE_MAX / 2, 3);
}

static void
refuse_grow(void)
{
	size_t cap = 0;

	mem_grow(NULL, &cap, SIZE_MAX / 4, 16);
}

static void
refuse_arena(void)
{
	struct arena a;

	arena_init(&a);
	arena_alloc(&a, SIZE_MAX - 8);
}

static void
too_much_ends_with_4(void **state)
{
	void (*const calls[])(void) = {refuse_array, refuse_grow, refuse_arena};
	char buf[8];
	size_t i;
	int fds[2], status;
	pid_t pid;

	for (i = 0; i < sizeof(calls) / sizeof(calls[0]); i++) {
		assert_int_equal(pipe(fds), 0);
		pid = fork();
		assert_true(pid >= 0);
		if (pid == 0) {
			hook_pipe = fds[1];
			mem_set_hook(tell_hook);
			mem_set_note(i == 0 ? NULL : "note");
			calls[i]();
			_exit(0);
		}
		close(fds[1]);
		assert_int_equal(read(fds[0], buf, sizeof(buf)), 1);
		assert_int_equal(buf[0], i == 0 ? 'h' : 'n');
		close(fds[0]);
		assert_int_equal(waitpid(pid, &status, 0), pid);
		assert_true(WIFEXITED(status));
		assert_int_equal(WEXITSTATUS(status), 4);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(allocations_are_zeroed),
	    cmocka_unit_test(grow_keeps_content),
	    cmocka_unit_test(strings),
	    cmocka_unit_test(arena_pieces_are_apart),
	    cmocka_unit_test(arena_reset_starts_anew),
	    cmocka_unit_test(arena_strings),
	    cmocka_unit_test(too_much_ends_with_4),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
