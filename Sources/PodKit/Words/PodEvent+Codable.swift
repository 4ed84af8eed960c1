extension PodEvent: Codable {
    private enum CodingKeys: String, CodingKey {
        case event, service, container, subject, message, ports, time
        case status, signal, engineMessage, lastLines, duringEngineLoss
        case outOfMemory, memoryLimitOf, memoryLimit
        case received, total
    }

    /// Reads an event from the object that ``encode(to:)`` writes.
    ///
    /// `event` is the kind; `service`, `container`, `subject`, `message`, `ports` and `time` are as the properties.
    /// An exit adds `status`, `signal` if one ended the process, `outOfMemory: true` with `memoryLimitOf` (`container`,
    /// `pod`, `outer`) and `memoryLimit` in bytes if memory did, `engineMessage`, and `lastLines`; a pull's progress
    /// adds `received` and `total` in bytes. What does not belong to an event is absent.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            try values.decode(Kind.self, forKey: .event),
            service: try values.decodeIfPresent(String.self, forKey: .service),
            container: try values.decodeIfPresent(String.self, forKey: .container),
            subject: try values.decodeIfPresent(String.self, forKey: .subject),
            message: try values.decodeIfPresent(String.self, forKey: .message),
            ports: try values.decodeIfPresent([PublishedPort].self, forKey: .ports) ?? [],
            time: try values.decodeIfPresent(Double.self, forKey: .time)
        )
        if let status = try values.decodeIfPresent(Int.self, forKey: .status) {
            exit = ExitReport(
                status: status,
                outOfMemory: try values.decodeIfPresent(OutOfMemory.Owner.self, forKey: .memoryLimitOf).map {
                    OutOfMemory($0, limit: try values.decodeIfPresent(Int64.self, forKey: .memoryLimit))
                },
                engineMessage: try values.decodeIfPresent(String.self, forKey: .engineMessage) ?? "",
                lastLines: try values.decodeIfPresent([String].self, forKey: .lastLines) ?? [],
                duringEngineLoss: try values.decodeIfPresent(Bool.self, forKey: .duringEngineLoss) ?? false
            )
        }
        if let received = try values.decodeIfPresent(Int64.self, forKey: .received) {
            progress = PullProgress(
                received: received,
                total: try values.decodeIfPresent(Int64.self, forKey: .total) ?? received
            )
        }
    }

    /// Writes the object that ``init(from:)`` describes.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(kind, forKey: .event)
        try values.encodeIfPresent(service, forKey: .service)
        try values.encodeIfPresent(container, forKey: .container)
        try values.encodeIfPresent(subject, forKey: .subject)
        try values.encodeIfPresent(message, forKey: .message)
        if !ports.isEmpty { try values.encode(ports, forKey: .ports) }
        try values.encodeIfPresent(time, forKey: .time)
        if let exit {
            try values.encode(exit.status, forKey: .status)
            try values.encodeIfPresent(exit.signal, forKey: .signal)
            if !exit.engineMessage.isEmpty { try values.encode(exit.engineMessage, forKey: .engineMessage) }
            if !exit.lastLines.isEmpty { try values.encode(exit.lastLines, forKey: .lastLines) }
            if exit.duringEngineLoss { try values.encode(true, forKey: .duringEngineLoss) }
            if let memory = exit.outOfMemory {
                try values.encode(true, forKey: .outOfMemory)
                try values.encode(memory.owner, forKey: .memoryLimitOf)
                try values.encodeIfPresent(memory.limit, forKey: .memoryLimit)
            }
        }
        try values.encodeIfPresent(progress?.received, forKey: .received)
        try values.encodeIfPresent(progress?.total, forKey: .total)
    }
}
