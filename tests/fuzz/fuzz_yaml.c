/* SPDX-License-Identifier: ISC */
/*
 * Any bytes as a file of YAML: the tree of each item is sound, reading that
 * broke off has told why, and what was told can be printed.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "gate.h"
#include "mem.h"
#include "str.h"
#include "yaml.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
demand(bool holds)
{
	if (!holds)
		abort();
}

static void
walk(const struct yaml_node *node, int depth)
{
	const struct yaml_node *child;
	size_t n = 0;

	demand(depth <= YAML_MAX_DEPTH + 1);
	demand(node->at.line > 0);
	if (node->type == YAML_SCALAR) {
		demand(node->text != NULL && node->len <= YAML_MAX_TEXT);
		demand(node->text[node->len] == '\0');
		yaml_resolve(node);
		return;
	}
	for (child = node->first; child != NULL; child = child->next) {
		demand((child->key != NULL) == (node->type == YAML_MAPPING));
		if (child->key != NULL)
			demand(yaml_get(node, child->key) != NULL);
		walk(child, depth + 1);
		n++;
	}
	demand(n == node->n);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str told = STR_INIT;
	struct yaml_node *item;
	struct out *out;
	struct diags d;
	struct arena a;
	struct yaml *y;
	struct err e = ERR_INIT;

	arena_init(&a);
	diags_init(&d, "no-such-folder");
	y = yaml_open_memory((const char *)data, size, "input.yaml", &d);
	while ((item = yaml_next(y, &a)) != NULL) {
		walk(item, 1);
		arena_reset(&a);
	}
	demand(!yaml_failed(y) || d.errors > 0);
	yaml_close(y);
	out = out_memory(&told);
	diags_print(&d, out);
	demand(out_close(out, &e));
	str_clear(&told);
	diags_clear(&d);
	arena_clear(&a);
	return 0;
}
