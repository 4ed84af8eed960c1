import Testing

@testable import PodKit

@Suite("Patterns of .dockerignore")
struct DockerIgnoreTests {
    @Test(
        arguments: [
            ("*.md", "README.md", true),
            ("*.md", "docs/README.md", false),
            ("**/*.md", "docs/deep/README.md", true),
            ("**/*.md", "README.md", true),
            ("node_modules", "node_modules/left/pad.js", true),
            ("/build", "build/x", true),
            ("build/", "build/x", true),
            ("temp?", "tempa", true),
            ("temp?", "temp", false),
            ("*/temp*", "some/temporary.txt", true),
            ("*/temp*", "a/b/temp", false),
            ("[a-c]x", "bx", true),
            ("[^a-c]x", "bx", false),
            ("a/**/z", "a/z", true),
            ("a/**/z", "a/b/c/z", true),
            ("# comment", "# comment", false),
            ("  spaced  ", "spaced", true),
            ("\\*", "x", false),
            ("\\*", "*", true),
        ])
    func pattern(_ pattern: String, _ path: String, _ isExcluded: Bool) {
        #expect(DockerIgnore(pattern).excludes(path) == isExcluded)
    }

    @Test("the last pattern that matches decides")
    func exceptions() {
        let ignore = DockerIgnore("*.md\n!README*.md\nREADME-secret.md\n")
        #expect(ignore.excludes("notes.md"))
        #expect(!ignore.excludes("README.md"))
        #expect(ignore.excludes("README-secret.md"))
        #expect(ignore.hasExceptions)
    }
}
