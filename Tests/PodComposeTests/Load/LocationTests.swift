import OrderedCollections
import PodCompose
import Testing

/// Where what is wrong was written, however it came to where it does harm.
@Suite struct LocationTests {
    struct Case: Sendable {
        var files: [String: String]
        var merged = ["compose.yaml"]
        var message: String
    }

    static let cases = [
        // Through an anchor: the place of the value, not of the alias.
        Case(
            files: ["compose.yaml": "x-a: &a\n  ports: [a]\nservices:\n  web:\n    <<: *a\n    image: i\n"],
            message: "compose.yaml:2:11: `a` is not a port: `a` is not a port or range between 0 and 65535"
        ),
        // Through an alias of a whole value.
        Case(
            files: ["compose.yaml": "x-a: &a\n  bogus: 1\nservices:\n  web: {image: i, build: *a}\n"],
            message: "compose.yaml:2:3: services.web.build: unknown attribute `bogus`"
        ),
        // Through a merge of two files: the file that wrote it.
        Case(
            files: [
                "compose.yaml": "services:\n  web:\n    image: i\n    volumes: [\"data:/data\"]\n",
                "second.yaml": "services:\n  web:\n    labels: {a: b}\n    netwroks: [a]\n",
            ],
            merged: ["compose.yaml", "second.yaml"],
            message: "second.yaml:4:5: services.web: unknown attribute `netwroks`; did you mean `networks`?"
        ),
        Case(
            files: [
                "compose.yaml": "services:\n  web:\n    image: i\n    volumes: [\"data:/data\"]\n",
                "second.yaml": "services:\n  web:\n    labels: {a: b}\n",
            ],
            merged: ["compose.yaml", "second.yaml"],
            message: "compose.yaml:4:15: services.web.volumes.0.source: the volume `data` is not defined"
        ),
        // Through an include.
        Case(
            files: [
                "compose.yaml": "include: [inner.yaml]\nservices: {web: {image: i}}\n",
                "inner.yaml": "services:\n  db:\n    image: i\n    mem_limit: lots\n",
            ],
            message: "inner.yaml:4:16: services.db.mem_limit: invalid size: 'lots': a size begins with a number"
        ),
        // Through a service that is extended in another file.
        Case(
            files: [
                "compose.yaml": "services:\n  web:\n    extends: {file: base.yaml, service: base}\n",
                "base.yaml": "services:\n  base:\n    image: i\n    cap_ad: [A]\n",
            ],
            message: "base.yaml:4:5: services.web: unknown attribute `cap_ad`; did you mean `cap_add`?"
        ),
        // In the second document of a file.
        Case(
            files: ["compose.yaml": "services:\n  web: {image: i}\n---\nservices:\n  web:\n    tty: maybe\n"],
            message: "compose.yaml:6:10: error while interpolating services.web.tty: "
                + "failed to cast to expected type: invalid boolean: maybe"
        ),
        // In files that are no Compose files.
        Case(
            files: ["compose.yaml": "services: {web: {image: i}}\n", ".env": "A=1\nB C=2\n"],
            message: ".env:2:1: key cannot contain a space"
        ),
        Case(
            files: ["compose.yaml": "services: {web: {image: i, env_file: web.env}}\n", "web.env": "A=1\n\nB='x\n"],
            message: "web.env:3:1: unterminated quoted value of B"
        ),
        Case(
            files: ["compose.yaml": "services:\n  web:\n    image: i\n    label_file: [none]\n"],
            message: "compose.yaml:4:18: services.web.label_file: none does not exist"
        ),
        // Columns count what an editor counts.
        Case(
            files: ["compose.yaml": "services: {web: {image: i}}\nx-a: {ééé: 1, b: *b}\n"],
            message: "compose.yaml:2:18: unknown anchor 'b' referenced"
        ),
    ]

    @Test(arguments: cases)
    func errorsNameTheirPlace(_ given: Case) {
        #expect(MemoryFiles(given.files).failure(given.merged)?.description == given.message)
    }

    @Test func warningsNameTheirPlaceOnce() throws {
        let files = MemoryFiles([
            "compose.yaml": "version: '3'\ninclude: [inner.yaml]\nservices:\n  web: {image: \"i:$TAG\", user: $TAG}\n",
            "inner.yaml": "services:\n  db:\n    image: \"db:$OTHER\"\n    tty: ${FLAG:-yes}\n",
        ])
        let warnings = try files.load().warnings.map(\.description)
        #expect(
            warnings == [
                "compose.yaml:4:16: The \"TAG\" variable is not set. Defaulting to a blank string.",
                "inner.yaml:3:12: The \"OTHER\" variable is not set. Defaulting to a blank string.",
                "inner.yaml:4:10: \"yes\" for boolean is not supported by YAML 1.2, please use `true`",
                "compose.yaml:1:1: the attribute `version` is obsolete and ignored; remove it",
            ]
        )
    }

    @Test func partsOfAProjectKnowTheirPlace() throws {
        let files = MemoryFiles([
            "compose.yaml": "services:\n  web:\n    image: i\n    ports:\n      - 80:80\n      - 81:81\n",
            "second.yaml": "services:\n  web:\n    image: j\n    environment:\n      - A=1\n",
        ])
        let project = try files.load(["compose.yaml", "second.yaml"]).project
        #expect(project.location(of: "services", "web")?.description == "compose.yaml:2:3")
        #expect(project.location(of: "services", "web", "image")?.description == "second.yaml:3:12")
        #expect(project.location(of: "services", "web", "ports", "1")?.description == "compose.yaml:6:9")
        #expect(project.location(of: "services", "web", "environment", "A")?.description == "second.yaml:5:9")
        #expect(project.location(of: "volumes", "none") == nil)
    }
}
