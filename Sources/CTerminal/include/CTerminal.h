/* The part of the terminal that only C can do: ncurses, signals, and putting things right. */
#ifndef FOLIO_CTERMINAL_H
#define FOLIO_CTERMINAL_H

#include <stdbool.h>
#include <stdint.h>

/* How opening went. */
enum ct_opening { CT_OPENED, CT_NO_TERMINAL, CT_UNKNOWN_TYPE, CT_NO_PIPE };

/* What ct_wait saw, as bits. */
enum ct_wakeup { CT_INPUT = 1, CT_SIGNAL = 2, CT_LOST = 4 };

/* The kinds of ct_input. */
enum ct_input_kind { CT_NOTHING, CT_CHARACTER, CT_KEY, CT_MOUSE, CT_PASTE_START, CT_PASTE_END };

/* The attributes of ct_put, as bits. */
enum ct_attribute { CT_BOLD = 1, CT_UNDERLINE = 2, CT_REVERSE = 4 };

/* The buttons of a mouse report that matter here. */
enum ct_button { CT_OTHER_BUTTON, CT_PRESS, CT_DOUBLE, CT_WHEEL_UP, CT_WHEEL_DOWN };

/* Something read from the terminal: a character, a key code of ncurses, or a mouse report. */
struct ct_input {
  enum ct_input_kind kind;
  uint32_t code;
  enum ct_button button;
  int row, column;
};

struct ct_size { int rows, columns; };

/* What a cell shows: a character, up to three marks on it, its columns, and how it looks. */
struct ct_cell {
  uint32_t scalars[4];
  int width, attributes, pair;
};

/* Whether standard input and output are both a terminal. */
bool ct_is_terminal(void);
/* Starts ncurses for a terminal type. `description` is a compiled entry as "b64:...", or NULL. */
enum ct_opening ct_open(const char *type, const char *description, int escape_delay, bool mouse);
/* Leaves ncurses and puts back the terminal's modes and the signal handlers. May be repeated. */
void ct_close(void);

/* Prepares signals and saves the terminal's modes; ct_open does it if need be. */
enum ct_opening ct_prepare(void);
/* Sends a query that ends in a device attributes request and collects bytes up to its reply. */
int ct_query(const char *query, int milliseconds, uint8_t *reply, int capacity);
/* Gives bytes that were read too early back to ncurses. */
void ct_unread(const uint8_t *bytes, int count);

/* Waits for input, a signal or a wake-up; -1 waits for ever. Returns bits of ct_wakeup. */
int ct_wait(int milliseconds);
/* The next signal's number, 0 for a wake-up, -1 for none. */
int ct_next_signal(void);
/* Ends a ct_wait, from any thread. */
void ct_wake(void);
/* The next input, without waiting. */
struct ct_input ct_read(void);
/* The name of a key code of ncurses, or NULL. */
const char *ct_key_name(uint32_t code);

/* The size of the screen, and the size again after it may have changed. */
struct ct_size ct_current_size(void);
struct ct_size ct_update_size(void);

/* The number of colours, 0 for none. */
int ct_colors(void);
/* Sets a pair's colours, -1 for the terminal's own; false when it cannot be. */
bool ct_set_pair(int pair, int text, int ground);
/* Whether characters outside ASCII can be drawn. */
bool ct_is_utf8(void);
/* Puts a cell at a place; a wide one takes the next place too. */
void ct_put(int row, int column, struct ct_cell cell);
/* Blanks a row from a column on. */
void ct_blank(int row, int column);
/* Shows what was put, with the cursor at a place. */
void ct_show(int row, int column, bool cursor_is_visible);
/* Makes the next ct_show paint everything. */
void ct_repaint(void);
/* Stops the process as a shell expects; returns when it goes on. */
void ct_suspend(void);
/* Leaves the screen to another program; ct_resume takes it again. */
void ct_leave(void);
/* Runs a program in the foreground, its output the terminal's; returns its exit code, 128 and the
   number of a signal that ended it, or -1 when it could not be started. */
int ct_run(char *const arguments[], char *const environment[]);
/* Writes bytes to the terminal, past ncurses. */
void ct_send(const char *bytes);
/* Takes the terminal again after a stop that could not be noticed. */
void ct_resume(void);
/* The milliseconds of a clock that never goes back. */
int64_t ct_milliseconds(void);

#endif
