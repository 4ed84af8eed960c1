/// `mesos.v1.executor.Event`: what an agent says to its executor.
package enum Event: Hashable, Sendable {
    case subscribed(Subscription)
    case launch(TaskInfo)
    case launchGroup([TaskInfo])
    case kill(TaskID, KillPolicy?)
    case acknowledged(TaskID, UpdateID)
    case message(Bytes)
    case error(String)
    case shutdown
    case heartbeat
    /// An event of a kind that came into the protocol later.
    case unknown(type: String)
    /// An event of a known kind that is not as the protocol says; tasks that it names were not launched.
    case unreadable(type: String, tasks: [TaskID], reason: String)
}

extension Event: Decodable {
    private enum CodingKeys: String, CodingKey {
        case type
        case subscribed
        case launch
        case launchGroup = "launch_group"
        case kill
        case acknowledged
        case message
        case error
    }

    private struct Launch: Decodable {
        var task: TaskInfo
    }

    private struct LaunchGroup: Decodable {
        struct Group: Decodable {
            @Repeated var tasks: [TaskInfo]
        }
        var group: Group

        enum CodingKeys: String, CodingKey {
            case group = "task_group"
        }
    }

    private struct Kill: Decodable {
        var taskID: TaskID
        var killPolicy: KillPolicy?

        enum CodingKeys: String, CodingKey {
            case taskID = "task_id"
            case killPolicy = "kill_policy"
        }
    }

    private struct Acknowledged: Decodable {
        var taskID: TaskID
        var uuid: UpdateID

        enum CodingKeys: String, CodingKey {
            case taskID = "task_id"
            case uuid
        }
    }

    private struct Message: Decodable {
        var data: Bytes
    }

    private struct Failure: Decodable {
        var message: String
    }

    /// As much of a task as there must be to say that it cannot be launched.
    private struct Stub: Decodable {
        var taskID: TaskID

        enum CodingKeys: String, CodingKey {
            case taskID = "task_id"
        }
    }

    private struct LaunchStub: Decodable {
        var task: Stub
    }

    private struct LaunchGroupStub: Decodable {
        struct Group: Decodable {
            @Repeated var tasks: [Stub]
        }
        var group: Group

        enum CodingKeys: String, CodingKey {
            case group = "task_group"
        }
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let type = (try? container.decode(String.self, forKey: .type)) ?? "an event without a type"
        do {
            switch type {
            case "SUBSCRIBED": self = .subscribed(try container.decode(Subscription.self, forKey: .subscribed))
            case "LAUNCH": self = .launch(try container.decode(Launch.self, forKey: .launch).task)
            case "LAUNCH_GROUP":
                self = .launchGroup(try container.decode(LaunchGroup.self, forKey: .launchGroup).group.tasks)
            case "KILL":
                let kill = try container.decode(Kill.self, forKey: .kill)
                self = .kill(kill.taskID, kill.killPolicy)
            case "ACKNOWLEDGED":
                let acknowledged = try container.decode(Acknowledged.self, forKey: .acknowledged)
                self = .acknowledged(acknowledged.taskID, acknowledged.uuid)
            case "MESSAGE": self = .message(try container.decode(Message.self, forKey: .message).data)
            case "ERROR": self = .error(try container.decode(Failure.self, forKey: .error).message)
            case "SHUTDOWN": self = .shutdown
            case "HEARTBEAT": self = .heartbeat
            default: self = .unknown(type: type)
            }
        } catch {
            let single = try? container.decode(LaunchStub.self, forKey: .launch).task
            let group = try? container.decode(LaunchGroupStub.self, forKey: .launchGroup).group.tasks
            let tasks = ((group ?? []) + (single.map { [$0] } ?? [])).map(\.taskID)
            self = .unreadable(type: type, tasks: tasks, reason: Self.explanation(of: error))
        }
    }

    /// Where in the event and what is wrong, in one line.
    private static func explanation(of error: any Error) -> String {
        let context: DecodingError.Context
        switch error {
        case DecodingError.keyNotFound(let key, let other):
            return "\((other.codingPath + [key]).map(\.stringValue).joined(separator: ".")) is missing"
        case DecodingError.valueNotFound(_, let other), DecodingError.typeMismatch(_, let other),
            DecodingError.dataCorrupted(let other):
            context = other
        default: return String(describing: error)
        }
        let place = context.codingPath.map(\.stringValue).joined(separator: ".")
        return "\(place): \(context.debugDescription)"
    }
}
