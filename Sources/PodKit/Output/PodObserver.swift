/// Somebody who watches a pod. Every method has a default that does nothing.
///
/// A slow observer delays what it is told and nothing else: the pod's supervision never waits for an observer. When the
/// pod is gone, what an observer has not taken for some seconds is cancelled, and it should return then.
public protocol PodObserver: Sendable {
    /// Something happened to the pod. Called in the order in which it happened, one at a time.
    func observe(_ event: PodEvent) async
    /// A container printed lines, which came together. Called in order for each stream of a container.
    func observe(_ lines: [OutputLine]) async
    /// The pod is gone: nothing more will be told.
    func observe(_ result: PodResult) async
}

extension PodObserver {
    /// Does nothing.
    public func observe(_ event: PodEvent) async {}
    /// Does nothing.
    public func observe(_ lines: [OutputLine]) async {}
    /// Does nothing.
    public func observe(_ result: PodResult) async {}
}
