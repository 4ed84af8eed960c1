import Glibc
import PodTask
import SystemPackage

/// Writes to standard output and standard error, whole lines at a time.
actor Console {
    private let executor = BlockingQueueExecutor(label: "console")
    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// Whether standard output is a terminal.
    nonisolated let isTerminal = isatty(STDOUT_FILENO) == 1
    /// Whether colours are wanted: on a terminal, unless `NO_COLOR` or a dumb terminal says otherwise.
    nonisolated let hasColors: Bool

    private var isClosed: [CInt: Bool] = [:]
    /// Lines at the bottom of the terminal that are drawn anew when something else is printed.
    private var status: [String] = []

    init() {
        let environment = (getenv("NO_COLOR").map { String(cString: $0) }, getenv("TERM").map { String(cString: $0) })
        hasColors = isTerminal && (environment.0 ?? "").isEmpty && environment.1 != "dumb"
    }

    func print(_ bytes: [UInt8], to descriptor: FileDescriptor = .standardOutput) {
        guard !status.isEmpty else { return write(bytes, descriptor) }
        erase()
        write(bytes, descriptor)
        draw()
    }

    func print(_ line: String, to descriptor: FileDescriptor = .standardOutput) {
        print(Array("\(line)\n".utf8), to: descriptor)
    }

    /// Shows lines that the next call replaces; only on a terminal.
    func show(status lines: [String]) {
        guard isTerminal, lines != status else { return }
        erase()
        status = lines
        draw()
    }

    private func erase() {
        guard !status.isEmpty else { return }
        write(Array("\u{1b}[\(status.count)A\u{1b}[J".utf8), .standardOutput)
    }

    private func draw() {
        guard !status.isEmpty else { return }
        write(Array((status.joined(separator: "\n") + "\n").utf8), .standardOutput)
    }

    /// A reader that has gone away is no reason to end the pod: what would be written is dropped.
    private func write(_ bytes: [UInt8], _ descriptor: FileDescriptor) {
        guard isClosed[descriptor.rawValue] != true else { return }
        do {
            _ = try descriptor.writeAll(bytes)
        } catch {
            isClosed[descriptor.rawValue] = true
        }
    }
}
