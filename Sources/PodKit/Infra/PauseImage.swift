import FoundationEssentials

/// The image of the infra container, which the library carries so that no pod waits for a pull.
///
/// Its one program is a few hundred bytes of system calls: it reaps orphans, ends at once on `SIGTERM` and
/// `SIGINT`, and otherwise sleeps.
package enum PauseImage {
    /// The archive that `POST /images/load` takes to make the image ``reference``, the same bytes each time.
    ///
    /// - Parameter architecture: As the engine says it, in `/info` (`x86_64`, `aarch64`) or in `/version` (`amd64`,
    ///   `arm64`).
    /// - Returns: A gzipped archive of about a kilobyte, or nil for another architecture.
    package static func archive(architecture: String) -> [UInt8]? {
        switch architecture {
        case "x86_64", "amd64": Data(base64Encoded: amd64).map { Array($0) }
        case "aarch64", "arm64": Data(base64Encoded: arm64).map { Array($0) }
        default: nil
        }
    }
}
