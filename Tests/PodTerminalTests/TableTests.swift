import PodTerminal
import Testing

@Suite struct TableTests {
    @Test("words stand to the left and numbers to the right, and no line ends with blanks")
    func columns() {
        var table = Table(numbers: 1..<2)
        table.add(["NAME", "CPUS", "NOTES"], strong: true)
        table.add(["web", "0.5", "killed"])
        table.add(["database", "12.25", ""])
        #expect(table.lines() == ["NAME       CPUS  NOTES", "web         0.5  killed", "database  12.25"])
        #expect(table.lines(colors: true)[0] == "\u{1b}[1mNAME       CPUS  NOTES\u{1b}[0m")
        #expect(table.lines(colors: true)[1] == "web         0.5  killed")
    }

    @Test("a row may have fewer cells than the widest")
    func shortRow() {
        var table = Table(numbers: 1..<Int.max)
        table.add(["a", "1", "2"])
        table.add(["total", "10"])
        #expect(table.text() == "a       1  2\ntotal  10\n")
    }

    @Test("columns may be wider than what is in them, and blanks stay where they are wanted")
    func minimumWidth() {
        var table = Table(gap: 3, minimumWidth: 4, keepsBlanks: true)
        table.add(["A", "LONGER", "C"])
        table.add(["1", "2", ""])
        #expect(table.lines() == ["A      LONGER   C", "1      2        "])
    }

    @Test func nothing() {
        #expect(Table().text() == "")
    }
}
