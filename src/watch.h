/* SPDX-License-Identifier: ISC */
/*
 * watch - wait until a dataset has changed.
 *
 * What counts is what a database would be made of (dataset_fingerprint), so
 * an editor's backup, a touch or a look at the files is no change; a file
 * that comes, goes or is renamed over another is one.  The system tells when
 * it is time to look (inotify); where it cannot, or is not to be asked, the
 * files' sizes and times are looked at twice a second.
 *
 * While a watch is open SIGINT, SIGTERM and SIGHUP end the waiting and not
 * the process; a second one of them ends it as ever.  One watch at a time.
 */
#ifndef STRIFE_WATCH_H
#define STRIFE_WATCH_H

#include <stdbool.h>

struct watch;

/* Look at the folder ROOT (borrowed), which may not be there yet.  POLL: ask
 * the system for nothing. */
struct watch *watch_open(const char *root, bool poll);
/* Return when ROOT is not what it was when this was last called (at first:
 * when the watch was opened); false when a signal has ended it. */
bool	watch_wait(struct watch *w);
void	watch_close(struct watch *w);

#endif
