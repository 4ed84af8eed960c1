/// Gets the page at a URL, by `curl`, as soon as there is one.
///
/// - Throws: ``ProgramError`` if nothing answers with a success within the limit.
package func page(_ url: String, within limit: Duration = .seconds(30)) async throws -> String {
    try await eventually("a page at \(url)", within: limit) {
        let outcome = try await Program("curl").run(["-sf", "--max-time", "5", url])
        return outcome.status == 0 ? outcome.output : nil
    }
}
