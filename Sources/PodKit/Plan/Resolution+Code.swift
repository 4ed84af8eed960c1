extension Resolution {
    /// What kind of change a resolution is. A code is stable: programs may tell resolutions apart by it.
    ///
    /// More may come, and a pass of one's own has codes of its own: `Resolution.Code(rawValue: "example.logShipper")`.
    public struct Code: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible {
        /// The code's name, as it is printed in JSON.
        public var rawValue: String

        /// A code of this name.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// The code's name.
        public var description: String { rawValue }

        /// A published port got a port of the offer.
        public static let hostPort = Code(rawValue: "hostPort")
        /// A container's name became the pod's own.
        public static let containerName = Code(rawValue: "containerName")
        /// The services got a private network, because two of them listen on one port.
        public static let network = Code(rawValue: "network")
        /// A service's replicas became containers, or it has none.
        public static let replicas = Code(rawValue: "replicas")
        /// The pod's supervisor restarts the container in the engine's place.
        public static let restart = Code(rawValue: "restart")
        /// A network's name became the pod's own.
        public static let networkName = Code(rawValue: "networkName")
        /// A volume's name became the pod's own.
        public static let volumeName = Code(rawValue: "volumeName")
        /// A fixed subnet was dropped, because another network holds it.
        public static let subnetTaken = Code(rawValue: "subnetTaken")
        /// The container's parent cgroup became the pod's.
        public static let cgroupParent = Code(rawValue: "cgroupParent")
        /// The container got its part of the pod's CPUs.
        public static let cpuShares = Code(rawValue: "cpuShares")
        /// A link became a name.
        public static let link = Code(rawValue: "link")
        /// The container joined a namespace that the pod shares.
        public static let sharedNamespace = Code(rawValue: "sharedNamespace")
        /// Two containers want different values of what a pod has once, and the first one's stands.
        public static let oneValuePerPod = Code(rawValue: "oneValuePerPod")
    }
}
