import OrderedCollections
import PodCompose

/// Tells the containers what they cannot know: the pod's host ports, its host, and who it is to Mesos.
///
/// `PORT0`, `PORT1`, … and `PORTS` list the host ports in the order of the file, as Mesos frameworks name them, and
/// `PORT_<SERVICE>_<CONTAINER PORT>` names each; a variable that the file sets is left as it is.
struct InjectEnvironment: PlanPass {
    func apply(to draft: inout PlanDraft) throws(PlanError) {
        let placement = draft.placement
        var variables = placement.environment
        let known = draft.ports.compactMap { port in port.hostPort.map { (port, $0) } }
        for (index, (port, number)) in known.enumerated() {
            variables["PORT\(index)"] = "\(number)"
            let suffix = port.transport == "tcp" ? "" : "_\(port.transport.uppercased())"
            let name = "PORT_\(Self.variable(port.service))_\(port.containerPort)\(suffix)"
            // Replicas publish the same port under different numbers; the first one's stands.
            variables[name] = variables[name] ?? "\(number)"
        }
        if !known.isEmpty { variables["PORTS"] = known.map { "\($0.1)" }.joined(separator: ",") }
        variables["HOST"] = placement.hostName
        variables["MESOS_TASK_ID"] = placement.taskID
        variables["MESOS_EXECUTOR_ID"] = placement.executorID
        variables["MESOS_FRAMEWORK_ID"] = placement.frameworkID
        if placement.sandbox != nil { variables["MESOS_SANDBOX"] = MountSandbox.target }
        for key in draft.project.services.keys where key != draft.infra {
            for (name, value) in variables.sorted(by: { $0.key < $1.key })
            where draft.project.services[key]?.environment.keys.contains(name) == false {
                draft.project.services[key]?.environment[name] = .some(value)
            }
        }
    }

    /// A service's name as part of a variable's: upper case, `_` for what a shell would not take.
    private static func variable(_ name: String) -> String {
        String(name.uppercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
    }
}
