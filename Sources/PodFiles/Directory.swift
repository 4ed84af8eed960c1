import Glibc
import SystemPackage

/// What a directory holds.
package enum Directory {
    /// The names in a directory, in no order.
    package static func names(in path: String) throws(FileError) -> [String] {
        guard let stream = opendir(path) else { throw FileError(path, .refused("list", Errno(rawValue: errno))) }
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

    /// What a symbolic link says.
    package static func target(ofLink path: String) throws(FileError) -> String {
        var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
        let count = readlink(path, &buffer, buffer.count)
        guard count >= 0 else { throw FileError(path, .refused("read the link", Errno(rawValue: errno))) }
        return String(decoding: buffer.prefix(count), as: UTF8.self)
    }
}
