import FoundationEssentials
import Glibc
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
        guard let data = try? encoder.encode(EventLine(event)) else { return }
        await console.print(Array(data) + [UInt8(ascii: "\n")])
    }

    func observe(_ lines: [OutputLine]) async {
        var bytes: [UInt8] = []
        for line in lines { bytes += column.prefix(for: line.service) + line.bytes + [UInt8(ascii: "\n")] }
        await console.print(bytes, to: .standardError)
    }
}

/// The form of an event on standard output.
private struct EventLine: Encodable {
    /// Seconds of the monotonic clock, which every process on the machine reads alike.
    var time: Double
    var event: String
    var service: String?
    var subject: String?
    var message: String?
    var status: Int?
    var signal: Int?
    var outOfMemory: Bool?
    var memoryLimitOf: String?
    var memoryLimit: Int64?
    var received: Int64?
    var total: Int64?
    var ports: [PublishedPort]?

    init(_ event: PodEvent) {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        time = Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
        self.event = event.kind.rawValue
        service = event.service
        subject = event.subject
        message = event.message
        status = event.exit?.status
        signal = event.exit?.signal
        outOfMemory = event.exit?.outOfMemory.map { _ in true }
        memoryLimitOf = event.exit?.outOfMemory?.owner.rawValue
        memoryLimit = event.exit?.outOfMemory?.limit
        received = event.progress?.received
        total = event.progress?.total
        ports = event.ports.isEmpty ? nil : event.ports
    }
}
