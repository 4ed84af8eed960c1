import MesosBench
import PodTestSupport
import Testing

/// Everything that needs a real Mesos; in turn, because each test has a cluster and an engine to itself otherwise.
@Suite("on a real Mesos", .engine, .enabled(if: MesosCluster.isPossible), .serialized)
enum MesosTests {
    /// A pod of two services that runs until it is stopped, and ends at once then.
    static let pair = """
        services:
          web: {image: IMAGE, command: sleep 1000, init: true}
          db: {image: IMAGE, command: sleep 1000, init: true}
        """
}
