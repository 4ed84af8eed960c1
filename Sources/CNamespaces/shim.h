#ifndef CNAMESPACES_SHIM_H
#define CNAMESPACES_SHIM_H

// setns(2), which the C library declares for GNU sources only.
extern int setns(int fd, int nstype);

// A network namespace (linux/sched.h).
static const int podkit_clone_newnet = 0x40000000;

#endif
