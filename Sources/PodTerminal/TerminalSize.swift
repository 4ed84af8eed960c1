import Glibc

/// How much of a text a terminal shows without wrapping or scrolling it.
package struct TerminalSize: Hashable, Sendable {
    package var columns: Int
    package var rows: Int

    /// The size of the terminal that a descriptor is; `nil` if it is none, or does not say.
    package init?(of descriptor: CInt) {
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else { return nil }
        columns = Int(size.ws_col)
        rows = Int(size.ws_row)
    }

    /// Lines that stay where they are drawn: cut to the terminal's width, and few enough to leave room for the cursor.
    package func fit(_ lines: [String]) -> [String] {
        let room = max(1, rows - 1)
        let shown = lines.count <= room ? lines : lines.prefix(room - 1) + ["and \(lines.count - room + 1) more"]
        return shown.map { $0.count <= columns ? $0 : $0.prefix(columns - 1) + "…" }
    }
}
