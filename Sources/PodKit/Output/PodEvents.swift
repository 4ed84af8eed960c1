/// The events of a pod as an asynchronous sequence, which ends when the pod is gone.
///
///     let events = PodEvents()
///     async let result = runner.run(plan, observers: [events])
///     for await event in events { print(event) }
///
/// Events are kept until they are read, by one reader.
public struct PodEvents: PodObserver, AsyncSequence {
    /// One step in the life of the pod.
    public typealias Element = PodEvent
    /// No event fails.
    public typealias Failure = Never

    private let stream: AsyncStream<PodEvent>
    private let sender: AsyncStream<PodEvent>.Continuation

    /// The events of a pod that does not run yet.
    public init() {
        (stream, sender) = AsyncStream.makeStream(of: PodEvent.self)
    }

    /// Reads the events.
    public func makeAsyncIterator() -> AsyncStream<PodEvent>.Iterator { stream.makeAsyncIterator() }

    /// Takes an event.
    public func observe(_ event: PodEvent) { sender.yield(event) }

    /// Ends the sequence.
    public func observe(_ result: PodResult) { sender.finish() }
}
