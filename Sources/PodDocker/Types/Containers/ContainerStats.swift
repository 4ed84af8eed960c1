/// What a container uses: one reading of `GET /containers/{id}/stats`.
public struct ContainerStats: Hashable, Sendable, Decodable {
    /// When it was read.
    public var read: Timestamp
    /// Processor time.
    public var cpu: CPU?
    /// Processor time at the reading before, to compute rates with.
    public var previousCPU: CPU?
    /// Memory.
    public var memory: Memory?
    /// Processes.
    public var pids: Pids?
    /// Traffic by interface.
    public var networks: [String: Interface]?

    enum CodingKeys: String, CodingKey {
        case read
        case cpu = "cpu_stats"
        case previousCPU = "precpu_stats"
        case memory = "memory_stats"
        case pids = "pids_stats"
        case networks
    }

    /// Processor time in nanoseconds.
    public struct CPU: Hashable, Sendable, Decodable {
        /// The container's.
        public var usage: Usage?
        /// The whole host's.
        public var system: UInt64?
        /// The number of CPUs.
        public var onlineCPUs: Int?

        enum CodingKeys: String, CodingKey {
            case usage = "cpu_usage"
            case system = "system_cpu_usage"
            case onlineCPUs = "online_cpus"
        }

        /// A container's processor time in nanoseconds.
        public struct Usage: Hashable, Sendable, Decodable {
            /// All of it.
            public var total: UInt64?
            /// In the kernel.
            public var kernel: UInt64?
            /// Outside the kernel.
            public var user: UInt64?

            enum CodingKeys: String, CodingKey {
                case total = "total_usage"
                case kernel = "usage_in_kernelmode"
                case user = "usage_in_usermode"
            }
        }
    }

    /// Memory in bytes.
    public struct Memory: Hashable, Sendable, Decodable {
        /// What is used, caches included.
        public var usage: UInt64?
        /// The most that was used (cgroup v1).
        public var maximum: UInt64?
        /// The limit.
        public var limit: UInt64?
        /// The kernel's `memory.stat`.
        public var stats: [String: UInt64]?

        enum CodingKeys: String, CodingKey {
            case usage
            case maximum = "max_usage"
            case limit
            case stats
        }
    }

    /// The number of processes.
    public struct Pids: Hashable, Sendable, Decodable {
        /// How many there are.
        public var current: UInt64?
        /// How many there may be.
        public var limit: UInt64?
    }

    /// Traffic of an interface.
    public struct Interface: Hashable, Sendable, Decodable {
        /// Bytes received.
        public var receivedBytes: UInt64?
        /// Bytes sent.
        public var sentBytes: UInt64?

        enum CodingKeys: String, CodingKey {
            case receivedBytes = "rx_bytes"
            case sentBytes = "tx_bytes"
        }
    }
}
