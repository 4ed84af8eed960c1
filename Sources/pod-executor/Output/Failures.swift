import ArgumentParser
import PodTerminal

/// What the program says and returns when something is wrong.
enum Failures {
    /// Bad usage, or a file that is not as it should be.
    static let badInput = ExitCode(2)

    /// Does something whose failure is the user's to mend: one line on standard error, status 2.
    static func usage<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch {
            complain("\(error)")
            throw badInput
        }
    }

    static func complain(_ message: String) {
        Console.say("error: \(message)")
    }
}
