// The first process of a pod's infra container: it keeps the shared namespaces, reaps orphans, ends at once on
// SIGTERM or SIGINT, and otherwise sleeps. No libc: a few hundred bytes of system calls.

#if defined(__x86_64__)
enum { RT_SIGPROCMASK = 14, WAIT4 = 61, RT_SIGTIMEDWAIT = 128, EXIT_GROUP = 231 };

static long call(long number, long a, long b, long c, long d) {
    register long fourth __asm__("r10") = d;
    long result;
    __asm__ volatile("syscall"
                     : "=a"(result)
                     : "a"(number), "D"(a), "S"(b), "d"(c), "r"(fourth)
                     : "rcx", "r11", "memory");
    return result;
}
#elif defined(__aarch64__)
enum { RT_SIGPROCMASK = 135, WAIT4 = 260, RT_SIGTIMEDWAIT = 137, EXIT_GROUP = 94 };

static long call(long number, long a, long b, long c, long d) {
    register long x8 __asm__("x8") = number;
    register long x0 __asm__("x0") = a;
    register long x1 __asm__("x1") = b;
    register long x2 __asm__("x2") = c;
    register long x3 __asm__("x3") = d;
    __asm__ volatile("svc 0" : "+r"(x0) : "r"(x8), "r"(x1), "r"(x2), "r"(x3) : "memory");
    return x0;
}
#endif

enum { SIGINT = 2, SIGTERM = 15, SIGCHLD = 17, SIG_BLOCK = 0, WNOHANG = 1 };

void _start(void) {
    // Blocked, so that they wait for rt_sigtimedwait: the kernel drops what the first process of a PID namespace
    // neither blocks nor handles.
    unsigned long awaited = 1UL << (SIGINT - 1) | 1UL << (SIGTERM - 1) | 1UL << (SIGCHLD - 1);
    call(RT_SIGPROCMASK, SIG_BLOCK, (long)&awaited, 0, sizeof awaited);
    for (;;) {
        while (call(WAIT4, -1, 0, WNOHANG, 0) > 0) {}
        long signal = call(RT_SIGTIMEDWAIT, (long)&awaited, 0, 0, sizeof awaited);
        if (signal == SIGINT || signal == SIGTERM) call(EXIT_GROUP, 0, 0, 0, 0);
    }
}
