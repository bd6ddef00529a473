/* What the two C files share. */
#ifndef FOLIO_SIGNALS_H
#define FOLIO_SIGNALS_H

#include <stdbool.h>

/* Creates the pipe, saves the terminal's modes and installs the handlers of ordinary signals. */
bool ct_signals_prepare(void);
/* Installs the handlers of crashes; from now on a crash or exit puts the terminal right. */
void ct_signals_arm(void);
/* Puts the old handlers and the saved modes back. */
void ct_signals_disarm(void);
/* Whether the escape sequences of xterm may be written. */
void ct_signals_set_xterm(bool is_xterm);
/* Stops the process group with the modes from before; returns when it goes on. */
void ct_suspend_process(void);
/* Writes all bytes to standard output. */
void ct_write(const char *bytes);

#endif
