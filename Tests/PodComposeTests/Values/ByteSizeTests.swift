import Testing

@testable import PodCompose

@Suite struct ByteSizeTests {
    @Test(
        arguments: [
            ("0", 0), ("512", 512), ("1b", 1), ("1k", 1024), ("1K", 1024), ("1kb", 1024), ("1KiB", 1024), ("1 k", 1024),
            ("1m", 1 << 20), ("1.5g", 3 << 29), ("1t", 1 << 40), ("1P", 1 << 50), ("0.3m", 314_572),
            ("1e3k", 1_024_000),
            ("1.9", 1), (".5k", 512), ("1_0k", 10240), ("0x1p4", 16), ("1 ", 1), ("99999999999g", .min),
            ("9223372036854775808", .min),
        ] as [(String, Int64)]
    )
    func sizes(text: String, expected: Int64) throws {
        #expect(try ByteSize.parse(text) == expected)
    }

    @Test(arguments: [
        "", "k", "abc", "-1", "-1k", "1e", "1mi", "1Gi", "1kbb", "1kibi", "1x", "1bb", " 1", "1  k", "1,5g",
        "1e400",
        "1 k b", "0x10", "100m ", "--1",
    ])
    func refusals(text: String) {
        #expect(throws: ValueError.self) { try ByteSize.parse(text) }
    }
}
