import Glibc
package import UnixSignals

/// What signals mean to a process that runs a pod: some stop the pod, SIGUSR1 switches debug logging, and none of the
/// others ends the process and leaves its pod behind.
package enum ProcessSignals {
    /// Those that stop the pod.
    package static let stopping: [UnixSignal] = [.sigterm, .sigint, .sighup, .sigquit]

    /// Takes the signals from now on; to be called before anything else.
    package static func take() async -> UnixSignalsSequence {
        signal(SIGPIPE, SIG_IGN)
        // Handlers, because a program that this one starts would inherit that they are ignored.
        let others = [SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGIO, SIGPWR, SIGSTKFLT, SIGXFSZ]
        for number in others + Array(__libc_current_sigrtmin()...__libc_current_sigrtmax()) { signal(number) { _ in } }
        return await UnixSignalsSequence(trapping: .sigterm, .sigint, .sighup, .sigquit, .sigusr1)
    }
}
