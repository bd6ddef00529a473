/* Signals become bytes in a pipe; a crash or an exit puts the terminal right first. */
#define _GNU_SOURCE
#include "signals.h"
#include "CTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

static const int ordinary[] = {SIGWINCH, SIGCONT, SIGTSTP, SIGTERM, SIGHUP, SIGINT, SIGQUIT};
static const int crashes[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT};
#define COUNT(array) ((int)(sizeof(array) / sizeof *(array)))

/* Where standard error goes meanwhile, so that a message does not ruin the screen, and the real one. */
static int held_errors = -1, real_errors = -1;

static const char restoring[] =
    "\033[?2026l\033[?2004l\033[?1006l\033[?1003l\033[?1002l\033[?1000l"
    "\033[?1l\033>\033[0m\033[?25h\033[?1049l\r";
/* For terminals that are not like xterm: only what the VT100 knew. */
static const char restoring_plain[] = "\033[?1l\033>\033[0m\r\n";

static int pipe_ends[2] = {-1, -1};
static struct termios saved_modes;
static bool has_saved_modes;
static volatile sig_atomic_t is_armed;
static volatile sig_atomic_t is_like_xterm;
static bool is_prepared;
static struct sigaction old_actions[NSIG];
static char own_stack[64 * 1024];

static void write_byte(unsigned char byte) {
  int saved = errno;
  /* A full pipe already wakes the reader. */
  ssize_t written = write(pipe_ends[1], &byte, 1);
  (void)written;
  errno = saved;
}

static void note_signal(int number) { write_byte((unsigned char)number); }

/* Lets messages through again, those that were held first. Safe in a signal handler. */
static void release_errors(void) {
  if (real_errors < 0) return;
  dup2(real_errors, STDERR_FILENO);
  close(real_errors);
  real_errors = -1;
  char bytes[512];
  off_t place = 0;
  ssize_t count;
  while ((count = pread(held_errors, bytes, sizeof bytes, place)) > 0) {
    ssize_t written = write(STDERR_FILENO, bytes, (size_t)count);
    (void)written;
    place += count;
  }
  close(held_errors);
  held_errors = -1;
}

static void hold_errors(void) {
  if (real_errors >= 0 || !isatty(STDERR_FILENO)) return;
  held_errors = memfd_create("folio-errors", MFD_CLOEXEC);
  if (held_errors < 0) return;
  real_errors = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  if (real_errors < 0 || dup2(held_errors, STDERR_FILENO) < 0) release_errors();
}

/* Only calls that are safe in a signal handler. */
static void restore_terminal(void) {
  if (!is_armed) return;
  is_armed = 0;
  const char *text = is_like_xterm ? restoring : restoring_plain;
  ssize_t written = write(STDOUT_FILENO, text, strlen(text));
  (void)written;
  if (has_saved_modes) tcsetattr(STDIN_FILENO, TCSANOW, &saved_modes);
  release_errors();
}

static void on_crash(int number, siginfo_t *info, void *context) {
  (void)context;
  restore_terminal();
  sigaction(number, &old_actions[number], NULL);
  /* A fault happens again on return and finds the old handler, such as the one that prints a
     backtrace; a signal that was sent has to be sent again. */
  if (number == SIGABRT || info->si_code <= 0) raise(number);
}

static void at_exit(void) { restore_terminal(); }

static void install(int number, void (*handler)(int)) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = handler;
  action.sa_flags = SA_RESTART;
  sigaction(number, NULL, &old_actions[number]);
  /* Who ignores hang-ups, as nohup does, means it. */
  if (number == SIGHUP && old_actions[number].sa_handler == SIG_IGN) return;
  sigaction(number, &action, NULL);
}

bool ct_signals_prepare(void) {
  if (is_prepared) return true;
  /* The pipe stays for the life of the process, so that a late wake-up can do no harm. */
  if (pipe_ends[0] < 0) {
    if (pipe2(pipe_ends, O_CLOEXEC | O_NONBLOCK) != 0) return false;
    atexit(at_exit);
  }
  has_saved_modes = tcgetattr(STDIN_FILENO, &saved_modes) == 0;
  for (int index = 0; index < COUNT(ordinary); index++) install(ordinary[index], note_signal);
  is_prepared = true;
  return true;
}

void ct_signals_arm(void) {
  stack_t stack;
  if (sigaltstack(NULL, &stack) == 0 && (stack.ss_flags & SS_DISABLE)) {
    memset(&stack, 0, sizeof stack);
    stack.ss_sp = own_stack;
    stack.ss_size = sizeof own_stack;
    sigaltstack(&stack, NULL);
  }
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_sigaction = on_crash;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER;
  for (int index = 0; index < COUNT(crashes); index++) {
    sigaction(crashes[index], &action, &old_actions[crashes[index]]);
  }
  hold_errors();
  is_armed = 1;
}

void ct_signals_disarm(void) {
  if (is_armed) {
    is_armed = 0;
    for (int index = 0; index < COUNT(crashes); index++) {
      sigaction(crashes[index], &old_actions[crashes[index]], NULL);
    }
  }
  if (!is_prepared) return;
  is_prepared = false;
  if (has_saved_modes) tcsetattr(STDIN_FILENO, TCSADRAIN, &saved_modes);
  release_errors();
  for (int index = 0; index < COUNT(ordinary); index++) {
    sigaction(ordinary[index], &old_actions[ordinary[index]], NULL);
  }
}

void ct_signals_set_xterm(bool is_xterm) { is_like_xterm = is_xterm; }

void ct_write(const char *bytes) {
  size_t left = strlen(bytes);
  while (left > 0) {
    ssize_t written = write(STDOUT_FILENO, bytes, left);
    if (written < 0 && errno != EINTR) return;
    if (written < 0) continue;
    bytes += written;
    left -= (size_t)written;
  }
}

int ct_wait(int milliseconds) {
  struct pollfd files[2] = {{STDIN_FILENO, POLLIN, 0}, {pipe_ends[0], POLLIN, 0}};
  int count = poll(files, 2, milliseconds);
  /* A signal that ends the wait has left its byte in the pipe. */
  if (count < 0 && errno == EINTR) count = poll(files, 2, 0);
  if (count <= 0) return 0;
  int seen = 0;
  if (files[0].revents & POLLIN) seen |= CT_INPUT;
  if (files[0].revents & (POLLHUP | POLLERR | POLLNVAL)) seen |= CT_LOST;
  if (files[1].revents & POLLIN) seen |= CT_SIGNAL;
  return seen;
}

int ct_next_signal(void) {
  unsigned char byte;
  ssize_t count;
  do count = read(pipe_ends[0], &byte, 1);
  while (count < 0 && errno == EINTR);
  return count == 1 ? byte : -1;
}

void ct_wake(void) {
  if (pipe_ends[1] >= 0) write_byte(0);
}

void ct_suspend_process(void) {
  struct sigaction standard, on_stop, on_continue;
  memset(&standard, 0, sizeof standard);
  standard.sa_handler = SIG_DFL;
  sigaction(SIGTSTP, &standard, &on_stop);
  /* Only those stops that nobody announced are news when they end. */
  sigaction(SIGCONT, &standard, &on_continue);
  is_armed = 0;
  if (has_saved_modes) tcsetattr(STDIN_FILENO, TCSADRAIN, &saved_modes);
  /* The whole group: a shell script that started folio stops with it. */
  kill(0, SIGTSTP);
  /* Here the process has been stopped and goes on. */
  is_armed = 1;
  sigaction(SIGTSTP, &on_stop, NULL);
  sigaction(SIGCONT, &on_continue, NULL);
}

/* The signals of the keyboard, which are for the program in the foreground alone. */
static const int typed[] = {SIGINT, SIGQUIT, SIGTSTP};

static int wait_for(pid_t process) {
  int status;
  for (;;) {
    pid_t changed = waitpid(process, &status, WUNTRACED);
    if (changed < 0 && errno == EINTR) continue;
    if (changed < 0) return -1;
    if (!WIFSTOPPED(status)) return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    /* The shell gets the terminal only when this process has stopped too. */
    raise(SIGSTOP);
    kill(process, SIGCONT);
  }
}

int ct_run(char *const arguments[], char *const environment[]) {
  struct sigaction ignoring, old[COUNT(typed)], on_continue;
  memset(&ignoring, 0, sizeof ignoring);
  ignoring.sa_handler = SIG_IGN;
  for (int index = 0; index < COUNT(typed); index++) sigaction(typed[index], &ignoring, &old[index]);
  /* That the process goes on is no news: the screen is drawn anew in any case. */
  sigaction(SIGCONT, &ignoring, &on_continue);
  int was_armed = is_armed;
  is_armed = 0;
  if (has_saved_modes) tcsetattr(STDIN_FILENO, TCSADRAIN, &saved_modes);
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  sigset_t usual;
  sigemptyset(&usual);
  for (int index = 0; index < COUNT(typed); index++) sigaddset(&usual, typed[index]);
  sigaddset(&usual, SIGCONT);
  posix_spawn_file_actions_init(&actions);
  /* Messages are held back meanwhile; the editor's are to be seen. */
  posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO);
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setsigdefault(&attributes, &usual);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
  pid_t process;
  int error = posix_spawnp(&process, arguments[0], &actions, &attributes, arguments, environment);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  int code = error == 0 ? wait_for(process) : -1;
  is_armed = was_armed;
  sigaction(SIGCONT, &on_continue, NULL);
  for (int index = 0; index < COUNT(typed); index++) sigaction(typed[index], &old[index], NULL);
  return code;
}

static long milliseconds_left(const struct timespec *end) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (end->tv_sec - now.tv_sec) * 1000 + (end->tv_nsec - now.tv_nsec) / 1000000;
}

/* Whether the bytes end in a reply to a device attributes request: ESC [ ? digits ; ... c */
static bool ends_in_attributes(const uint8_t *bytes, int count) {
  if (count < 4 || bytes[count - 1] != 'c') return false;
  int index = count - 2;
  while (index > 1 && (bytes[index] == ';' || (bytes[index] >= '0' && bytes[index] <= '9'))) index--;
  return index >= 2 && bytes[index] == '?' && bytes[index - 1] == '[' && bytes[index - 2] == 27;
}

int ct_query(const char *query, int milliseconds, uint8_t *reply, int capacity) {
  struct termios modes;
  if (!has_saved_modes) return 0;
  modes = saved_modes;
  cfmakeraw(&modes);
  modes.c_oflag = saved_modes.c_oflag;
  modes.c_lflag |= ISIG & saved_modes.c_lflag;
  tcsetattr(STDIN_FILENO, TCSANOW, &modes);
  ct_write(query);
  struct timespec end;
  clock_gettime(CLOCK_MONOTONIC, &end);
  end.tv_sec += milliseconds / 1000;
  end.tv_nsec += (milliseconds % 1000) * 1000000L;
  int count = 0;
  while (count < capacity && !ends_in_attributes(reply, count)) {
    long left = milliseconds_left(&end);
    struct pollfd file = {STDIN_FILENO, POLLIN, 0};
    if (left <= 0 || poll(&file, 1, (int)left) <= 0) break;
    ssize_t size = read(STDIN_FILENO, reply + count, 1);
    if (size <= 0) break;
    count += (int)size;
  }
  tcsetattr(STDIN_FILENO, TCSANOW, &saved_modes);
  return count;
}

int64_t ct_milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}
