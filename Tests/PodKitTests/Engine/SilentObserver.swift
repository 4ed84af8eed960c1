import PodKit

/// Hears everything and says nothing.
struct SilentObserver: PodObserver {
    func observe(_ event: PodEvent) async {}
    func observe(_ lines: [OutputLine]) async {}
}
