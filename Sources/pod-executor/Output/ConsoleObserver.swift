import PodKit
import PodTerminal
import SystemPackage

/// Shows a pod to a person: progress of pulls, what happens, and the containers' output under their services' names.
struct ConsoleObserver: PodObserver {
    let console: Console
    let column: ServiceColumn
    private let pulls = PullBoard()

    init(console: Console, services: [String]) {
        self.console = console
        column = ServiceColumn(services: services, hasColors: Console.hasColors)
    }

    func observe(_ event: PodEvent) async {
        switch event.kind {
        case .pulling:
            let isFirst = await pulls.update(event)
            if Console.isTerminal {
                await console.show(status: await pulls.lines)
            } else if isFirst {
                await console.print("pulling \(event.subject ?? "")", to: .standardError)
            }
        case .pulled:
            await pulls.finish(event)
            await console.show(status: await pulls.lines)
            if let line = event.line { await console.print(line, to: .standardError) }
        default:
            if event.kind == .planned || event.kind == .finished || event.kind == .failed {
                await console.show(status: [])
            }
            if let line = event.line { await console.print(line, to: .standardError) }
        }
    }

    func observe(_ lines: [OutputLine]) async {
        var bytes: [UInt8] = []
        for line in lines { bytes += column.prefix(for: line.container) + line.bytes + [UInt8(ascii: "\n")] }
        await console.print(bytes)
    }
}

extension PodEvent {
    /// The event as a line for a person; `nil` for what only a script wants to know.
    fileprivate var line: String? {
        let subject = self.subject ?? ""
        let service = (container ?? self.service).map { "\($0): " } ?? ""
        return switch kind {
        case .pulled: message.map { "\(subject): \($0)" }
        case .building: "building \(subject)"
        case .built: "built \(subject)"
        case .warning: "warning: \(service)\(message ?? "")"
        case .running: "running\(portSummary)"
        case .exited: "\(service)\(message ?? "")"
        case .restarting: "\(service)\(message ?? "")"
        case .unhealthy: "\(service)is unhealthy"
        case .stopping: "stopping"
        case .pulling, .planned, .created, .started, .healthy, .stopped, .removed, .finished, .failed: nil
        }
    }

    private var portSummary: String {
        let published = ports.map { port in
            let address = port.hostAddress.isEmpty ? "" : "\(port.hostAddress):"
            let transport = port.transport == "tcp" ? "" : "/\(port.transport)"
            return "\(port.service) \(address)\(port.hostPort.map(String.init) ?? "?") -> "
                + "\(port.containerPort)\(transport)"
        }
        return published.isEmpty ? "" : ": " + published.joined(separator: ", ")
    }
}
