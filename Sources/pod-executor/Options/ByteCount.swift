import ArgumentParser
import PodCompose

/// A size as Compose and Docker write it: `512m`, `1g`, `1048576`.
struct ByteCount: ExpressibleByArgument {
    var bytes: Int64

    init?(argument: String) {
        guard let bytes = try? ByteSize.parse(argument), bytes > 0 else { return nil }
        self.bytes = bytes
    }
}
