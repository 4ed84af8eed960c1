import OrderedCollections

extension PlanDraft {
    /// What marks everything that belongs to the pod.
    var ownLabels: OrderedDictionary<String, String> { [PodLabel.pod: placement.podID] }

    /// What marks a container of the pod.
    func ownLabels(of key: String) -> OrderedDictionary<String, String> {
        [PodLabel.pod: placement.podID, PodLabel.service: origin(of: key), PodLabel.container: key]
    }
}
