/// Somebody who watches a pod.
///
/// A slow observer of output slows the container that writes it and nothing else; the pod's supervision never waits
/// for an observer.
public protocol PodObserver: Sendable {
    /// Something happened to the pod. Called in the order in which it happened, one at a time.
    func observe(_ event: PodEvent) async
    /// A container printed lines, which came together. Called in order for each stream of a container.
    func observe(_ lines: [OutputLine]) async
}
