import Glibc
import SystemPackage

/// A program that has not been waited for yet.
package struct RunningProgram: Sendable {
    /// Its process.
    package let identifier: Int32
    let output: FilePath
    let errors: FilePath

    /// What it has written to its standard output so far.
    package func outputSoFar() throws -> String { try String(contentsOf: output) }
    /// What it has written to its standard error so far.
    package func errorsSoFar() throws -> String { try String(contentsOf: errors) }

    /// Sends it a signal, such as `SIGTERM`.
    package func send(_ signal: Int32) throws {
        guard kill(identifier, signal) == 0 else { throw Errno(rawValue: errno) }
    }

    /// The first whole line of its standard output that contains `text`, waited for.
    @discardableResult
    package func outputLine(containing text: String, within limit: Duration = .seconds(30)) async throws -> String {
        try await line(containing: text, within: limit) { try outputSoFar() }
    }

    /// The first whole line of its standard error that contains `text`, waited for.
    @discardableResult
    package func errorLine(containing text: String, within limit: Duration = .seconds(30)) async throws -> String {
        try await line(containing: text, within: limit) { try errorsSoFar() }
    }

    private func line(containing text: String, within limit: Duration, in read: () throws -> String) async throws
        -> String
    {
        try await eventually("a line with “\(text)”", within: limit) {
            // Asked first: what it writes between the two is its last.
            let hasEnded = hasEnded
            let written = try read()
            guard !hasEnded || written.contains(text) else {
                throw ProgramError("ended without a line with “\(text)”; it wrote:\n\(written)")
            }
            guard let end = written.lastIndex(of: "\n") else { return nil }
            return written[...end].split(separator: "\n").first { $0.contains(text) }.map { String($0) }
        }
    }

    /// Whether it has ended, though it has not been waited for.
    var hasEnded: Bool {
        guard let status = try? String(contentsOf: FilePath("/proc/\(identifier)/stat")) else { return true }
        return status[(status.lastIndex(of: ")") ?? status.startIndex)...].hasPrefix(") Z")
    }
}
