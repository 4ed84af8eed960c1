import Glibc
import PodKit

/// Paths below a task's sandbox, as people read them: its own path, of 240 characters as a rule, says nothing to them.
struct SandboxPaths: Sendable {
    /// The sandbox's paths, each with a slash behind it, the longest first.
    private let prefixes: [[Unicode.Scalar]]

    /// - Parameter paths: of the sandbox, as this process and as the host see it.
    init(_ paths: [String]) {
        let resolved = paths.compactMap { path -> String? in
            guard let real = realpath(path, nil) else { return nil }
            defer { free(real) }
            return String(cString: real)
        }
        let known = Set(paths + resolved).filter { $0.hasPrefix("/") && $0 != "/" }
        prefixes = known.map { Array(($0.hasSuffix("/") ? $0 : $0 + "/").unicodeScalars) }.sorted {
            $0.count > $1.count
        }
    }

    /// The text with every path below the sandbox relative to it.
    func relative(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var rest = Array(text.unicodeScalars)[...]
        while let scalar = rest.first {
            let isInPath = result.last.map(Self.isOfPath) ?? false
            if scalar == "/", !isInPath, let prefix = prefixes.first(where: { rest.starts(with: $0) }) {
                rest = rest.dropFirst(prefix.count)
            } else {
                result.append(scalar)
                rest = rest.dropFirst()
            }
        }
        return String(result)
    }

    /// The result with its messages so; what containers printed stays as it is.
    func relative(_ result: PodResult) -> PodResult {
        var result = result
        if case .failed(var failure) = result.outcome {
            failure.message = relative(failure.message)
            result.outcome = .failed(failure)
        }
        result.leftBehind = result.leftBehind.map { relative($0) }
        return result
    }

    /// Whether a path that is under way goes on behind this character.
    private static func isOfPath(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            || "/._-~".unicodeScalars.contains(scalar)
    }
}
