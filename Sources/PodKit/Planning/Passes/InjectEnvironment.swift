import OrderedCollections
import PodCompose

/// Tells the containers what they cannot know: the pod's host ports, its host, and who it is to Mesos.
///
/// `PORT0`, `PORT1`, … and `PORTS` are the ports of the offer in its order, as Mesos frameworks name them, whether they
/// are published or not; without an offer, the published ones in the order of the file.
/// `PORT_<SERVICE>_<CONTAINER PORT>` names each published one. A variable that the file sets is left as it is.
public struct InjectEnvironment: RepeatablePass {
    /// The pass.
    public init() {}

    /// Carries the plan under construction one step on; see ``PlanPass/apply(to:)``.
    public func apply(to draft: inout PlanDraft) throws(PlanError) {
        let placement = draft.placement
        var variables = placement.environment
        let known = draft.ports.compactMap { port in port.hostPort.map { (port, $0) } }
        let offered = placement.ports.map { Array($0.ports) } ?? known.map(\.1)
        variables.merge(Self.variables(of: offered)) { $1 }
        for (port, number) in known {
            let suffix = port.transport == "tcp" ? "" : "_\(port.transport.uppercased())"
            let name = "PORT_\(Self.variable(port.service))_\(port.containerPort)\(suffix)"
            // Replicas publish the same port under different numbers; the first one's stands.
            variables[name] = variables[name] ?? "\(number)"
        }
        variables["HOST"] = placement.hostName
        variables["MESOS_TASK_ID"] = placement.taskID
        variables["MESOS_EXECUTOR_ID"] = placement.executorID
        variables["MESOS_FRAMEWORK_ID"] = placement.frameworkID
        if placement.sandbox != nil { variables["MESOS_SANDBOX"] = MountSandbox.target }
        // Containers that have been here get what has become known since.
        let sorted = variables.sorted { $0.key < $1.key }
        let news = sorted.filter { draft.claim(.variable($0.key), for: Self.self) }
        for key in draft.project.services.keys where key != draft.infra {
            for (name, value) in draft.claim(.service(key), for: Self.self) ? sorted : news
            where draft.project.services[key]?.environment.keys.contains(name) == false {
                draft.project.services[key]?.environment[name] = .some(value)
            }
        }
    }

    /// Ports by the names that frameworks give them. Of very many only the first have any: the kernel takes no longer
    /// list in an environment (`MAX_ARG_STRLEN`, execve(2)).
    package static func variables(of ports: [Int]) -> [String: String] {
        let ports = ports.prefix(1000)
        var result: [String: String] = [:]
        for (index, port) in ports.enumerated() { result["PORT\(index)"] = "\(port)" }
        if !ports.isEmpty { result["PORTS"] = ports.map { "\($0)" }.joined(separator: ",") }
        return result
    }

    /// A service's name as part of a variable's: upper case, `_` for what a shell would not take.
    private static func variable(_ name: String) -> String {
        String(name.uppercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
    }
}
