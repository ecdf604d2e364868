/* SPDX-License-Identifier: ISC */
/*
 * completion - what a word of the command line could be, for the shells.
 *
 * strife --complete WORD... is called by the scripts under completion/ with
 * all words behind the program's name, the last of them the one that is being
 * typed.  It prints a line for each that it could be: the word, a tab, what it
 * is.  A line with :files asks the shell for names of files.  The words come
 * from the tables of cli.h and from the database of the dataset that the line
 * names, if that is there already: nothing is compiled for a key press, and at
 * most COMPLETION_MAX words are told.
 */
#ifndef STRIFE_COMPLETION_H
#define STRIFE_COMPLETION_H

struct out;

enum { COMPLETION_MAX = 200 };

/* The N words; always 0, what cannot be told is left out. */
int completion_run(int n, char **words, struct out *o);

#endif
