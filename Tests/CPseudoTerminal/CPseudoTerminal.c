#define _GNU_SOURCE
#include "CPseudoTerminal.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>
#include <utmp.h>

unsigned long pt_modes(int terminal) {
  struct termios modes;
  if (tcgetattr(terminal, &modes) != 0) return 0;
  unsigned long sum = modes.c_iflag;
  sum = sum * 31 + modes.c_oflag;
  sum = sum * 31 + modes.c_cflag;
  sum = sum * 31 + modes.c_lflag;
  for (int index = 0; index < NCCS; index++) sum = sum * 31 + modes.c_cc[index];
  return sum;
}

/* Opens a terminal that no program inherits which another thread starts meanwhile: it would be held
   open by that program. */
static int open_pair(int *terminal, int *other) {
  char name[64];
  *terminal = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (*terminal < 0) return -1;
  if (grantpt(*terminal) != 0 || unlockpt(*terminal) != 0 ||
      ptsname_r(*terminal, name, sizeof name) != 0 ||
      (*other = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC)) < 0) {
    close(*terminal);
    return -1;
  }
  return 0;
}

struct pt_child pt_start(const char *path, char *const arguments[], char *const environment[],
                         int rows, int columns) {
  struct pt_child child = {-1, -1, 0};
  int other;
  if (open_pair(&child.terminal, &other) != 0) return child;
  pt_resize(child.terminal, rows, columns);
  /* Read before the program runs: afterwards they are the program's. */
  child.modes = pt_modes(child.terminal);
  child.process = fork();
  if (child.process != 0) {
    close(other);
    return child;
  }
  close(child.terminal);
  login_tty(other);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
  execve(path, arguments, environment);
  _exit(127);
}

void pt_resize(int terminal, int rows, int columns) {
  struct winsize size = {(unsigned short)rows, (unsigned short)columns, 0, 0};
  ioctl(terminal, TIOCSWINSZ, &size);
}

int pt_status(int process) {
  int status;
  pid_t changed = waitpid(process, &status, WNOHANG | WUNTRACED);
  if (changed != process) return -1;
  if (WIFSTOPPED(status)) return -2;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
