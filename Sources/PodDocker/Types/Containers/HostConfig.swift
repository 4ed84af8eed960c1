/// The part of a container that depends on the host (`HostConfig` of `POST /containers/create`).
///
/// Its resource limits are in ``resources``; the engine keeps both in one JSON object.
public struct HostConfig: Hashable, Sendable {
    /// Bind mounts and named volumes, `source:target[:options]`.
    public var binds: [String]?
    /// A file that the engine's client wrote the id to.
    public var containerIDFile: String?
    /// The log driver.
    public var logConfig: LogConfig?
    /// `bridge`, `host`, `none`, `container:<id>` or a network's name.
    public var networkMode: String?
    /// Host addresses by container port, `80/tcp`.
    public var portBindings: [String: [PortBinding]]?
    /// What the engine does when the container exits.
    public var restartPolicy: RestartPolicy?
    /// Whether the engine removes the container when it exits.
    public var autoRemove: Bool?
    /// The driver of the volumes named in `binds`.
    public var volumeDriver: String?
    /// Containers whose volumes are mounted too, `name[:ro|rw]`.
    public var volumesFrom: [String]?
    /// Mounts in their long form.
    public var mounts: [Mount]?
    /// The first size of the terminal: height, width.
    public var consoleSize: [Int]?
    /// OCI annotations that the runtime gets (API 1.43).
    public var annotations: [String: String]?
    /// Capabilities to add.
    public var capAdd: [String]?
    /// Capabilities to drop.
    public var capDrop: [String]?
    /// The cgroup namespace: `private` or `host`.
    public var cgroupnsMode: String?
    /// DNS servers.
    public var dns: [String]?
    /// Options of the resolver.
    public var dnsOptions: [String]?
    /// Search domains of the resolver.
    public var dnsSearch: [String]?
    /// Lines for the hosts file, `name:address`.
    public var extraHosts: [String]?
    /// Groups of the process besides its own.
    public var groupAdd: [String]?
    /// `none`, `private`, `shareable`, `host` or `container:<id>`.
    public var ipcMode: String?
    /// The cgroup of another container to use.
    public var cgroup: String?
    /// Links on the default bridge, `container:alias`.
    public var links: [String]?
    /// How much the kernel prefers to kill this process: -1000 to 1000.
    public var oomScoreAdj: Int?
    /// `host` or `container:<id>`.
    public var pidMode: String?
    /// Whether the container has full access to the host.
    public var privileged: Bool?
    /// Whether every exposed port gets a host port.
    public var publishAllPorts: Bool?
    /// Whether the root file system is read-only.
    public var readonlyRootfs: Bool?
    /// Options of the security modules.
    public var securityOpt: [String]?
    /// Options of the storage driver, for example `size`.
    public var storageOpt: [String: String]?
    /// Mount options of a tmpfs by path.
    public var tmpfs: [String: String]?
    /// `host` shares the host's UTS namespace.
    public var utsMode: String?
    /// `host` switches user namespace remapping off.
    public var usernsMode: String?
    /// Bytes of `/dev/shm`.
    public var shmSize: Int64?
    /// Kernel parameters of the container's namespaces.
    public var sysctls: [String: String]?
    /// The OCI runtime.
    public var runtime: String?
    /// The isolation technology (Windows).
    public var isolation: String?
    /// Whether an init process that reaps orphans runs as process 1.
    public var initProcess: Bool?
    /// Paths hidden from the container, instead of the default list.
    public var maskedPaths: [String]?
    /// Paths read-only in the container, instead of the default list.
    public var readonlyPaths: [String]?
    /// The container's limits, in the same JSON object.
    public var resources: ContainerResources

    /// A value in which everything optional is left to the engine.
    public init() {
        resources = ContainerResources()
    }

    enum CodingKeys: String, CodingKey {
        case binds = "Binds"
        case containerIDFile = "ContainerIDFile"
        case logConfig = "LogConfig"
        case networkMode = "NetworkMode"
        case portBindings = "PortBindings"
        case restartPolicy = "RestartPolicy"
        case autoRemove = "AutoRemove"
        case volumeDriver = "VolumeDriver"
        case volumesFrom = "VolumesFrom"
        case mounts = "Mounts"
        case consoleSize = "ConsoleSize"
        case annotations = "Annotations"
        case capAdd = "CapAdd"
        case capDrop = "CapDrop"
        case cgroupnsMode = "CgroupnsMode"
        case dns = "Dns"
        case dnsOptions = "DnsOptions"
        case dnsSearch = "DnsSearch"
        case extraHosts = "ExtraHosts"
        case groupAdd = "GroupAdd"
        case ipcMode = "IpcMode"
        case cgroup = "Cgroup"
        case links = "Links"
        case oomScoreAdj = "OomScoreAdj"
        case pidMode = "PidMode"
        case privileged = "Privileged"
        case publishAllPorts = "PublishAllPorts"
        case readonlyRootfs = "ReadonlyRootfs"
        case securityOpt = "SecurityOpt"
        case storageOpt = "StorageOpt"
        case tmpfs = "Tmpfs"
        case utsMode = "UTSMode"
        case usernsMode = "UsernsMode"
        case shmSize = "ShmSize"
        case sysctls = "Sysctls"
        case runtime = "Runtime"
        case isolation = "Isolation"
        case initProcess = "Init"
        case maskedPaths = "MaskedPaths"
        case readonlyPaths = "ReadonlyPaths"
    }
}
