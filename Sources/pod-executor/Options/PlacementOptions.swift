import ArgumentParser
import PodCompose
import PodConfiguration
import PodKit

/// Where and as what a pod runs.
struct PlacementOptions: ParsableArguments {
    @Option(help: "The pod's name on the engine; by default the project's, with something random behind it.")
    var name: String?

    @Option(help: "Host ports that may be published, such as 31000-31010; by default any.")
    var ports: PortOffer?

    @Option(help: "How services reach each other: shared (one network namespace), bridge (a private network), or auto.")
    var network: NetworkChoice?

    @Option(help: "What the pod as a whole may use, in CPUs: 1.5.")
    var cpus: Double?

    @Option(help: "The pod's cgroup: auto (the default), nested, own, engine, or a path or slice to make it below.")
    var cgroup: CgroupRule?

    @Option(help: "An image for the infra container, instead of the one that the program carries.")
    var infraImage: String?

    func validate() throws {
        if let cpus, !(cpus > 0 && cpus.isFinite) { throw ValidationError("--cpus must be a number above 0") }
    }

    /// What these options set of the operator's configuration.
    var settings: [(key: String, option: String, text: String?)] {
        [
            ("network", "--network", network?.rawValue), ("cgroup", "--cgroup", cgroup?.description),
            ("infra-image", "--infra-image", infraImage),
        ]
    }

    func placement(of project: Project, _ configuration: OperatorConfiguration) throws -> Placement {
        let podID = name ?? Self.randomName(for: project)
        guard Placement.isValid(podID: podID) else {
            throw ValidationError(
                "--name \(podID): at most 63 lower-case letters, digits, '-' and '_', starting with a letter or digit, "
                    + "and not with \"mesos-\""
            )
        }
        return Placement(
            podID: podID,
            ports: ports,
            network: configuration.network,
            limits: PodLimits(cpus: cpus),
            cgroup: configuration.cgroup,
            infraImage: configuration.infraImage
        )
    }

    /// The project's name and six characters that no other pod has.
    private static func randomName(for project: Project) -> String {
        let alphabet = Array("abcdefghijklmnopqrstuvwxyz0123456789")
        let suffix = String((0..<6).compactMap { _ in alphabet.randomElement() })
        let base = project.name.hasPrefix("mesos-") ? "pod-\(project.name)" : project.name
        return "\(base.prefix(40))-\(suffix)"
    }
}
