import PodCompose
import Testing

@Suite struct ByteSizeTextTests {
    @Test(
        "nothing is lost of a size that is written exactly",
        arguments: [
            (0, "0 B"), (512, "512 B"), (1024, "1 KiB"), (1_000_000, "1000000 B"), (64 << 20, "64 MiB"),
            (1536 << 20, "1.5 GiB"), (6_291_457, "6291457 B"), (1 << 40, "1 TiB"), (-2048, "-2 KiB"),
            (.max, "9223372036854775807 B"), (.min, "-8388608 TiB"),
        ] as [(Int64, String)]
    )
    func exact(bytes: Int64, text: String) {
        #expect(ByteSize.exact(bytes) == text)
    }

    @Test(
        "a size is rounded to a tenth of its unit",
        arguments: [
            (0, "0 B"), (1023, "1023 B"), (1024, "1 KiB"), (1536, "1.5 KiB"), (1_000_000, "976.6 KiB"),
            (1_395_864_371, "1.3 GiB"), ((1 << 30) - 1, "1024 MiB"), (.max, "16777216 TiB"),
        ] as [(UInt64, String)]
    )
    func rounded(bytes: UInt64, text: String) {
        #expect(ByteSize.rounded(bytes) == text)
    }
}
