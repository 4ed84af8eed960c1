import FoundationEssentials
import PodTestSupport
import SystemPackage
import Testing

@testable import PodTask

@Suite("Paths in messages")
struct SandboxPathsTests {
    @Test(
        "are relative to the sandbox where they are below it, and stay as they are elsewhere",
        arguments: [
            ("/s/x/compose.yaml:2:14: no", "compose.yaml:2:14: no"),
            ("cannot open /s/x/a/b.env: /s/x/c", "cannot open a/b.env: c"),
            ("“/host/run/x/y”, (/s/x/z)", "“y”, (z)"),
            ("/other/s/x/y", "/other/s/x/y"), ("a/s/x/y", "a/s/x/y"), ("ü/s/x/y", "ü/s/x/y"),
            ("/s/xy/z", "/s/xy/z"), ("/s/x", "/s/x"), ("/s/x/", ""), ("", ""), ("no path", "no path"),
        ]
    )
    func texts(_ text: String, _ relative: String) {
        #expect(SandboxPaths(["/s/x", "/host/run/x/", "", "/"]).relative(text) == relative)
    }

    @Test("also by the path that the sandbox's own is a link to")
    func links() async throws {
        try await withTemporaryDirectory { directory in
            try directory.write("runs/1/compose.yaml", "")
            let link = directory.appending("runs/latest").string
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "1")
            let paths = SandboxPaths([link])
            #expect(paths.relative("\(link)/compose.yaml:1:1") == "compose.yaml:1:1")
            #expect(paths.relative("\(directory)/runs/1/compose.yaml:1:1") == "compose.yaml:1:1")
        }
    }
}
