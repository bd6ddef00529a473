/* ncurses, behind functions that take and return plain numbers. One thread calls them. */
#define _GNU_SOURCE
#define NCURSES_WIDECHAR 1
#include "CTerminal.h"
#include "signals.h"

#include <langinfo.h>
#include <locale.h>
#include <ncurses.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <unistd.h>
#include <wchar.h>

enum { paste_start = 0x3001, paste_end = 0x3002, focus_in = 0x3003, focus_out = 0x3004 };

static SCREEN *screen;
static WINDOW *window;
static bool is_like_xterm, uses_mouse, is_utf8;

bool ct_is_terminal(void) { return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO); }

enum ct_opening ct_prepare(void) {
  if (!ct_is_terminal()) return CT_NO_TERMINAL;
  return ct_signals_prepare() ? CT_OPENED : CT_NO_PIPE;
}

/* The user's locale decides how characters are coded, but where it is not installed the plain
   one would lose every name that is not English. Numbers stay as they are. */
static void choose_locale(void) {
  setlocale(LC_CTYPE, "");
  if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0) setlocale(LC_CTYPE, "C.UTF-8");
  is_utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

/* newterm with a terminal description that exists nowhere as a file; children do not see it. */
static SCREEN *start_screen(const char *type, const char *description) {
  if (!description) return newterm(type, stdout, stdin);
  const char *variable = getenv("TERMINFO");
  char *saved = variable ? strdup(variable) : NULL;
  setenv("TERMINFO", description, 1);
  SCREEN *started = newterm(type, stdout, stdin);
  if (saved) setenv("TERMINFO", saved, 1);
  else unsetenv("TERMINFO");
  free(saved);
  return started;
}

/* Turns on what ncurses does not know, or what it forgets while the process is stopped. */
static void set_extras(bool on) {
  if (!is_like_xterm) return;
  ct_write(on ? "\033[?2004h" : "\033[?2004l");
  if (uses_mouse) mousemask(on ? BUTTON1_PRESSED | BUTTON1_CLICKED | BUTTON1_DOUBLE_CLICKED |
                                     BUTTON4_PRESSED | BUTTON5_PRESSED
                               : 0, NULL);
}

enum ct_opening ct_open(const char *type, const char *description, int escape_delay, bool mouse) {
  enum ct_opening prepared = ct_prepare();
  if (prepared != CT_OPENED) return prepared;
  choose_locale();
  use_tioctl(true);
  screen = start_screen(type, description);
  if (!screen) return CT_UNKNOWN_TYPE;
  const char *alternate = tigetstr("smcup");
  is_like_xterm = alternate && alternate != (char *)-1;
  uses_mouse = mouse;
  ct_signals_set_xterm(is_like_xterm);
  ct_signals_arm();
  set_escdelay(escape_delay);
  raw();
  noecho();
  nonl();
  curs_set(0);
  if (has_colors()) {
    start_color();
    use_default_colors();
  }
  window = newwin(0, 0, 0, 0);
  keypad(window, true);
  nodelay(window, true);
  mouseinterval(0);
  define_key("\033[200~", paste_start);
  define_key("\033[201~", paste_end);
  define_key("\033[I", focus_in);
  define_key("\033[O", focus_out);
  set_extras(true);
  return CT_OPENED;
}

void ct_close(void) {
  if (screen) {
    set_extras(false);
    curs_set(1);
    /* Without an alternate screen the shell would write into what is left of ours. */
    if (!is_like_xterm) {
      werase(window);
      wrefresh(window);
    }
    endwin();
    delwin(window);
    delscreen(screen);
    screen = NULL;
    window = NULL;
  }
  ct_signals_disarm();
}

void ct_unread(const uint8_t *bytes, int count) {
  for (int index = count - 1; index >= 0; index--) ungetch(bytes[index]);
}

static struct ct_input read_mouse(void) {
  struct ct_input input = {CT_MOUSE, 0, CT_OTHER_BUTTON, 0, 0};
  MEVENT event;
  if (getmouse(&event) != OK) return input;
  input.row = event.y;
  input.column = event.x;
  if (event.bstate & BUTTON4_PRESSED) input.button = CT_WHEEL_UP;
  else if (event.bstate & BUTTON5_PRESSED) input.button = CT_WHEEL_DOWN;
  else if (event.bstate & BUTTON1_DOUBLE_CLICKED) input.button = CT_DOUBLE;
  else if (event.bstate & (BUTTON1_PRESSED | BUTTON1_CLICKED)) input.button = CT_PRESS;
  return input;
}

struct ct_input ct_read(void) {
  struct ct_input input = {CT_NOTHING, 0, CT_OTHER_BUTTON, 0, 0};
  wint_t code;
  for (;;) {
    int kind = wget_wch(window, &code);
    if (kind == ERR) return input;
    if (kind == KEY_CODE_YES && code == KEY_MOUSE) return read_mouse();
    if (kind == KEY_CODE_YES && (code == KEY_RESIZE || code == focus_in || code == focus_out)) {
      continue;
    }
    input.code = code;
    input.kind = kind != KEY_CODE_YES   ? CT_CHARACTER
                 : code == paste_start ? CT_PASTE_START
                 : code == paste_end   ? CT_PASTE_END
                                       : CT_KEY;
    return input;
  }
}

const char *ct_key_name(uint32_t code) { return keyname((int)code); }

struct ct_size ct_current_size(void) {
  struct ct_size size = {getmaxy(window), getmaxx(window)};
  return size;
}

struct ct_size ct_update_size(void) {
  struct winsize size;
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0) {
    if (is_term_resized(size.ws_row, size.ws_col)) resizeterm(size.ws_row, size.ws_col);
    wresize(window, size.ws_row, size.ws_col);
  }
  return ct_current_size();
}

int ct_colors(void) { return has_colors() ? COLORS : 0; }

bool ct_set_pair(int pair, int text, int ground) {
  if (!has_colors() || pair >= COLOR_PAIRS || text >= COLORS || ground >= COLORS) return false;
  return init_extended_pair(pair, text, ground) == OK;
}

bool ct_is_utf8(void) { return is_utf8; }

static attr_t curses_attributes(int attributes) {
  attr_t result = WA_NORMAL;
  if (attributes & CT_BOLD) result |= WA_BOLD;
  if (attributes & CT_UNDERLINE) result |= WA_UNDERLINE;
  if (attributes & CT_REVERSE) result |= WA_REVERSE;
  return result;
}

void ct_put(int row, int column, struct ct_cell cell) {
  wchar_t text[5] = {0};
  for (int index = 0; index < 4; index++) text[index] = (wchar_t)cell.scalars[index];
  /* Where the C library has other ideas of a width than we, the row would be shifted. */
  bool is_ascii = text[0] >= 0x20 && text[0] < 0x7F;
  bool is_known = is_ascii || (is_utf8 && wcwidth(text[0]) == cell.width);
  if (!is_known) wmemcpy(text, L"?", 2);
  cchar_t shown;
  attr_t attributes = curses_attributes(cell.attributes);
  if (setcchar(&shown, text, attributes, 0, &cell.pair) == ERR) return;
  /* Unlike wadd_wch this neither wraps nor scrolls in the last column. */
  mvwadd_wchnstr(window, row, column, &shown, 1);
  if (is_known || cell.width < 2) return;
  setcchar(&shown, L" ", attributes, 0, &cell.pair);
  mvwadd_wchnstr(window, row, column + 1, &shown, 1);
}

void ct_blank(int row, int column) {
  wmove(window, row, column);
  wclrtoeol(window);
}

void ct_show(int row, int column, bool cursor_is_visible) {
  wmove(window, row, column);
  curs_set(cursor_is_visible ? 1 : 0);
  wnoutrefresh(window);
  /* ncurses writes a frame in many pieces; the terminal is to show it as one. */
  if (is_like_xterm) ct_write("\033[?2026h");
  doupdate();
  if (is_like_xterm) ct_write("\033[?2026l");
}

void ct_repaint(void) { clearok(window, true); }

void ct_leave(void) {
  set_extras(false);
  curs_set(1);
  endwin();
}

void ct_send(const char *bytes) { ct_write(bytes); }

void ct_suspend(void) {
  ct_leave();
  ct_suspend_process();
  ct_resume();
}

void ct_resume(void) {
  reset_prog_mode();
  /* Off and on, since ncurses believes that it is still on. */
  keypad(window, false);
  keypad(window, true);
  set_extras(true);
  ct_update_size();
  ct_repaint();
}
