/* SPDX-License-Identifier: ISC */
/*
 * judge - a database of one event, made by SQL, for what judges claims.
 *
 *	sources		1 gazette, 2 observer
 *	factions	1 nusra, 2 srf, 3 hazzm, 4 sohr
 *	people		1 colonel, of srf
 *	places		1 idlib: 2 binnish, 3 saraqib;  4 hama: 5 murak
 *
 * C(n, source, columns, values) is claim cN of event 1, a fact; F is a figure
 * of killed; V the voice of a faction; A an actor of a claim.
 */
#ifndef STRIFE_TEST_JUDGE_H
#define STRIFE_TEST_JUDGE_H

#define WORLD                                                                  \
	"INSERT INTO source (n, id, title, extent, text) VALUES (1, "          \
	"'gazette',"                                                           \
	" 'G', 'full', ''), (2, 'observer', 'O', 'full', '');"                 \
	"INSERT INTO faction (n, id, name, kind) VALUES (1, 'nusra', 'Nusra'," \
	" 'armed-group'), (2, 'srf', 'SRF', 'armed-group'), (3, 'hazzm',"      \
	" 'Hazzm', 'armed-group'), (4, 'sohr', 'SOHR', 'monitor');"            \
	"INSERT INTO person (n, id, name) VALUES (1, 'colonel', 'Colonel');"   \
	"INSERT INTO person_of (person, faction) VALUES (1, 2);"               \
	"INSERT INTO place (n, id, name, parent) VALUES (1, 'idlib', 'Idlib'," \
	" NULL), (2, 'binnish', 'Binnish', 1), (3, 'saraqib', 'Saraqib', 1),"  \
	" (4, 'hama', 'Hama', NULL), (5, 'murak', 'Murak', 4);"

#define EVENT(n, kind)                                                 \
	"INSERT INTO event (n, id, title, kind, sort_day) VALUES (" #n \
	", 'e" #n "', 'T', '" kind "', 100" #n ");"

#define C(n, source, cols, vals)                                              \
	"INSERT INTO claim (n, id, subject_kind, subject, ord, source, says," \
	" mode, part" cols ") VALUES (" #n ", 'c" #n "', 'event', 1, " #n     \
	", " #source ", 'says " #n "', 'fact', 'body'" vals ");"

#define F(claim, cols, vals)                                            \
	"INSERT INTO figure (claim, ord, what" cols ") VALUES (" #claim \
	", 0, 'killed'" vals ");"
#define V(claim, faction)                                         \
	"INSERT INTO voice (claim, ord, faction) VALUES (" #claim \
	", 0, " #faction ");"
#define A(claim, faction, cols, vals)                        \
	"INSERT INTO actor (event, claim, ord, faction" cols \
	") VALUES (1, " #claim ", 0, " #faction vals ");"
#define P(claim, rel, place)                                              \
	"INSERT INTO event_place (event, claim, ord, rel, place) VALUES " \
	"(1, " #claim ", 0, '" rel "', " #place ");"

#endif
