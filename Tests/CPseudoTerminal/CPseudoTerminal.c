#define _GNU_SOURCE
#include "CPseudoTerminal.h"

#include <pty.h>
#include <signal.h>
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

struct pt_child pt_start(const char *path, char *const arguments[], char *const environment[],
                         int rows, int columns) {
  struct winsize size = {(unsigned short)rows, (unsigned short)columns, 0, 0};
  struct pt_child child = {-1, -1, 0};
  int other;
  if (openpty(&child.terminal, &other, NULL, NULL, &size) != 0) return child;
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
