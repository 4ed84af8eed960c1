/// Labels by which a pod's containers, networks and volumes are found on the engine.
///
/// All of them are on everything that a pod creates, from its creation on; ``service`` and ``container`` are on
/// containers only.
public enum PodLabel {
    /// The pod's id.
    public static let pod = "podkit.pod"
    /// The service's name in the Compose file.
    public static let service = "podkit.service"
    /// The container's name within the pod, such as `web-2`.
    public static let container = "podkit.container"
    /// On the infra container, which holds the pod's shared namespaces.
    public static let infra = "podkit.infra"
    /// A number that no two runs share, so that one run never touches what is another's.
    public static let run = "podkit.run"
    /// Where the pod's cgroup is, as ``PodCgroupPlace`` writes it; absent if the pod has none of its own.
    public static let cgroup = "podkit.cgroup"
    /// The name of the host on which the pod's process runs.
    public static let ownerHost = "podkit.owner.host"
    /// The id of that host's boot (`/proc/sys/kernel/random/boot_id`).
    public static let ownerBoot = "podkit.owner.boot"
    /// The process: `PID/START@NAMESPACE`, see ``PodOwner/Process``.
    public static let ownerProcess = "podkit.owner.process"
    /// The path of the pod's lock, as the process sees it.
    public static let ownerLock = "podkit.owner.lock"
    /// When the run began, in seconds since 1970.
    public static let ownerSince = "podkit.owner.since"
}
