import NIOCore
import PodHTTP
import Testing

struct FramingTests {
    /// Every way to cut `text` in two, so that no boundary is special.
    private func cuts(_ text: String) -> [[ByteBuffer]] {
        let bytes = Array(text.utf8)
        return (0...bytes.count).map { [ByteBuffer(bytes: bytes[..<$0]), ByteBuffer(bytes: bytes[$0...])] }
    }

    @Test func linesComeWholeHoweverTheyAreCut() throws {
        for pieces in cuts("one\r\n\n\r\ntwo\nthr€e") {
            var decoder = LineDecoder()
            var lines: [String] = []
            for piece in pieces {
                decoder.append(piece)
                while let line = try decoder.next() { lines.append(String(buffer: line)) }
            }
            if let last = decoder.finish() { lines.append(String(buffer: last)) }
            #expect(lines == ["one", "two", "thr€e"])
        }
    }

    @Test func aLineWithoutAnEndIsBounded() throws {
        var decoder = LineDecoder(limit: 8)
        decoder.append(ByteBuffer(string: "12345678"))
        expectEqual(try decoder.next(), nil)
        decoder.append(ByteBuffer(string: "9"))
        #expect(throws: HTTPClientError.self) { try decoder.next() }
    }

    @Test func recordsComeWholeHoweverTheyAreCut() throws {
        for pieces in cuts("5\nhello0\n11\n{\"a\":\"b\\n\"}") {
            var decoder = RecordIODecoder()
            var records: [String] = []
            for piece in pieces {
                decoder.append(piece)
                while let record = try decoder.next() { records.append(String(buffer: record)) }
            }
            #expect(records == ["hello", "", "{\"a\":\"b\\n\"}"])
            #expect(decoder.isAtBoundary)
        }
    }

    @Test(arguments: [
        "\nx", "x\n", "-1\n", " 5\n", "9999999999\n", "18446744073709551617\n", "000000000000000000001\n",
    ])
    func aLengthThatIsNoneIsRefused(text: String) {
        var decoder = RecordIODecoder()
        decoder.append(ByteBuffer(string: text))
        #expect(throws: HTTPClientError.self) { try decoder.next() }
    }

    @Test func aRecordThatIsCutIsNotABoundary() throws {
        var decoder = RecordIODecoder()
        decoder.append(ByteBuffer(string: "5\nhel"))
        expectEqual(try decoder.next(), nil)
        #expect(!decoder.isAtBoundary)
    }

    @Test(arguments: [
        ("", ""), ("a-Z_0.9~", "a-Z_0.9~"), ("a b&c=d/é", "a%20b%26c%3Dd%2F%C3%A9"),
        ("{\"x\":[]}", "%7B%22x%22%3A%5B%5D%7D"),
    ])
    func queriesAreEncoded(text: String, encoded: String) {
        #expect(URLQuery.encode(text) == encoded)
    }

    @Test func queriesHoldWhatIsThere() {
        var query = URLQuery()
        #expect(query.encoded == "")
        query.add("a", nil)
        query.add("b", "1")
        query.add("c", "")
        query.add("b", "2")
        #expect(query.encoded == "?b=1&c=&b=2")
    }
}
