import Glibc
import SystemPackage

/// The files of this repository.
package enum Repository {
    /// The absolute path of a file, named from the repository's root, such as `Fixtures/pods/shop/compose.yaml`.
    package static func path(_ name: String) -> String {
        FilePath(#filePath).removingLastComponent().appending("../../" + name).lexicallyNormalized().string
    }

    /// Where a symbolic link leads.
    static func resolve(_ link: String) throws -> String {
        guard let path = realpath(link, nil) else { throw Errno(rawValue: errno) }
        defer { free(path) }
        return String(cString: path)
    }
}
