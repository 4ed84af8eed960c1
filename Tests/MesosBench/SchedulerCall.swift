// swift-format-ignore-file: AlwaysUseLowerCamelCase
// The names are those of the protocol.

import PodMesos

/// `mesos.v1.scheduler.Call`, as far as the tests' framework makes calls.
struct SchedulerCall: Encodable {
    struct Subscribe: Encodable {
        var framework_info: FrameworkInfo
    }

    struct Accept: Encodable {
        struct Operation: Encodable {
            struct Launch: Encodable { var task_infos: [TaskInfo] }
            struct LaunchGroup: Encodable {
                struct Group: Encodable { var tasks: [TaskInfo] }
                var executor: ExecutorInfo
                var task_group: Group
            }
            var type: String
            var launch: Launch?
            var launch_group: LaunchGroup?
        }
        struct Filters: Encodable { var refuse_seconds = 0.1 }
        var offer_ids: [OfferID]
        var operations: [Operation]
        var filters = Filters()
    }

    struct Kill: Encodable {
        var task_id: TaskID
        var agent_id: AgentID
        var kill_policy: KillPolicy?
    }

    struct Acknowledge: Encodable {
        var agent_id: AgentID
        var task_id: TaskID
        var uuid: UpdateID
    }

    struct Shutdown: Encodable {
        var executor_id: ExecutorID
        var agent_id: AgentID
    }

    struct Decline: Encodable {
        var offer_ids: [OfferID]
        var filters = Accept.Filters()
    }

    var type: String
    var framework_id: FrameworkID?
    var subscribe: Subscribe?
    var accept: Accept?
    var decline: Decline?
    var kill: Kill?
    var acknowledge: Acknowledge?
    var shutdown: Shutdown?
}

typealias OfferID = MesosID<Offer>

/// `mesos.v1.Offer`
struct Offer: Decodable, Sendable {
    var id: MesosID<Offer>
    var agent_id: AgentID
    var resources: [Resource]?
}

/// `mesos.v1.scheduler.Event`, as far as the tests' framework looks at events.
struct SchedulerEvent: Decodable, Sendable {
    struct Subscribed: Decodable, Sendable { var framework_id: FrameworkID }
    struct Offers: Decodable, Sendable { var offers: [Offer]? }
    struct Update: Decodable, Sendable { var status: TaskStatus }
    struct Failure: Decodable, Sendable {
        var executor_id: ExecutorID?
        var status: Int?
    }
    struct Message: Decodable, Sendable { var message: String? }

    var type: String
    var subscribed: Subscribed?
    var offers: Offers?
    var update: Update?
    var failure: Failure?
    var error: Message?
}
