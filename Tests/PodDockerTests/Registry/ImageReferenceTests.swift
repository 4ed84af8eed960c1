import PodDocker
import Testing

struct ImageReferenceTests {
    private static let digest = "sha256:" + String(repeating: "0a", count: 32)

    @Test(
        arguments: [
            ("busybox", "docker.io", "library/busybox", nil, nil, "busybox"),
            ("busybox:1.36", "docker.io", "library/busybox", "1.36", nil, "busybox"),
            ("team/app", "docker.io", "team/app", nil, nil, "team/app"),
            ("docker.io/busybox", "docker.io", "library/busybox", nil, nil, "busybox"),
            ("index.docker.io/library/busybox", "docker.io", "library/busybox", nil, nil, "busybox"),
            ("localhost/app", "localhost", "app", nil, nil, "localhost/app"),
            ("localhost:5000/app:x", "localhost:5000", "app", "x", nil, "localhost:5000/app"),
            ("quay.io/a/b/c", "quay.io", "a/b/c", nil, nil, "quay.io/a/b/c"),
            ("10.0.0.1:5000/a@\(digest)", "10.0.0.1:5000", "a", nil, digest, "10.0.0.1:5000/a"),
            ("a:1@\(digest)", "docker.io", "library/a", "1", digest, "a"),
            ("[::1]:5000/a:t", "[::1]:5000", "a", "t", nil, "[::1]:5000/a"),
            ("Registry/app", "Registry", "app", nil, nil, "Registry/app"),
            ("a/b__c-d--e.f", "docker.io", "a/b__c-d--e.f", nil, nil, "a/b__c-d--e.f"),
        ] as [(String, String, String, String?, String?, String)]
    )
    func namesAreTakenApart(
        text: String,
        domain: String,
        path: String,
        tag: String?,
        digest: String?,
        familiar: String
    ) throws {
        let reference = try ImageReference(parsing: text)
        #expect(reference.domain == domain)
        #expect(reference.path == path)
        #expect(reference.tag == tag)
        #expect(reference.digest == digest)
        #expect(reference.familiarName == familiar)
        #expect(try ImageReference(parsing: reference.description) == reference)
    }

    @Test(arguments: [
        "", ":", "a:", "Busybox", "a/B", "a//b", "/a", "a/", "-a", "a-", "a..b", "a___b", "a._b", "a:-x", "a:x y",
        "a b",
        "a@sha256:12", "a@", "a@md5", "quay.io/", "quay.io:port/a", "quay..io/a", "-x.io/a", "http://quay.io/a",
        "a:" + String(repeating: "t", count: 129), String(repeating: "a", count: 300), "é",
    ])
    func whatIsNoNameIsRefused(text: String) {
        let error = #expect(throws: DockerError.self) { try ImageReference(parsing: text) }
        #expect(error?.code == .invalidReference)
    }
}
