import FoundationEssentials
import PodKit
import PodTerminal
import SystemPackage

/// Prints each event as a JSON object on a line of standard output, and the containers' output on standard error.
struct JSONObserver: PodObserver {
    let console: Console
    let column: ServiceColumn

    init(console: Console, services: [String]) {
        self.console = console
        column = ServiceColumn(services: services, hasColors: false)
    }

    func observe(_ event: PodEvent) async {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(event) else { return }
        await console.print(Array(data) + [UInt8(ascii: "\n")])
    }

    func observe(_ lines: [OutputLine]) async {
        var bytes: [UInt8] = []
        for line in lines { bytes += column.prefix(for: line.container) + line.bytes + [UInt8(ascii: "\n")] }
        await console.print(bytes, to: .standardError)
    }
}
