// Takes the place of the part of libdispatch (src/event/workqueue.c) that looks once a second, for as long as the process
// lives, for pools whose threads are all blocked, to start more. No thread of a pool is blocked here for long, and a
// program that waits for days has no reason to wake each second.
//
// This works in static programs only: the linker finds these two before it looks into libdispatch's archive. With the
// shared library they are never called.

struct dispatch_queue;

void _dispatch_workq_worker_register(struct dispatch_queue *queue) { (void)queue; }

void _dispatch_workq_worker_unregister(struct dispatch_queue *queue) { (void)queue; }
