import Glibc
package import SystemPackage

/// Writes to standard output and standard error, whole lines at a time, and draws lines that change in place.
package actor Console {
    private let executor = BlockingQueueExecutor(label: "console")
    package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// Whether standard output is a terminal.
    package static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }
    /// Whether colours are wanted: on a terminal, unless `NO_COLOR` or a dumb terminal says otherwise.
    package static var hasColors: Bool {
        isTerminal && (variable("NO_COLOR") ?? "").isEmpty && variable("TERM") != "dumb"
    }

    /// A terminal that is held (Ctrl-S) is waited for; a reader that has gone away is no reason to end the pod.
    private let (standardOutput, standardError) = (
        PatientStream(STDOUT_FILENO, patience: nil), PatientStream(STDERR_FILENO, patience: nil)
    )
    /// Lines at the bottom of the terminal that are drawn anew when something else is printed.
    private var status: [String] = []

    package init() {}

    /// Writes a line on standard error, for a program that has nothing to wait for; one that cannot be written is lost.
    package static func say(_ line: String) {
        _ = try? FileDescriptor.standardError.writeAll("\(line)\n".utf8)
    }

    /// Writes bytes above the lines that are drawn in place.
    package func print(_ bytes: [UInt8], to descriptor: FileDescriptor = .standardOutput) {
        guard !status.isEmpty else { return write(bytes, descriptor) }
        erase()
        write(bytes, descriptor)
        draw()
    }

    /// Writes a line above those that are drawn in place.
    package func print(_ line: String, to descriptor: FileDescriptor = .standardOutput) {
        print(Array("\(line)\n".utf8), to: descriptor)
    }

    /// Shows lines that the next call replaces; only on a terminal.
    package func show(status lines: [String]) {
        // A line that wraps takes more rows than are erased with it.
        let lines = TerminalSize(of: STDOUT_FILENO)?.fit(lines) ?? lines
        guard Self.isTerminal, lines != status else { return }
        // In one piece, so that nothing flickers.
        let text = erasure + Self.text(lines)
        status = lines
        write(Array(text.utf8), .standardOutput)
    }

    private func erase() { write(Array(erasure.utf8), .standardOutput) }

    private func draw() { write(Array(Self.text(status).utf8), .standardOutput) }

    /// Goes to where the status begins, and takes it away.
    private var erasure: String { status.isEmpty ? "" : "\u{1b}[\(status.count)A\u{1b}[J" }

    private static func text(_ lines: [String]) -> String { lines.map { "\($0)\n" }.joined() }

    private static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

    private func write(_ bytes: [UInt8], _ descriptor: FileDescriptor) {
        (descriptor == .standardError ? standardError : standardOutput).write(bytes)
    }
}
