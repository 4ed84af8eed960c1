public import PodConfiguration

/// Where a pod runs, and as what: all that planning has to know beside the project and the engine.
public struct Placement: Hashable, Sendable {
    /// How the services of a pod reach each other.
    public typealias Network = NetworkChoice

    /// A namespace other than the network's that the services of a pod may share.
    public enum SharedNamespace: String, Hashable, Sendable, CaseIterable {
        case pid
        case ipc
    }

    /// Names the pod on the engine; unique there, made of lower-case letters, digits, `-` and `_`.
    public var podID: String
    /// Identities that Mesos gave, written as labels and given to the containers.
    public var taskID: String?
    /// The Mesos executor that runs the pod, for the label `executorId`.
    public var executorID: String?
    /// The Mesos framework whose task the pod is.
    public var frameworkID: String?
    /// A directory of the host to be mounted into every container, as Mesos does with a task's sandbox.
    public var sandbox: String?
    /// Ports that may be published on the host; `nil` if any may, as on a laptop.
    public var ports: PortOffer?
    /// The host's name, as clients of the pod reach it.
    public var hostName: String?
    /// How the pod's containers share the network.
    public var network: Network
    /// Further namespaces that all its containers share.
    public var share: Set<SharedNamespace>
    /// The Mesos container that the executor runs in: the last part of its sandbox's path.
    public var containerID: String?
    /// What the pod as a whole may use. The services divide its share of the CPUs among themselves; without one their
    /// weights are left to the engine.
    public var limits: PodLimits
    /// Which cgroup the pod gets.
    public var cgroup: CgroupRule
    /// A cgroup that is there already, to put the containers below; PodKit then makes and removes none.
    public var cgroupParent: String?
    /// An image to use for the infra container instead of the one that PodKit carries.
    public var infraImage: String?
    /// Further labels for every container.
    public var labels: [String: String]
    /// Further variables for every container; what the Compose file sets wins.
    public var environment: [String: String]

    /// Makes a placement; what is left out is as for a pod on one's own machine.
    public init(
        podID: String,
        taskID: String? = nil,
        executorID: String? = nil,
        frameworkID: String? = nil,
        sandbox: String? = nil,
        ports: PortOffer? = nil,
        hostName: String? = nil,
        network: Network = .automatic,
        share: Set<SharedNamespace> = [],
        containerID: String? = nil,
        limits: PodLimits = PodLimits(),
        cgroup: CgroupRule = .automatic,
        cgroupParent: String? = nil,
        infraImage: String? = nil,
        labels: [String: String] = [:],
        environment: [String: String] = [:]
    ) {
        self.podID = podID
        self.taskID = taskID
        self.executorID = executorID
        self.frameworkID = frameworkID
        self.sandbox = sandbox
        self.ports = ports
        self.hostName = hostName
        self.network = network
        self.share = share
        self.containerID = containerID
        self.limits = limits
        self.cgroup = cgroup
        self.cgroupParent = cgroupParent
        self.infraImage = infraImage
        self.labels = labels
        self.environment = environment
    }

    /// What is wrong with the name of a pod, and what it may be; `nil` if nothing is.
    static func flaw(ofPodID podID: String) -> String? {
        guard !isValid(podID: podID) else { return nil }
        return "\"\(podID)\" cannot name a pod: at most 63 lower-case letters, digits, '-' and '_', starting with "
            + "a letter or digit, and not with \"mesos-\""
    }

    /// Whether a text can name a pod: what Compose allows in a project's name, not longer than a DNS label, and not
    /// `mesos-…`, which an agent with the Docker containerizer would kill as an orphan of its own.
    public static func isValid(podID: String) -> Bool {
        guard let first = podID.utf8.first, podID.utf8.count <= 63, !podID.hasPrefix("mesos-") else { return false }
        func isAlphanumeric(_ byte: UInt8) -> Bool {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        }
        return isAlphanumeric(first)
            && podID.utf8.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
    }
}
