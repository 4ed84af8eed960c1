import Glibc

/// Standard output and standard error of this process.
enum Console {
    /// Whether colours are wanted: on a terminal, unless `NO_COLOR` or a dumb terminal says otherwise.
    static var hasColors: Bool {
        isatty(STDOUT_FILENO) == 1 && (variable("NO_COLOR") ?? "").isEmpty && variable("TERM") != "dumb"
    }

    /// Writes a text to standard output.
    ///
    /// - Returns: Whether it was written; a reader may have gone away.
    @discardableResult
    static func write(_ text: String, to descriptor: Int32 = STDOUT_FILENO) -> Bool {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count >= 0 {
                bytes = bytes.dropFirst(count)
            } else if errno != EINTR {
                return false
            }
        }
        return true
    }

    /// Writes a line on standard error.
    static func say(_ line: String) {
        write(line + "\n", to: STDERR_FILENO)
    }

    private static func variable(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }
}
