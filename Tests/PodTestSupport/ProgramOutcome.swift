/// How a program ended, and what it wrote.
package struct ProgramOutcome: Sendable {
    /// What was run.
    package let command: String
    /// As a shell says it: the exit status, or 128 and the number of the signal that ended it.
    package let status: Int32
    /// Its standard output.
    package let output: String
    /// Its standard error.
    package let errors: String

    /// The lines of the standard output.
    package var outputLines: [Substring] { output.split(separator: "\n") }
    /// The lines of the standard error.
    package var errorLines: [Substring] { errors.split(separator: "\n") }

    /// The outcome itself if the status is 0.
    ///
    /// - Throws: ``ProgramError``, with what it wrote, otherwise.
    @discardableResult
    package func succeeded() throws -> ProgramOutcome {
        guard status == 0 else { throw ProgramError("ended with \(status)", self) }
        return self
    }
}
