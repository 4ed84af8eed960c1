/// Text in columns: the first to the left, the others to the right.
struct Table {
    struct Row {
        var cells: [String]
        /// Headings and totals stand out where there are colours.
        var isStrong = false
    }

    private(set) var rows: [Row] = []

    mutating func add(_ cells: [String], strong: Bool = false) {
        rows.append(Row(cells: cells, isStrong: strong))
    }

    /// Lines with columns two blanks apart.
    func text(colors: Bool) -> String {
        let widths = (0..<(rows.map(\.cells.count).max() ?? 0)).map { column in
            rows.map { column < $0.cells.count ? $0.cells[column].count : 0 }.max() ?? 0
        }
        return rows.map { row in
            let cells = row.cells.enumerated().map { column, cell in
                let blanks = String(repeating: " ", count: widths[column] - cell.count)
                return column == 0 ? cell + blanks : blanks + cell
            }
            var line = cells.joined(separator: "  ")
            while line.last == " " { line.removeLast() }
            return (row.isStrong && colors ? "\u{1b}[1m\(line)\u{1b}[0m" : line) + "\n"
        }.joined()
    }
}
