/* SPDX-License-Identifier: ISC */
/*
 * yaml_problem - what libyaml means, for people who do not know YAML.
 *
 * libyaml says "mapping values are not allowed in this context"; the person
 * who wrote `quote: Conflict: what comes next' needs to hear that the value
 * wants quotation marks.  One row of a table for each such message.
 */
#ifndef STRIFE_YAML_PROBLEM_H
#define STRIFE_YAML_PROBLEM_H

#include <stdbool.h>

/* Which of the two places that libyaml names is the one to show. */
struct yaml_problem {
	const char	*text, *hint;	/* hint: NULL where there is none */
	bool		 at_context;
};

/* PROBLEM and CONTEXT are libyaml's words (CONTEXT may be NULL), NEXT the
 * character at which it stopped, 0 at the end. */
struct yaml_problem yaml_problem_explain(const char *problem,
    const char *context, char next);

#endif
