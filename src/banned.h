/* SPDX-License-Identifier: ISC */
/*
 * banned - what no file of the program may call.
 *
 * The compiler reads this before every file of src/ and ui/ (-include).  The
 * system headers come first, so that their declarations stay whole; then each
 * name becomes one that nobody defines, and its use an error that says so.
 *
 * Unsafe: no size, hidden state, no error, or a shell.  Output: only gate.c
 * writes.  Memory: only mem.c allocates.  Exits: only main.c ends the process.
 * Those files #undef what they are there for; tests/rules/banned.sh sees to it
 * that nobody else does.
 */
#ifndef STRIFE_BANNED_H
#define STRIFE_BANNED_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

#define BANNED(name) sorry_##name##_is_a_banned_function

/* No size, or a size that leaves no end. */
#undef strcpy
#define strcpy(...) BANNED(strcpy)
#undef stpcpy
#define stpcpy(...) BANNED(stpcpy)
#undef strncpy
#define strncpy(...) BANNED(strncpy)
#undef stpncpy
#define stpncpy(...) BANNED(stpncpy)
#undef strcat
#define strcat(...) BANNED(strcat)
#undef strncat
#define strncat(...) BANNED(strncat)
#undef sprintf
#define sprintf(...) BANNED(sprintf)
#undef vsprintf
#define vsprintf(...) BANNED(vsprintf)
#undef gets
#define gets(...) BANNED(gets)
#undef alloca
#define alloca(...) BANNED(alloca)
#undef scanf
#define scanf(...) BANNED(scanf)
#undef fscanf
#define fscanf(...) BANNED(fscanf)
#undef sscanf
#define sscanf(...) BANNED(sscanf)

/* Hidden state, or no way to tell an error. */
#undef strtok
#define strtok(...) BANNED(strtok)
#undef atoi
#define atoi(...) BANNED(atoi)
#undef atol
#define atol(...) BANNED(atol)
#undef atoll
#define atoll(...) BANNED(atoll)
#undef atof
#define atof(...) BANNED(atof)
#undef asctime
#define asctime(...) BANNED(asctime)
#undef ctime
#define ctime(...) BANNED(ctime)
#undef gmtime
#define gmtime(...) BANNED(gmtime)
#undef localtime
#define localtime(...) BANNED(localtime)
#undef rand
#define rand(...) BANNED(rand)
#undef random
#define random(...) BANNED(random)
#undef tmpnam
#define tmpnam(...) BANNED(tmpnam)
#undef tempnam
#define tempnam(...) BANNED(tempnam)
#undef mktemp
#define mktemp(...) BANNED(mktemp)

/* A shell, or a program looked for by one. */
#undef system
#define system(...) BANNED(system)
#undef popen
#define popen(...) BANNED(popen)

/* Output past the gate. */
#undef printf
#define printf(...) BANNED(printf)
#undef vprintf
#define vprintf(...) BANNED(vprintf)
#undef fprintf
#define fprintf(...) BANNED(fprintf)
#undef vfprintf
#define vfprintf(...) BANNED(vfprintf)
#undef dprintf
#define dprintf(...) BANNED(dprintf)
#undef vdprintf
#define vdprintf(...) BANNED(vdprintf)
#undef puts
#define puts(...) BANNED(puts)
#undef fputs
#define fputs(...) BANNED(fputs)
#undef putc
#define putc(...) BANNED(putc)
#undef fputc
#define fputc(...) BANNED(fputc)
#undef putchar
#define putchar(...) BANNED(putchar)
#undef fwrite
#define fwrite(...) BANNED(fwrite)
#undef perror
#define perror(...) BANNED(perror)

/* Memory past mem.c. */
#undef malloc
#define malloc(...) BANNED(malloc)
#undef calloc
#define calloc(...) BANNED(calloc)
#undef realloc
#define realloc(...) BANNED(realloc)
#undef strdup
#define strdup(...) BANNED(strdup)
#undef strndup
#define strndup(...) BANNED(strndup)
#undef asprintf
#define asprintf(...) BANNED(asprintf)
#undef vasprintf
#define vasprintf(...) BANNED(vasprintf)

/* The end of the process. */
#undef exit
#define exit(...) BANNED(exit)
#undef abort
#define abort(...) BANNED(abort)

#endif
