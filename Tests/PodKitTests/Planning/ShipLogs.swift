import OrderedCollections
import PodCompose
import PodKit

// What stands between the two lines is the example in the documentation of `PlanPass.apply`.
// example
/// Gives each pod a container that ships its logs, unless the file has one.
struct ShipLogs: PlanPass {
    func apply(to draft: inout PlanDraft) throws(PlanError) {
        if draft.source.services["log-shipper"] != nil { return }
        for (key, service) in draft.project.services where service.logging?.driver == "none" {
            throw PlanError(
                .invalid,
                "service \(draft.origin(of: key)) logs nothing; remove its logging driver",
                at: draft.location(key, "logging")
            )
        }
        var shipper = Service(name: "log-shipper")
        shipper.image = "example/log-shipper:2"
        shipper.restart = "always"
        shipper.mounts = [Mount(kind: .volume, source: "logs", target: "/logs")]
        draft.project.services["log-shipper"] = shipper
        draft.project.volumes["logs"] = Volume()
        draft.resolve(
            Resolution.Code(rawValue: "example.logShipper"),
            "log-shipper",
            "image",
            to: "example/log-shipper:2",
            because: "the operator ships the logs of every pod"
        )
    }
}
// end of example
