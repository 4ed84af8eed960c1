import Glibc
import SystemPackage

/// Reading files, with errors that say which file and why.
enum FileContent {
    static func read(_ path: String) throws(PodFailure) -> [UInt8] {
        do {
            let descriptor = try FileDescriptor.open(FilePath(path), .readOnly, options: .closeOnExec)
            return try descriptor.closeAfter {
                var bytes: [UInt8] = []
                while true {
                    let piece = try [UInt8](unsafeUninitializedCapacity: 256 << 10) { buffer, count in
                        count = try descriptor.read(into: UnsafeMutableRawBufferPointer(buffer))
                    }
                    if piece.isEmpty { return bytes }
                    bytes += piece
                }
            }
        } catch {
            throw failure("read", path, error)
        }
    }

    static func list(_ path: String) throws(PodFailure) -> [String] {
        guard let stream = opendir(path) else { throw failure("list", path, Errno(rawValue: errno)) }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }

    static func linkTarget(_ path: String) throws(PodFailure) -> String {
        var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
        let count = readlink(path, &buffer, buffer.count)
        guard count >= 0 else { throw failure("read the link", path, Errno(rawValue: errno)) }
        return String(decoding: buffer.prefix(count), as: UTF8.self)
    }

    private static func failure(_ verb: String, _ path: String, _ error: any Error) -> PodFailure {
        PodFailure(.invalid, "cannot \(verb) \(path): \(error)")
    }
}
