import PodCompose
import PodConfiguration
import PodKit
import Testing

@Suite("Planning: x-podkit is read strictly")
struct PodExtensionTests {
    @Test(
        "what cannot be understood is refused at its place",
        arguments: [
            ("x-podkit: {netwrok: bridge}", 2, 12, "x-podkit has no key `netwrok`; did you mean `network`?"),
            ("x-podkit: {Share: [pid]}", 2, 12, "x-podkit has no key `Share`; did you mean `share`?"),
            (
                "x-podkit: {lunch: 1}", 2, 12,
                "x-podkit has no key `lunch`; it can have network and share on the project, and essential on a service"
            ),
            ("x-podkit: {essential: false}", 2, 12, "x-podkit.essential belongs to a service, not to the project"),
            ("x-podkit: [bridge]", 2, 11, "x-podkit is a list; it must be a mapping"),
            ("x-podkit: bridge", 2, 11, "x-podkit is \"bridge\"; it must be a mapping"),
            ("x-podkit: {network: 1}", 2, 21, "x-podkit.network is an integer; it must be auto, shared or bridge"),
            ("x-podkit: {network: ring}", 2, 21, "x-podkit.network is \"ring\"; it can be auto, shared or bridge"),
            ("x-podkit: {share: pid}", 2, 19, "x-podkit.share is \"pid\"; it must be a list of pid and ipc"),
            ("x-podkit: {share: [[pid]]}", 2, 20, "x-podkit.share is a list; it must be a list of pid and ipc"),
            ("x-podkit: {share: [lunch]}", 2, 20, "x-podkit.share names \"lunch\"; it can name pid and ipc"),
        ]
    )
    func project(_ text: String, _ line: Int, _ column: Int, _ message: String) throws {
        // Also where the placement's own choice makes the file's unimportant.
        for network in Placement.Network.allCases {
            let error = try refusal(
                "services: {web: {image: x}}\n\(text)",
                at: Placement(podID: "pod", network: network)
            )
            #expect(error.message == message)
            #expect(error.location == SourceLocation(file: "compose.yaml", line: line, column: column))
        }
    }

    @Test(
        "on a service too",
        arguments: [
            ("{esential: false}", 30, "x-podkit has no key `esential`; did you mean `essential`?"),
            ("{network: bridge}", 30, "x-podkit.network belongs to the project, not to service web"),
            ("{share: [pid]}", 30, "x-podkit.share belongs to the project, not to service web"),
            ("{essential: maybe}", 41, "x-podkit.essential is \"maybe\"; it must be true or false"),
            ("{essential: 0}", 41, "x-podkit.essential is an integer; it must be true or false"),
            ("false", 29, "x-podkit is a boolean; it must be a mapping"),
        ]
    )
    func service(_ text: String, _ column: Int, _ message: String) throws {
        let error = try refusal("services:\n  web: {image: x, x-podkit: \(text)}")
        #expect(error.message == message)
        #expect(error.location == SourceLocation(file: "compose.yaml", line: 2, column: column))
    }

    @Test("what can be understood is taken, interpolated too, and an empty one says nothing")
    func valid() throws {
        let plan = try planWithVariable(
            """
            x-podkit: {network: "${NET}", share: []}
            services:
              web: {image: x, x-podkit: {essential: "${ESSENTIAL}"}}
              db: {image: x, x-podkit: }
            """
        )
        #expect(!plan.isShared)
        #expect(try !plan.container("web").isEssential && plan.container("db").isEssential)
    }

    private func planWithVariable(_ yaml: String) throws -> PodPlan {
        try plan(yaml, environment: ["NET": "bridge", "ESSENTIAL": "false"])
    }
}
