import PodCompose
import PodDocker

extension PodPlan {
    /// Refuses to wait for the health of a container without a health check. An image that is not known yet counts as
    /// one that may have one.
    func checkHealthConditions() throws(PlanError) {
        let byKey = Dictionary(containers.map { ($0.name, $0) }) { first, _ in first }
        for container in containers {
            for condition in container.startAfter where condition.state == .healthy {
                guard let other = byKey[condition.container], !other.hasHealthcheck,
                    other.request.config.healthcheck?.isCheck == false || imageFacts[other.image] != nil
                else { continue }
                throw PlanError(
                    .invalid,
                    "service \(container.service) waits for \(other.service) to be healthy, but neither that service nor "
                        + "its image has a health check; add healthcheck: to it, or wait for service_started",
                    at: project.location(ofService: container.service, ["depends_on", other.service])
                )
            }
        }
    }
}
