import OrderedCollections

/// Disk, file systems in memory, and GPUs.
extension ServiceReading {
    mutating func readSizes(_ figures: inout ResourceFigures) {
        if let text = service.storageOptions["size"] {
            figures.disk = size(text, "storage_opt.size", ["storage_opt", "size"])
        }
        for (index, entry) in service.tmpfs.enumerated() {
            guard let text = Self.tmpfsSize(entry) else { continue }
            figures.tmpfs = figures.tmpfs.addingSaturated(size(text, "the size of a tmpfs", ["tmpfs", "\(index)"]))
        }
        for mount in service.mounts where mount.kind == .tmpfs {
            figures.tmpfs = figures.tmpfs.addingSaturated(max(0, mount.tmpfs?.size ?? 0))
        }
        switch service.ipc {
        case nil, "", "private", "shareable": figures.sharedMemory = max(0, service.shmSize ?? 0)
        default: break
        }
    }

    /// The option `size` of `path:option,option`; the last one counts, as for the kernel.
    private static func tmpfsSize(_ entry: String) -> String? {
        guard let colon = entry.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let options = entry[entry.utf8.index(after: colon)...].split(separator: ",")
        return options.last { $0.hasPrefix("size=") }.map { String($0.dropFirst(5)) }
    }

    private mutating func size(_ text: String, _ what: String, _ path: [String]) -> Int64 {
        if text.hasSuffix("%") {
            note(.unknownSize, "\(what) is \(text) of the machine's memory and is not counted", at: path)
            return 0
        }
        guard let bytes = try? ByteSize.parse(text) else {
            note(.unknownSize, "\(what) is `\(text)`, which is no size, and is not counted", at: path)
            return 0
        }
        // A size beyond 63 bits is parsed as the smallest number, as the reference does.
        return bytes < 0 ? .max : bytes
    }

    mutating func readGPUs() -> Int64 {
        var count: Int64 = 0
        for request in service.gpus { count = count.addingSaturated(gpus(request, ["gpus"])) }
        for request in reservations?.devices ?? [] where request.capabilities.contains("gpu") {
            let path = ["deploy", "resources", "reservations", "devices"]
            count = count.addingSaturated(gpus(request, path))
        }
        return count
    }

    private mutating func gpus(_ request: DeviceRequest, _ path: [String]) -> Int64 {
        if let count = request.count, count >= 0 { return count }
        if request.count == nil, !request.deviceIDs.isEmpty { return Int64(request.deviceIDs.count) }
        note(.allGPUs, "asks for all GPUs of the machine, which count as one", at: path)
        return 1
    }
}
