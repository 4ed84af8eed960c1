import OrderedCollections
import PodCompose
import PodDocker

extension PodPlan {
    /// Puts all containers below another cgroup; `nil` for where the engine puts them by default.
    mutating func move(toCgroup parent: String?) {
        for index in containers.indices { containers[index].request.hostConfig.resources.cgroupParent = parent }
        for key in project.services.keys { project.services[key]?.cgroupParent = parent }
    }
}
