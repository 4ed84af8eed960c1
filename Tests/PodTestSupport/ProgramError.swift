/// Why a program did not do what a test needs of it.
package struct ProgramError: Error, CustomStringConvertible {
    package let description: String

    init(_ reason: String, _ outcome: ProgramOutcome? = nil) {
        description =
            outcome.map {
                "\($0.command): \(reason)\n--- its output\n\($0.output)\n--- its errors\n\($0.errors)"
            } ?? reason
    }
}
