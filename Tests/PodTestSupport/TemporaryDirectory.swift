import FoundationEssentials
package import SystemPackage

/// Runs `body` with a new directory, which is removed afterwards.
package func withTemporaryDirectory<Value>(_ body: (FilePath) async throws -> Value) async throws -> Value {
    let path = FileManager.default.temporaryDirectory.path + "/" + uniqueName("podkit")
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try await body(FilePath(path))
}

extension FilePath {
    /// Writes a file of this name in the directory, and the directories on the way to it.
    ///
    /// - Returns: The file's path.
    @discardableResult
    package func write(_ name: String, _ text: String) throws -> FilePath {
        let file = pushing(FilePath(name))
        let parent = file.removingLastComponent().string
        try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(filePath: file.string))
        return file
    }
}

extension String {
    /// The text of a file, with what is not UTF-8 replaced; empty if there is no file yet.
    package init(contentsOf file: FilePath) throws {
        let descriptor: FileDescriptor
        do {
            descriptor = try .open(file, .readOnly)
        } catch Errno.noSuchFileOrDirectory {
            self = ""
            return
        }
        self = try descriptor.closeAfter {
            var bytes: [UInt8] = []
            let chunk = 64 * 1024
            while true {
                let part = try [UInt8](unsafeUninitializedCapacity: chunk) { buffer, count in
                    count = try descriptor.read(into: UnsafeMutableRawBufferPointer(buffer))
                }
                guard !part.isEmpty else { return String(decoding: bytes, as: UTF8.self) }
                bytes += part
            }
        }
    }
}
