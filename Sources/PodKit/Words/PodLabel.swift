/// Labels by which a pod's containers, networks and volumes are found on the engine.
public enum PodLabel {
    /// The pod's id, on everything that belongs to it.
    public static let pod = "podkit.pod"
    /// The service's name in the Compose file, on containers.
    public static let service = "podkit.service"
}
