import PodDocker
import Testing

@testable import PodKit

struct BaseImagesTests {
    private func bases(_ dockerfile: String, _ arguments: [String: String?] = [:]) -> [String] {
        BaseImages(of: dockerfile, arguments: arguments).references.map(\.description)
    }

    @Test("stages begin with images, and copy from them")
    func stages() {
        let dockerfile = """
            # FROM nothing
            FROM --platform=linux/amd64 quay.io/team/base:1 AS Build
              from busybox
            COPY --from=build /a /b
            COPY --chown=1:1 --from=ghcr.io/x/tool@sha256:\(String(repeating: "0", count: 64)) /a /b
            COPY --from=0 /c /d
            FROM \\
              # Why this one.
              localhost:5000/last \\

              AS end
            FROM scratch
            FROM build
            FROM busybox
            RUN echo FROM a/b
            """
        #expect(
            bases(dockerfile) == [
                "quay.io/team/base:1", "docker.io/library/busybox",
                "ghcr.io/x/tool@sha256:\(String(repeating: "0", count: 64))", "localhost:5000/last",
            ]
        )
    }

    @Test("arguments before the first stage are filled in, the build's before the file's")
    func arguments() {
        let dockerfile = """
            ARG REGISTRY=quay.io TAG="1"
            ARG NAME=$REGISTRY/team
            ARG NONE
            FROM ${NAME}/app:$TAG
            ARG TAG=2
            FROM ${NONE:-ghcr.io}/x/y:${TAG:+3}
            """
        #expect(bases(dockerfile) == ["quay.io/team/app:1", "ghcr.io/x/y:3"])
        let given: [String: String?] = ["REGISTRY": "r.example.org", "TAG": nil, "NONE": "n.example.org"]
        #expect(bases(dockerfile, given) == ["r.example.org/team/app:1", "n.example.org/x/y:3"])
    }

    @Test("another character can continue a line")
    func escape() {
        #expect(bases("# Escape = `\nFROM `\n  quay.io/a/b\n") == ["quay.io/a/b"])
    }

    @Test(
        "what is none, or broken, is left to the engine",
        arguments: ["", "FROM", "FROM ${", "FROM $X", "FROM A B", "\\"]
    )
    func broken(dockerfile: String) {
        #expect(bases(dockerfile) == [])
    }
}
