import PodCompose
import Testing

/// What is printed when variables stay as they are.
@Suite struct DocumentTests {
    private static let text = """
        services:
          web:
            image: web:$TAG
            environment: [TOKEN, UNSET]
            build: {args: [TOKEN]}
            secrets: [token]
            configs: [token]
          db: {image: db, environment: {TOKEN: }}
        secrets: {token: {environment: TOKEN}}
        configs: {token: {environment: TOKEN}}
        """

    @Test(arguments: CanonicalFormat.allCases)
    func noValueOfTheEnvironmentGetsIntoIt(format: CanonicalFormat) throws {
        var options = LoadOptions(
            files: ["compose.yaml"],
            environment: ["TOKEN": "hidden", "TAG": "hidden"],
            currentDirectory: MemoryFiles.directory,
            fileSource: MemoryFiles(["compose.yaml": Self.text])
        )
        options.interpolates = false
        let text = try Project.document(options).document.canonical(for: format).text(as: format)
        #expect(!text.contains("hidden"))
        #expect(text.contains("web:$TAG"))
        #expect(text.contains("UNSET"))
    }

    @Test func itsVariablesAreListedOnce() throws {
        var options = LoadOptions(
            files: ["compose.yaml"],
            environment: [:],
            currentDirectory: MemoryFiles.directory,
            fileSource: MemoryFiles(["compose.yaml": Self.text + "\nx-more: ['${TAG:-1} ${OTHER:?no}', {a: $ZONE}]\n"])
        )
        options.interpolates = false
        let names = try Project.document(options).document.variables.map(\.name)
        #expect(names.sorted() == ["OTHER", "TAG", "ZONE"])
    }
}
