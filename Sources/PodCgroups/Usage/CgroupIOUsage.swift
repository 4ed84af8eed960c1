/// What was read from and written to one block device.
public struct CgroupIOUsage: Hashable, Sendable {
    /// The device's number, as `major:minor` shows it.
    public var major: UInt32
    /// The second part of the number.
    public var minor: UInt32
    /// Bytes read from the device itself, not from the page cache.
    public var bytesRead: UInt64
    /// Bytes written to the device.
    public var bytesWritten: UInt64
    /// Requests to read.
    public var reads: UInt64
    /// Requests to write.
    public var writes: UInt64

    package init(
        major: UInt32,
        minor: UInt32,
        bytesRead: UInt64 = 0,
        bytesWritten: UInt64 = 0,
        reads: UInt64 = 0,
        writes: UInt64 = 0
    ) {
        self.major = major
        self.minor = minor
        self.bytesRead = bytesRead
        self.bytesWritten = bytesWritten
        self.reads = reads
        self.writes = writes
    }
}

extension CgroupIOUsage {
    private init?(device: Substring) {
        let numbers = device.split(separator: ":").map { UInt32($0) }
        guard numbers.count == 2, let major = numbers[0], let minor = numbers[1] else { return nil }
        self.init(major: major, minor: minor)
    }

    /// From v2's `io.stat`: `8:16 rbytes=1459200 wbytes=314773504 rios=192 wios=353 dbytes=0 dios=0`.
    static func parse(ioStat: String) -> [CgroupIOUsage] {
        CgroupText.nestedKeyed(ioStat).compactMap { device, values in
            guard var usage = CgroupIOUsage(device: device) else { return nil }
            usage.bytesRead = values["rbytes"].flatMap { UInt64($0) } ?? 0
            usage.bytesWritten = values["wbytes"].flatMap { UInt64($0) } ?? 0
            usage.reads = values["rios"].flatMap { UInt64($0) } ?? 0
            usage.writes = values["wios"].flatMap { UInt64($0) } ?? 0
            return usage
        }
        .sorted { ($0.major, $0.minor) < ($1.major, $1.minor) }
    }

    /// From v1's `…io_service_bytes_recursive` and `…io_serviced_recursive`: `8:0 Read 4096`, and a last line `Total`.
    static func parse(serviceBytes: String, serviced: String) -> [CgroupIOUsage] {
        var devices: [Substring: CgroupIOUsage] = [:]
        func add(
            _ text: String,
            read: WritableKeyPath<CgroupIOUsage, UInt64>,
            write: WritableKeyPath<CgroupIOUsage, UInt64>
        ) {
            for line in text.split(separator: "\n") {
                let fields = line.split(separator: " ")
                guard fields.count == 3, let value = UInt64(fields[2]),
                    var usage = devices[fields[0]] ?? CgroupIOUsage(device: fields[0])
                else { continue }
                switch fields[1] {
                case "Read": usage[keyPath: read] = value
                case "Write": usage[keyPath: write] = value
                default: break
                }
                devices[fields[0]] = usage
            }
        }
        add(serviceBytes, read: \.bytesRead, write: \.bytesWritten)
        add(serviced, read: \.reads, write: \.writes)
        return devices.values.sorted { ($0.major, $0.minor) < ($1.major, $1.minor) }
    }
}
