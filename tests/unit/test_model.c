/* SPDX-License-Identifier: ISC */
/*
 * Proves the closed lists: each word for word as strife-data(5) has them, in
 * both directions, with the enums of model.h in the same order; and what the
 * rules say of every kind and role.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "model.h"
#include "str.h"

/* All words of a list with a blank behind each. */
static void
check_list(enum model_list list, const char *title, const char *expected)
{
	struct str b = STR_INIT;
	int i;

	for (i = 0; i < model_count(list); i++) {
		assert_int_equal(model_find(list, model_name(list, i)), i);
		str_printf(&b, "%s ", model_name(list, i));
	}
	assert_string_equal(str_c(&b), expected);
	assert_string_equal(model_title(list), title);
	assert_null(model_name(list, -1));
	assert_null(model_name(list, model_count(list)));
	assert_int_equal(model_find(list, ""), -1);
	assert_int_equal(model_find(list, "no such word"), -1);
	str_clear(&b);
}

static void
test_lists(void **state)
{
	(void)state;
	check_list(LIST_EVENT_KIND, "event kind",
	    "execution killing bombing siege capture raid attack clash "
	    "handover surrender seizure detention release retreat withdrawal "
	    "expulsion merger split dissolution formation renaming defection "
	    "joining pledge alliance appointment ceasefire mediation agreement "
	    "negotiation demand declaration designation accusation statement "
	    "mobilisation deployment transfer aid aid-stopped protest "
	    "discovery campaign other ");
	check_list(LIST_FACTION_KIND, "faction kind",
	    "armed-group brigade coalition state state-force court monitor "
	    "media population civil-body other ");
	check_list(LIST_PLACE_KIND, "place kind",
	    "country governorate region mountain city town village "
	    "neighbourhood base checkpoint crossing prison camp road site ");
	check_list(LIST_RELATION_KIND, "relation kind",
	    "part-of renamed-to formed-from merged-into split-from joined "
	    "left pledged-to allied-with expelled-from successor-of ");
	check_list(LIST_NAME_KIND, "name kind",
	    "full short abbreviation translation former later spelling "
	    "misspelling ");
	check_list(LIST_ROLE, "role",
	    "attacker defender party supporter captor loser perpetrator "
	    "victim target speaker addressee mediator guarantor host joiner "
	    "joined left expelled founder formed merged dissolved giver "
	    "receiver commander present ");
	check_list(
	    LIST_MODE, "mode", "fact plan demand condition judgement reason ");
	check_list(LIST_FIGURE_WHAT, "figure",
	    "killed executed wounded captured missing freed defected deserted "
	    "fled fighters bodies settlements checkpoints bases factions "
	    "weapons vehicles hours other ");
	check_list(LIST_PART, "part",
	    "body headline infobox lead caption pull-quote see-also ");
	check_list(LIST_SKIP_REASON, "reason",
	    "furniture repeat boilerplate category not-about-this ");
	check_list(LIST_EXTENT, "extent", "full excerpts ");
	check_list(LIST_BASIS, "basis", "source outside ");
	check_list(
	    LIST_SUBJECT, "subject", "event faction person place relation ");
	check_list(LIST_PLACE_REL, "relation to a place",
	    "at near between in from-to ");
}

static void
test_enums(void **state)
{
	(void)state;
	assert_int_equal(model_find(LIST_MODE, "fact"), MODE_FACT);
	assert_int_equal(model_find(LIST_MODE, "plan"), MODE_PLAN);
	assert_int_equal(model_find(LIST_MODE, "demand"), MODE_DEMAND);
	assert_int_equal(model_find(LIST_MODE, "condition"), MODE_CONDITION);
	assert_int_equal(model_find(LIST_MODE, "judgement"), MODE_JUDGEMENT);
	assert_int_equal(model_find(LIST_MODE, "reason"), MODE_REASON);
	assert_int_equal(model_find(LIST_SUBJECT, "event"), SUBJECT_EVENT);
	assert_int_equal(model_find(LIST_SUBJECT, "faction"), SUBJECT_FACTION);
	assert_int_equal(model_find(LIST_SUBJECT, "person"), SUBJECT_PERSON);
	assert_int_equal(model_find(LIST_SUBJECT, "place"), SUBJECT_PLACE);
	assert_int_equal(
	    model_find(LIST_SUBJECT, "relation"), SUBJECT_RELATION);
	assert_int_equal(model_find(LIST_EXTENT, "full"), EXTENT_FULL);
	assert_int_equal(model_find(LIST_EXTENT, "excerpts"), EXTENT_EXCERPTS);
	assert_int_equal(model_find(LIST_PLACE_REL, "at"), PLACE_AT);
	assert_int_equal(model_find(LIST_PLACE_REL, "near"), PLACE_NEAR);
	assert_int_equal(model_find(LIST_PLACE_REL, "between"), PLACE_BETWEEN);
	assert_int_equal(model_find(LIST_PLACE_REL, "in"), PLACE_IN);
	assert_int_equal(model_find(LIST_PLACE_REL, "from-to"), PLACE_FROM_TO);
	assert_int_equal(model_find(LIST_PART, "body"), PART_BODY);
	assert_int_equal(model_find(LIST_PART, "headline"), PART_HEADLINE);
	assert_int_equal(model_find(LIST_PART, "infobox"), PART_INFOBOX);
	assert_int_equal(model_find(LIST_PART, "lead"), PART_LEAD);
	assert_int_equal(model_find(LIST_PART, "caption"), PART_CAPTION);
	assert_int_equal(model_find(LIST_PART, "pull-quote"), PART_PULL_QUOTE);
	assert_int_equal(model_find(LIST_PART, "see-also"), PART_SEE_ALSO);
	assert_int_equal(model_find(LIST_BASIS, "source"), BASIS_SOURCE);
	assert_int_equal(model_find(LIST_BASIS, "outside"), BASIS_OUTSIDE);
}

/* The words of LIST of which RULE is true, with a blank behind each. */
static void
check_rule(enum model_list list, bool (*rule)(int), const char *expected)
{
	struct str b = STR_INIT;
	int i;

	for (i = -1; i <= model_count(list); i++)
		if (rule(i))
			str_printf(&b, "%s ", model_name(list, i));
	assert_string_equal(str_c(&b), expected);
	str_clear(&b);
}

static bool
is_exclusive(int kind)
{
	return model_kind_exclusive(kind) == 1;
}

static bool
is_in_no_set(int kind)
{
	return model_kind_exclusive(kind) < 0 || model_kind_exclusive(kind) > 1;
}

static void
test_rules(void **state)
{
	(void)state;
	check_rule(LIST_EVENT_KIND, model_kind_is_clash,
	    "bombing siege capture raid attack clash ");
	check_rule(
	    LIST_EVENT_KIND, is_exclusive, "merger dissolution renaming ");
	check_rule(LIST_EVENT_KIND, is_in_no_set, "");
	check_rule(LIST_ROLE, model_role_is_directed_from,
	    "attacker captor perpetrator ");
	check_rule(LIST_ROLE, model_role_is_directed_at,
	    "defender loser victim target ");
}

/* Event and sub-event types of the ACLED codebook of 2023. */
static const struct {
	const char *type, *subs;
} acled[] = {
    {"Battles", "|Armed clash|Government regains territory|"
		"Non-state actor overtakes territory|"},
    {"Protests", "|Excessive force against protesters|Peaceful protest|"
		 "Protest with intervention|"},
    {"Riots", "|Mob violence|Violent demonstration|"},
    {"Explosions/Remote violence",
	"|Air/drone strike|Chemical weapon|Grenade|"
	"Remote explosive/landmine/IED|Shelling/artillery/missile attack|"
	"Suicide bomb|"},
    {"Violence against civilians",
	"|Abduction/forced disappearance|Attack|Sexual violence|"},
    {"Strategic developments",
	"|Agreement|Arrests|Change to group/activity|Disrupted weapons use|"
	"Headquarters or base established|Looting/property destruction|"
	"Non-violent transfer of territory|Other|"},
};

static void
test_acled(void **state)
{
	const char *type, *sub;
	size_t t;
	int i;

	(void)state;
	for (i = -1; i <= model_count(LIST_EVENT_KIND); i++) {
		struct str b = STR_INIT;

		model_kind_acled(i, &type, &sub);
		str_printf(&b, "|%s|", sub);
		for (t = 0; t < 6 && strcmp(acled[t].type, type) != 0; t++)
			continue;
		assert_true(t < 6);
		assert_non_null(strstr(acled[t].subs, str_c(&b)));
		str_clear(&b);
	}
	model_kind_acled(model_find(LIST_EVENT_KIND, "capture"), &type, &sub);
	assert_string_equal(sub, "Non-state actor overtakes territory");
	model_kind_acled(-1, &type, &sub);
	assert_string_equal(type, "Strategic developments");
	assert_string_equal(sub, "Other");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_lists),
	    cmocka_unit_test(test_enums),
	    cmocka_unit_test(test_rules),
	    cmocka_unit_test(test_acled),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
