/* A program in a terminal of its own, for tests. */
#ifndef FOLIO_CPSEUDOTERMINAL_H
#define FOLIO_CPSEUDOTERMINAL_H

/* The terminal's other end, the program's id, and the terminal's modes before the program ran. */
struct pt_child { int terminal, process; unsigned long modes; };

/* Starts a program in a new terminal; process is -1 when that fails. The terminal's modes are as a
   shell would have them, and no signal is blocked. */
struct pt_child pt_start(const char *path, char *const arguments[], char *const environment[],
                         int rows, int columns);
/* Changes the size of the terminal, which the program is told by a signal. */
void pt_resize(int terminal, int rows, int columns);
/* A number that differs when the terminal's modes differ. */
unsigned long pt_modes(int terminal);
/* The exit code, 128 and the signal's number after a signal, -1 while it runs, -2 while stopped. */
int pt_status(int process);

#endif
