public import OrderedCollections

/// A service: a group of equal containers (Compose Specification, `services`).
/// Text that is empty and numbers that are zero count as not written, as they do for the reference; `nil` means that.
public struct Service: Sendable, Hashable {
    /// The key under `services`.
    public var name: String
    /// The profiles that enable it; empty if it is always enabled.
    public var profiles: [String]
    /// Annotations of its containers.
    public var annotations: OrderedDictionary<String, String>
    /// Whether its output is shown.
    public var attach: Bool?
    /// How its image is built.
    public var build: BuildSpec?
    /// What to do while it is being developed.
    public var develop: DevelopSpec?
    /// Limits of block input and output.
    public var blkio: BlkioSpec?
    /// Kernel capabilities to add.
    public var capAdd: [String]
    /// Kernel capabilities to drop.
    public var capDrop: [String]
    /// The cgroup namespace: `host` or `private`.
    public var cgroup: String?
    /// The cgroup above its containers'.
    public var cgroupParent: String?
    /// CPUs, on Windows.
    public var cpuCount: Int64?
    /// Percent of the CPUs, on Windows.
    public var cpuPercent: Float?
    /// The CFS period in microseconds.
    public var cpuPeriod: Int64?
    /// The CFS quota in microseconds.
    public var cpuQuota: Int64?
    /// The real-time period in microseconds.
    public var cpuRealtimePeriod: Int64?
    /// The real-time runtime in microseconds.
    public var cpuRealtimeRuntime: Int64?
    /// The relative weight; 1024 is the engine's default.
    public var cpuShares: Int64?
    /// CPU cores. A 32-bit number, as the reference holds it.
    public var cpus: Float?
    /// The CPUs on which it may run, for example `0-3`.
    public var cpuSet: String?
    /// Replaces the image's `CMD`; `[]` clears it, `nil` keeps it.
    public var command: [String]?
    /// Configs that it reads.
    public var configs: [FileMount]
    /// A fixed name for its only container.
    public var containerName: String?
    /// A credential specification for Windows.
    public var credentialSpec: CredentialSpec?
    /// Services that must be there before, those implied by links and shared namespaces included.
    public var dependsOn: OrderedDictionary<String, Dependency>
    /// How it is deployed.
    public var deploy: DeploySpec?
    /// Rules of the device cgroup.
    public var deviceCgroupRules: [String]
    /// Devices of the host.
    public var devices: [DeviceMapping]
    /// Name servers.
    public var dns: [String]
    /// Options of the resolver.
    public var dnsOptions: [String]
    /// Search domains.
    public var dnsSearch: [String]
    /// The domain of its containers.
    public var domainName: String?
    /// Replaces the image's `ENTRYPOINT`; `[]` clears it, `nil` keeps it.
    public var entrypoint: [String]?
    /// Environment variables, those of `env_file` included; `nil` for a name without a value, which is not set.
    public var environment: OrderedDictionary<String, String?>
    /// Files with environment variables.
    public var envFiles: [EnvFile]
    /// Ports that other services use: a number, a range, with or without a protocol.
    public var expose: [String]
    /// The service that it extends, if that was not resolved.
    public var extends: ServiceReference?
    /// Containers outside of the project to link.
    public var externalLinks: [String]
    /// Further entries of the hosts file: addresses by name.
    public var extraHosts: OrderedDictionary<String, [String]>
    /// Further groups of the user.
    public var groupAdd: [String]
    /// GPUs.
    public var gpus: [DeviceRequest]
    /// The host name of its containers.
    public var hostname: String?
    /// How its health is found out.
    public var healthcheck: Healthcheck?
    /// The image.
    public var image: String?
    /// Whether an init process runs in its containers: the attribute `init`.
    public var useInit: Bool?
    /// The IPC namespace: `shareable`, `host`, `service:…`, ….
    public var ipc: String?
    /// The isolation technology.
    public var isolation: String?
    /// Labels of its containers, those of `label_file` included.
    public var labels: OrderedDictionary<String, String>
    /// Files with labels.
    public var labelFiles: [String]
    /// Services to link: `service` or `service:alias`.
    public var links: [String]
    /// Where its output goes.
    public var logging: LoggingSpec?
    /// A fixed MAC address.
    public var macAddress: String?
    /// Bytes: the attribute `mem_limit`.
    public var memoryLimit: Int64?
    /// Bytes: the attribute `mem_reservation`.
    public var memoryReservation: Int64?
    /// Bytes of memory and swap together, −1 for no limit: the attribute `memswap_limit`.
    public var memorySwapLimit: Int64?
    /// 0 to 100: the attribute `mem_swappiness`.
    public var memorySwappiness: Int64?
    /// Models that it uses, by their key.
    public var models: OrderedDictionary<String, ModelBinding?>
    /// `none`, `host`, `service:…`, `container:…`; `nil` if it joins networks.
    public var networkMode: String?
    /// Networks that it joins, by their key; `nil` if nothing but the key was written.
    public var networks: OrderedDictionary<String, NetworkAttachment?>
    /// Whether the kernel does not kill its processes for lack of memory.
    public var oomKillDisable: Bool
    /// −1000 to 1000: how willingly the kernel kills them.
    public var oomScoreAdjustment: Int64?
    /// The PID namespace: `host`, `service:…`, ….
    public var pid: String?
    /// The number of processes, −1 for no limit.
    public var pidsLimit: Int64?
    /// The platform of its image, for example `linux/amd64`.
    public var platform: String?
    /// Ports to publish.
    public var ports: [PortMapping]
    /// Whether its containers run with all privileges.
    public var privileged: Bool
    /// When its image is pulled: `always`, `never`, `missing`, `build`, `daily`, `every_12h`, ….
    public var pullPolicy: String?
    /// Whether its containers' root file system is read-only.
    public var readOnly: Bool
    /// When its containers are restarted, as written; see ``restartPolicy``.
    public var restart: String?
    /// The OCI runtime.
    public var runtime: String?
    /// How many containers; see ``replicas``.
    public var scale: Int?
    /// Secrets that it reads.
    public var secrets: [FileMount]
    /// Labels and profiles of security modules.
    public var securityOptions: [String]
    /// The size of `/dev/shm` in bytes.
    public var shmSize: Int64?
    /// Whether standard input stays open.
    public var stdinOpen: Bool
    /// How long its containers may take to stop before they are killed.
    public var stopGracePeriod: Duration?
    /// The signal that stops them.
    public var stopSignal: String?
    /// Options of the storage driver.
    public var storageOptions: OrderedDictionary<String, String>
    /// Kernel parameters.
    public var sysctls: OrderedDictionary<String, String>
    /// Paths at which a tmpfs is mounted, with options after a colon.
    public var tmpfs: [String]
    /// Whether it has a terminal.
    public var tty: Bool
    /// Resource limits of its processes.
    public var ulimits: OrderedDictionary<String, Ulimit>
    /// Whether it may use the engine's API.
    public var useAPISocket: Bool
    /// Who runs its processes.
    public var user: String?
    /// The user namespace.
    public var usernsMode: String?
    /// The UTS namespace.
    public var uts: String?
    /// What is mounted: the attribute `volumes`.
    public var mounts: [Mount]
    /// Services or containers whose volumes are mounted.
    public var volumesFrom: [String]
    /// Where its processes run.
    public var workingDirectory: String?
    /// Commands that run after a container started.
    public var postStart: [Hook]
    /// Commands that run before a container is stopped.
    public var preStop: [Hook]
    /// A component that provides it in place of containers.
    public var provider: ProviderSpec?
    /// Keys that start with `x-`, as they were written.
    public var extensions: Extensions

    /// Makes a value from its parts; absent parts are as if they were not written.
    public init(
        name: String,
        profiles: [String] = [],
        annotations: OrderedDictionary<String, String> = [:],
        attach: Bool? = nil,
        build: BuildSpec? = nil,
        develop: DevelopSpec? = nil,
        blkio: BlkioSpec? = nil,
        capAdd: [String] = [],
        capDrop: [String] = [],
        cgroup: String? = nil,
        cgroupParent: String? = nil,
        cpuCount: Int64? = nil,
        cpuPercent: Float? = nil,
        cpuPeriod: Int64? = nil,
        cpuQuota: Int64? = nil,
        cpuRealtimePeriod: Int64? = nil,
        cpuRealtimeRuntime: Int64? = nil,
        cpuShares: Int64? = nil,
        cpus: Float? = nil,
        cpuSet: String? = nil,
        command: [String]? = nil,
        configs: [FileMount] = [],
        containerName: String? = nil,
        credentialSpec: CredentialSpec? = nil,
        dependsOn: OrderedDictionary<String, Dependency> = [:],
        deploy: DeploySpec? = nil,
        deviceCgroupRules: [String] = [],
        devices: [DeviceMapping] = [],
        dns: [String] = [],
        dnsOptions: [String] = [],
        dnsSearch: [String] = [],
        domainName: String? = nil,
        entrypoint: [String]? = nil,
        environment: OrderedDictionary<String, String?> = [:],
        envFiles: [EnvFile] = [],
        expose: [String] = [],
        extends: ServiceReference? = nil,
        externalLinks: [String] = [],
        extraHosts: OrderedDictionary<String, [String]> = [:],
        groupAdd: [String] = [],
        gpus: [DeviceRequest] = [],
        hostname: String? = nil,
        healthcheck: Healthcheck? = nil,
        image: String? = nil,
        useInit: Bool? = nil,
        ipc: String? = nil,
        isolation: String? = nil,
        labels: OrderedDictionary<String, String> = [:],
        labelFiles: [String] = [],
        links: [String] = [],
        logging: LoggingSpec? = nil,
        macAddress: String? = nil,
        memoryLimit: Int64? = nil,
        memoryReservation: Int64? = nil,
        memorySwapLimit: Int64? = nil,
        memorySwappiness: Int64? = nil,
        models: OrderedDictionary<String, ModelBinding?> = [:],
        networkMode: String? = nil,
        networks: OrderedDictionary<String, NetworkAttachment?> = [:],
        oomKillDisable: Bool = false,
        oomScoreAdjustment: Int64? = nil,
        pid: String? = nil,
        pidsLimit: Int64? = nil,
        platform: String? = nil,
        ports: [PortMapping] = [],
        privileged: Bool = false,
        pullPolicy: String? = nil,
        readOnly: Bool = false,
        restart: String? = nil,
        runtime: String? = nil,
        scale: Int? = nil,
        secrets: [FileMount] = [],
        securityOptions: [String] = [],
        shmSize: Int64? = nil,
        stdinOpen: Bool = false,
        stopGracePeriod: Duration? = nil,
        stopSignal: String? = nil,
        storageOptions: OrderedDictionary<String, String> = [:],
        sysctls: OrderedDictionary<String, String> = [:],
        tmpfs: [String] = [],
        tty: Bool = false,
        ulimits: OrderedDictionary<String, Ulimit> = [:],
        useAPISocket: Bool = false,
        user: String? = nil,
        usernsMode: String? = nil,
        uts: String? = nil,
        mounts: [Mount] = [],
        volumesFrom: [String] = [],
        workingDirectory: String? = nil,
        postStart: [Hook] = [],
        preStop: [Hook] = [],
        provider: ProviderSpec? = nil,
        extensions: Extensions = [:]
    ) {
        self.name = name
        self.profiles = profiles
        self.annotations = annotations
        self.attach = attach
        self.build = build
        self.develop = develop
        self.blkio = blkio
        self.capAdd = capAdd
        self.capDrop = capDrop
        self.cgroup = cgroup
        self.cgroupParent = cgroupParent
        self.cpuCount = cpuCount
        self.cpuPercent = cpuPercent
        self.cpuPeriod = cpuPeriod
        self.cpuQuota = cpuQuota
        self.cpuRealtimePeriod = cpuRealtimePeriod
        self.cpuRealtimeRuntime = cpuRealtimeRuntime
        self.cpuShares = cpuShares
        self.cpus = cpus
        self.cpuSet = cpuSet
        self.command = command
        self.configs = configs
        self.containerName = containerName
        self.credentialSpec = credentialSpec
        self.dependsOn = dependsOn
        self.deploy = deploy
        self.deviceCgroupRules = deviceCgroupRules
        self.devices = devices
        self.dns = dns
        self.dnsOptions = dnsOptions
        self.dnsSearch = dnsSearch
        self.domainName = domainName
        self.entrypoint = entrypoint
        self.environment = environment
        self.envFiles = envFiles
        self.expose = expose
        self.extends = extends
        self.externalLinks = externalLinks
        self.extraHosts = extraHosts
        self.groupAdd = groupAdd
        self.gpus = gpus
        self.hostname = hostname
        self.healthcheck = healthcheck
        self.image = image
        self.useInit = useInit
        self.ipc = ipc
        self.isolation = isolation
        self.labels = labels
        self.labelFiles = labelFiles
        self.links = links
        self.logging = logging
        self.macAddress = macAddress
        self.memoryLimit = memoryLimit
        self.memoryReservation = memoryReservation
        self.memorySwapLimit = memorySwapLimit
        self.memorySwappiness = memorySwappiness
        self.models = models
        self.networkMode = networkMode
        self.networks = networks
        self.oomKillDisable = oomKillDisable
        self.oomScoreAdjustment = oomScoreAdjustment
        self.pid = pid
        self.pidsLimit = pidsLimit
        self.platform = platform
        self.ports = ports
        self.privileged = privileged
        self.pullPolicy = pullPolicy
        self.readOnly = readOnly
        self.restart = restart
        self.runtime = runtime
        self.scale = scale
        self.secrets = secrets
        self.securityOptions = securityOptions
        self.shmSize = shmSize
        self.stdinOpen = stdinOpen
        self.stopGracePeriod = stopGracePeriod
        self.stopSignal = stopSignal
        self.storageOptions = storageOptions
        self.sysctls = sysctls
        self.tmpfs = tmpfs
        self.tty = tty
        self.ulimits = ulimits
        self.useAPISocket = useAPISocket
        self.user = user
        self.usernsMode = usernsMode
        self.uts = uts
        self.mounts = mounts
        self.volumesFrom = volumesFrom
        self.workingDirectory = workingDirectory
        self.postStart = postStart
        self.preStop = preStop
        self.provider = provider
        self.extensions = extensions
    }
}
