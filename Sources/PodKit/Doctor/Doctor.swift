import Glibc
import PodCgroups
import PodConfiguration
public import PodDocker
import SystemPackage

/// Looks over a host: whether pods can run on it, and if not, what to do.
public struct Doctor: Sendable {
    /// The engine that is examined.
    public let docker: DockerClient
    /// Ports of an offer to check, if any.
    public let ports: PortOffer?

    /// A doctor for this engine, and for these ports of the host.
    public init(docker: DockerClient, ports: PortOffer? = nil) {
        self.docker = docker
        self.ports = ports
    }

    /// All findings, in an order in which each makes sense after those before it.
    public func examine() async -> [Finding] {
        var findings = examineSocket()
        do {
            let version = try await docker.apiVersion()
            let info = try await docker.info()
            findings.append(
                Finding(
                    "engine",
                    .ok,
                    "Docker Engine \(info.serverVersion ?? "?"), API \(version), at \(docker.endpoint)"
                )
            )
            findings += engine(info)
            findings += await cgroups(driver: info.cgroupDriver ?? "cgroupfs")
        } catch {
            findings.append(
                Finding(
                    "engine",
                    .failure,
                    (error as? DockerError)?.message ?? "\(error)",
                    remedy: "start the Docker Engine (on Debian: apt-get install docker.io), or name another one with "
                        + "DOCKER_HOST"
                )
            )
        }
        findings.append(portFinding())
        return findings
    }

    private func examineSocket() -> [Finding] {
        guard case .unix(let path) = docker.endpoint else { return [] }
        var info = stat()
        guard stat(path, &info) == 0 else {
            return [
                Finding(
                    "socket",
                    .failure,
                    "\(path) does not exist",
                    remedy: "start the Docker Engine, or name its socket with DOCKER_HOST=unix:///path"
                )
            ]
        }
        guard access(path, R_OK | W_OK) == 0 else {
            return [
                Finding(
                    "socket",
                    .failure,
                    "\(path) may not be used by this user",
                    remedy:
                        "run as root, or join the group that owns it (usermod -aG docker \"$USER\", then log in again)"
                )
            ]
        }
        return [Finding("socket", .ok, "\(path) can be read and written")]
    }

    private func engine(_ info: SystemInfo) -> [Finding] {
        var findings: [Finding] = []
        let architecture = info.architecture ?? "?"
        if info.osType != nil, info.osType != "linux" {
            findings.append(
                Finding(
                    "platform",
                    .failure,
                    "the engine runs \(info.osType ?? "?") containers",
                    remedy: "use an engine for Linux containers"
                )
            )
        } else if PauseImage.archive(architecture: architecture) == nil {
            findings.append(
                Finding(
                    "platform",
                    .warning,
                    "there is no infra image for \(architecture)",
                    remedy: "name one that fits with --infra-image"
                )
            )
        } else {
            findings.append(Finding("platform", .ok, "linux on \(architecture)"))
        }
        if info.ipv4Forwarding == false {
            findings.append(
                Finding(
                    "forwarding",
                    .failure,
                    "the host does not forward IPv4 packets, so published ports do not work",
                    remedy: "sysctl -w net.ipv4.ip_forward=1"
                )
            )
        }
        if info.memoryLimit == false {
            findings.append(
                Finding(
                    "memory",
                    .warning,
                    "the kernel has no memory cgroup, so memory limits do not hold",
                    remedy: "boot with cgroup_enable=memory"
                )
            )
        }
        return findings
    }

    private func cgroups(driver: String) async -> [Finding] {
        do {
            let interface = "cgroup \(try Cgroups.detect().version.rawValue), engine driver \(driver)"
            let choice = try CgroupChoice.make(
                .own,
                podID: "doctor-\(getpid())",
                driver: driver,
                host: try? Cgroups.detect()
            )
            let limits = PodLimits(cpus: 1, memory: 64 << 20)
            let plan = PodCgroupPlan(place: choice.place, limits: limits, isByName: true)
            let probe = try await PodCgroup.make(plan) { _ in }
            if let probe { try await PodCgroup.remove(probe.place) }
            return [Finding("cgroups", .ok, "\(interface); a pod can have its own, with limits")]
        } catch {
            return [
                Finding(
                    "cgroups",
                    .warning,
                    "a pod cannot have a cgroup of its own: \(error)",
                    remedy: "run as root on a host whose /sys/fs/cgroup is writable; without it pods run, and "
                        + "--cpus and --memory are refused"
                )
            ]
        }
    }

    private func portFinding() -> Finding {
        guard let ports else {
            return Finding("ports", .ok, "none named; give --ports to check an offer")
        }
        let taken = ports.ports.filter { !Self.isFree($0) }
        guard !taken.isEmpty else { return Finding("ports", .ok, "all of \(ports) are free") }
        return Finding(
            "ports",
            .failure,
            "taken: \(taken.map(String.init).joined(separator: ", "))",
            remedy: "see who listens (ss -ltnp), or offer other ports"
        )
    }

    /// Whether a listener could have the TCP port on all addresses now.
    private static func isFree(_ port: Int) -> Bool {
        let descriptor = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return true }
        defer { Glibc.close(descriptor) }
        var yes: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(port)).bigEndian
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, size) == 0 }
        }
    }
}
