import FoundationEssentials
import PodDocker
import PodHTTPTesting
import PodTestSupport
import Synchronization

/// An engine in a test's own process, which keeps what it is asked to create. A container that it starts ends by itself.
final class ScriptedEngine: Sendable {
    /// The part of the API that something belongs to.
    enum Kind: String, CaseIterable { case containers, networks, volumes }

    /// What becomes of requests to create something.
    enum Fault: Equatable {
        /// It is answered late.
        case late(Duration)
        /// It is not answered, and done only when somebody has asked so often whether it is there.
        case unanswered(lookups: Int)
        /// It is neither answered nor done.
        case ignored
    }

    /// What an engine tells of a container's end.
    struct End {
        var status: Int
        /// The engine's events about it: the first as it starts, the others when somebody has asked about its end.
        var events: [String]
    }

    private struct Created { var labels: [String: String] }
    private struct State {
        var objects: [Kind: [String: Created]] = [:]
        /// What will be there after so many lookups.
        var coming: [String: (created: Created, lookups: Int)] = [:]
        var deleted: [String] = []
        var started: Set<String> = []
        var isEndTold = false
    }

    private struct CreateRequest: Decodable {
        var name: String?
        var labels: [String: String]?

        enum CodingKeys: String, CodingKey {
            case name = "Name"
            case labels = "Labels"
        }
    }

    private let driver: String
    /// Whether each subscription to the events ends at once.
    private let endsEvents: Bool
    private let fault: (kind: Kind, fault: Fault)?
    private let end: End?
    private let starts = AsyncStream.makeStream(of: String.self)
    private let isAsked = Latch()
    private let state = Mutex(State())

    /// - Parameter end: of each container that it starts; without one it starts none.
    init(
        driver: String = "cgroupfs",
        _ fault: Fault? = nil,
        creating kind: Kind = .containers,
        endsEvents: Bool = false,
        endOfContainers end: End? = nil
    ) {
        self.driver = driver
        self.endsEvents = endsEvents
        self.fault = fault.map { (kind, $0) }
        self.end = end
    }

    /// Has something of this name that somebody else made.
    func has(_ kind: Kind, _ name: String) {
        state.withLock { $0.objects[kind, default: [:]][name] = Created(labels: ["owner": "somebody else"]) }
    }

    /// The names of all that it has.
    var names: [String] { state.withLock { $0.objects.values.flatMap(\.keys).sorted() } }
    /// The names of all that it was asked to remove and had, in order.
    var deleted: [String] { state.withLock { $0.deleted } }

    /// Runs `body` while the engine answers on the socket that it is given.
    func with(_ body: (String) async throws -> Void) async throws {
        try await ScriptedServer.with { connection, _ in
            while let head = try await connection.readHead() {
                let size = head.split(separator: "\r\n").first { $0.lowercased().hasPrefix("content-length:") }
                    .flatMap { Int($0.drop { $0 != ":" }.dropFirst().drop { $0 == " " }) }
                let content = try await connection.read(size ?? 0) ?? []
                let words = head.prefix { $0 != "\r\n" }.split(separator: " ")
                try await self.answer(String(words[0]), String(words[1]), content, connection)
            }
        } _: { path in
            try await body(path)
        }
    }

    private func answer(
        _ method: String,
        _ target: String,
        _ content: [UInt8],
        _ connection: ScriptedConnection
    ) async throws {
        let parts = target.split(separator: "?", maxSplits: 1)
        let path = parts[0].split(separator: "/").drop { $0.first == "v" && $0.contains(".") }.map(String.init)
        let query = parts.count > 1 ? String(parts[1]) : ""
        switch (method, path.first.flatMap(Kind.init), path.dropFirst().first) {
        case ("GET", nil, _) where path == ["_ping"]:
            try await connection.answer(headers: "Api-Version: 1.44\r\n", "OK")
        case ("GET", nil, _) where path == ["info"]:
            try await connection.answer(#"{"ID":"x","Architecture":"x86_64","CgroupDriver":"\#(driver)"}"#)
        case ("GET", nil, _) where path == ["events"]:
            try await connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
            if endsEvents { return try await connection.send("0\r\n\r\n") }
            for await name in starts.stream { try await tellEnd(of: name, connection) }
        case ("GET", .containers?, _?) where path.last == "logs":
            try await connection.answer("")
        case ("POST", .containers?, let name?) where path.last == "start" && end != nil:
            try await connection.send("HTTP/1.1 204 No Content\r\n\r\n")
            state.withLock { _ = $0.started.insert(name) }
            starts.continuation.yield(name)
        case ("GET", nil, _) where path.first == "images": try await connection.answer(#"{"Id":"sha256:0"}"#)
        case ("GET", let kind?, nil), ("GET", let kind?, "json"?): try await list(kind, query, connection)
        case ("POST", let kind?, "create"?):
            let request = try JSONDecoder().decode(CreateRequest.self, from: Data(content))
            let name = request.name ?? String(query.drop { $0 != "=" }.dropFirst().prefix { $0 != "&" })
            try await create(kind, name, Created(labels: request.labels ?? [:]), connection)
        case ("GET", let kind?, let name?): try await describe(kind, name, connection)
        case ("DELETE", let kind?, let name?):
            let isThere = state.withLock { state in
                let isThere = state.objects[kind]?.removeValue(forKey: name) != nil
                if isThere { state.deleted.append(name) }
                return isThere
            }
            try await isThere ? connection.send("HTTP/1.1 204 No Content\r\n\r\n") : refuse(connection)
        default:
            try await connection.answer(status: "500 Internal Server Error", #"{"message":"enough"}"#)
        }
    }

    /// What has the labels that the query names.
    private func list(_ kind: Kind, _ query: String, _ connection: ScriptedConnection) async throws {
        let found = state.withLock { $0.objects[kind] ?? [:] }.filter { _, created in
            created.labels.contains { query.contains("podkit.run%3D\($0.value)") && $0.key == "podkit.run" }
        }
        let items = try found.map { name, created in
            let labels = String(decoding: try JSONEncoder().encode(created.labels), as: UTF8.self)
            return #"{"Id":"\#(name)","Name":"\#(name)","Names":["/\#(name)"],"Labels":\#(labels)}"#
        }
        let list = "[\(items.joined(separator: ","))]"
        try await connection.answer(kind == .volumes ? #"{"Volumes":\#(list)}"# : list)
    }

    private func tellEnd(of name: String, _ connection: ScriptedConnection) async throws {
        guard let end else { return }
        for (index, action) in end.events.enumerated() {
            if index > 0 { try await isAsked.wait() }
            let key = state.withLock { $0.objects[.containers]?[name]?.labels["podkit.container"] } ?? name
            let attributes = #"{"podkit.container":"\#(key)","exitCode":"\#(end.status)"}"#
            let actor = #"{"ID":"\#(name)","Attributes":\#(attributes)}"#
            let event = #"{"Type":"container","Action":"\#(action)","Actor":\#(actor),"time":1,"timeNano":1000000000}"#
            try await connection.send("\(String(event.utf8.count + 1, radix: 16))\r\n\(event)\n\r\n")
            state.withLock { $0.isEndTold = true }
        }
    }

    private func create(_ kind: Kind, _ name: String, _ created: Created, _ connection: ScriptedConnection)
        async throws
    {
        if let fault, fault.kind == kind {
            switch fault.fault {
            case .late(let delay): try await Task.sleep(for: delay)
            case .unanswered(let lookups):
                state.withLock { $0.coming[name] = (created, lookups) }
                fallthrough
            case .ignored:
                _ = try await connection.readToEnd()
                throw CancellationError()
            }
        }
        state.withLock { $0.objects[kind, default: [:]][name] = created }
        try await describe(kind, name, status: "201 Created", connection)
    }

    private func describe(_ kind: Kind, _ name: String, status: String = "200 OK", _ connection: ScriptedConnection)
        async throws
    {
        let created = state.withLock { state -> Created? in
            if let created = state.objects[kind]?[name] { return created }
            guard let (created, lookups) = state.coming[name] else { return nil }
            state.coming[name] = lookups > 1 ? (created, lookups - 1) : nil
            if lookups <= 1 { state.objects[kind, default: [:]][name] = created }
            return nil
        }
        guard let created else { return try await refuse(connection) }
        let labels = String(decoding: try JSONEncoder().encode(created.labels), as: UTF8.self)
        let (isOver, isEndTold) = state.withLock { ($0.started.contains(name), $0.isEndTold) }
        let condition = isOver ? #"{"Status":"exited","Running":false,"ExitCode":\#(end?.status ?? 0)}"# : "{}"
        let config = #"{"Labels":\#(labels)}"#
        let answer =
            #"{"Id":"\#(name)","Name":"\#(name)","Labels":\#(labels),"Config":\#(config),"State":\#(condition)}"#
        try await connection.answer(status: status, answer)
        if isEndTold { await isAsked.open() }
    }

    private func refuse(_ connection: ScriptedConnection) async throws {
        try await connection.answer(status: "404 Not Found", #"{"message":"there is no such thing"}"#)
    }
}
