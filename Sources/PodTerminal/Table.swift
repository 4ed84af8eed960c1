/// Text in columns: words to the left, numbers to the right.
package struct Table: Sendable {
    private struct Row {
        var cells: [String]
        var isStrong: Bool
    }

    private var rows: [Row] = []
    private let numbers: Range<Int>
    private let gap: Int
    private let minimumWidth: Int
    private let keepsBlanks: Bool

    /// A table without rows.
    ///
    /// - Parameters:
    ///   - numbers: the columns whose cells stand to the right.
    ///   - gap: how many blanks stand between two columns.
    ///   - minimumWidth: of each column but the last.
    ///   - keepsBlanks: whether blanks at the end of a line stay there.
    package init(numbers: Range<Int> = 0..<0, gap: Int = 2, minimumWidth: Int = 0, keepsBlanks: Bool = false) {
        self.numbers = numbers
        self.gap = gap
        self.minimumWidth = minimumWidth
        self.keepsBlanks = keepsBlanks
    }

    /// Adds a row; cells that are missing at its end are empty.
    ///
    /// - Parameter strong: headings and totals stand out where there are colours.
    package mutating func add(_ cells: [String], strong: Bool = false) {
        rows.append(Row(cells: cells, isStrong: strong))
    }

    /// A line for each row, without its end.
    package func lines(colors: Bool = false) -> [String] {
        let count = rows.map(\.cells.count).max() ?? 0
        let widths = (0..<count).map { column in
            rows.map { column < $0.cells.count ? $0.cells[column].count : 0 }.max() ?? 0
        }
        return rows.map { row in
            let cells = row.cells.enumerated().map { column, cell in
                let isLast = column == count - 1
                if numbers.contains(column) {
                    return Self.blanks(max(widths[column], isLast ? 0 : minimumWidth) - cell.count) + cell
                }
                return isLast ? cell : cell + Self.blanks(max(widths[column], minimumWidth) - cell.count)
            }
            var line = cells.joined(separator: Self.blanks(gap))
            while !keepsBlanks, line.last == " " { line.removeLast() }
            return row.isStrong && colors ? "\u{1b}[1m\(line)\u{1b}[0m" : line
        }
    }

    /// The lines, each with its end.
    package func text(colors: Bool = false) -> String {
        lines(colors: colors).map { $0 + "\n" }.joined()
    }

    private static func blanks(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
}
