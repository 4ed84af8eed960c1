import Glibc

/// How many times as long as usual tests wait: `PODKIT_TEST_PATIENCE`, for machines that are slow, such as emulated ones.
enum Patience {
    static let factor = getenv("PODKIT_TEST_PATIENCE").flatMap { Int(String(cString: $0)) } ?? 1
}
