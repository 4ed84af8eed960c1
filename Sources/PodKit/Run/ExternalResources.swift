import OrderedCollections
import PodCompose
import PodDocker

/// The networks and volumes that a plan expects to be there.
struct ExternalResources: Sendable {
    private let project: Project

    init(of plan: PodPlan) { project = plan.project }

    /// Checks that they are: the engine makes up a volume that it does not find, which would be a stranger's and would
    /// stay behind.
    ///
    /// - Throws: ``PlanError`` for the first that is not there, `DockerError`.
    func check(on docker: DockerClient) async throws {
        for (key, volume) in project.volumes where volume.external {
            let name = volume.name ?? key
            try await require("volume", name, at: ["volumes", key]) { _ = try await docker.inspectVolume(name) }
        }
        for (key, network) in project.networks where network.external {
            let name = network.name ?? key
            try await require("network", name, at: ["networks", key]) { _ = try await docker.inspectNetwork(name) }
        }
    }

    private func require(
        _ kind: String,
        _ name: String,
        at path: [String],
        _ inspect: () async throws -> Void
    ) async throws {
        do {
            try await inspect()
        } catch let error as DockerError where error.code == .notFound {
            throw PlanError(
                .invalid,
                "the external \(kind) \(name) is not there; create it (docker \(kind) create \(name)), or leave external "
                    + "out to give the pod one of its own",
                at: project.location(of: path)
            )
        }
    }
}
