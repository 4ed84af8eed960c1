import Glibc
import SystemPackage

/// A file of a cgroup: read whole, written with one call, as the kernel wants it.
struct CgroupFile: Hashable {
    /// Text: putting it together as a `FilePath` would cost more than the read.
    let name: String

    init(_ name: String) {
        self.name = name
    }

    var path: FilePath { FilePath(name) }

    var exists: Bool {
        access(name, F_OK) == 0
    }

    func read() throws(CgroupError) -> String {
        do {
            let descriptor = try FileDescriptor.open(name, .readOnly, options: .closeOnExec)
            return try descriptor.closeAfter {
                var bytes: [UInt8] = []
                while true {
                    let old = bytes.count
                    bytes.append(contentsOf: repeatElement(0, count: 4096))
                    let count = try bytes.withUnsafeMutableBytes {
                        try descriptor.read(into: .init(rebasing: $0[old...]))
                    }
                    bytes.removeLast(4096 - count)
                    if count == 0 { return String(decoding: bytes, as: UTF8.self) }
                }
            }
        } catch {
            throw failure(error, value: nil)
        }
    }

    /// nil if the kernel does not have the file, has it and supports nothing behind it, or the cgroup is gone.
    func readIfPresent() throws(CgroupError) -> String? {
        do {
            return try read()
        } catch {
            switch error.cause {
            // ENODEV is what an open file of a removed cgroup answers.
            case .noSuchFileOrDirectory?, .notSupported?, .operationNotSupportedByDevice?: return nil
            default: throw error
            }
        }
    }

    func write(_ value: String) throws(CgroupError) {
        do {
            let descriptor = try FileDescriptor.open(name, .writeOnly, options: .closeOnExec)
            _ = try descriptor.closeAfter {
                // The kernel does not notice a write of no bytes.
                try Array((value.isEmpty ? "\n" : value).utf8).withUnsafeBytes { try descriptor.write($0) }
            }
        } catch {
            throw failure(error, value: value)
        }
    }

    private func failure(_ error: any Error, value: String?) -> CgroupError {
        guard let errno = error as? Errno else {
            return CgroupError(.refused, "\(error)", path: path, value: value)
        }
        return CgroupError.explaining(errno, path: path, value: value)
    }
}
