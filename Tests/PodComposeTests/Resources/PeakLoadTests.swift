import OrderedCollections
import PodCompose
import Testing

/// One after the other, so that other tests get a thread.
@Suite(.serialized) struct PeakLoadTests {
    /// Services with so many MiB each, and what they wait for: `name+` for its completion, `name` for its start.
    private func project(_ services: KeyValuePairs<String, (Int64, [String])>) -> Project {
        var project = Project(name: "peak")
        for (name, (memory, waits)) in services {
            var service = Service(name: name, memoryLimit: memory << 20)
            for wait in waits {
                let completes = wait.hasSuffix("+")
                service.dependsOn[completes ? String(wait.dropLast()) : wait] = Dependency(
                    condition: completes ? .completedSuccessfully : .started
                )
            }
            project.services[name] = service
        }
        return project
    }

    private func peak(_ project: Project) throws -> (Int64, [String]) {
        let totals = project.resourceTotals(ResourceOptions(overhead: .none, peak: true))
        return (totals.pod.memoryRequest >> 20, try #require(totals.peak).memory)
    }

    @Test func withoutCompletionItIsTheSum() throws {
        #expect(try peak(project(["a": (1, []), "b": (2, ["a"]), "c": (4, ["b"])])) == (7, ["a", "b", "c"]))
    }

    @Test func whatHasCompletedDoesNotCount() throws {
        #expect(try peak(project(["init": (8, []), "app": (5, ["init+"])])) == (8, ["init"]))
        #expect(try peak(project(["init": (8, []), "app": (9, ["init+"])])) == (9, ["app"]))
        #expect(try peak(project(["init": (8, []), "app": (5, ["init+"]), "db": (4, [])])) == (12, ["init", "db"]))
    }

    @Test func completionReachesThroughStarts() throws {
        // The page waits for the application, which waits for the migration; the database runs throughout.
        let pod = project([
            "db": (10, []), "migrate": (30, ["db"]), "app": (12, ["migrate+", "db"]), "page": (15, ["app"]),
        ])
        #expect(try peak(pod) == (40, ["db", "migrate"]))
    }

    @Test func chainsOfJobsOverlapAcrossChains() throws {
        let pod = project([
            "a1": (1, []), "a2": (7, ["a1+"]), "a3": (2, ["a2+"]),
            "b1": (5, []), "b2": (1, ["b1+"]),
            "end": (11, ["a3+", "b2+"]),
        ])
        #expect(try peak(pod) == (12, ["a2", "b1"]))
    }

    @Test func figuresPeakOneByOne() throws {
        var pod = project(["init": (100, []), "app": (10, ["init+"])])
        pod.services["init"]?.cpus = 0.5
        pod.services["app"]?.cpus = 4
        pod.services["init"]?.storageOptions = ["size": "1g"]
        pod.services["app"]?.storageOptions = ["size": "2g"]
        let totals = pod.resourceTotals(ResourceOptions(overhead: .none, peak: true))
        #expect(totals.pod.memoryRequest == 100 << 20)
        #expect(totals.pod.cpuRequest.description == "4")
        #expect(totals.peak == ResourcePeak(cpus: ["app"], memory: ["init"]))
        // The disk of what has completed is kept.
        #expect(totals.pod.disk == 3 << 30)
    }

    @Test func agreesWithTryingEverySet() throws {
        var random = Numbers(state: 42)
        for _ in 0..<200 {
            let count = 2 + Int(random.next() % 7)
            var services: [(String, Int64, [String])] = []
            for index in 0..<count {
                let waits = (0..<index).compactMap { earlier -> String? in
                    switch random.next() % 4 {
                    case 0: "s\(earlier)+"
                    case 1: "s\(earlier)"
                    default: nil
                    }
                }
                services.append(("s\(index)", Int64(6 + random.next() % 20), waits))
            }
            var pod = Project(name: "random")
            for (name, memory, waits) in services {
                pod.services[name] = project([name: (memory, waits)]).services[name]
            }
            let (sum, members) = try peak(pod)
            #expect(sum == heaviestSet(services), "\(services)")
            #expect(services.filter { members.contains($0.0) }.reduce(0) { $0 + $1.1 } == sum)
        }
    }

    /// The largest sum over all sets in which no service has to end before another begins.
    private func heaviestSet(_ services: [(String, Int64, [String])]) -> Int64 {
        let names = services.map(\.0)
        var precedes = names.map { _ in Set<Int>() }
        // Services are in an order in which they can start: what precedes an earlier one is known.
        for (index, service) in services.enumerated() {
            for wait in service.2 {
                let completes = wait.hasSuffix("+")
                guard let other = names.firstIndex(of: completes ? String(wait.dropLast()) : wait) else { continue }
                precedes[index].formUnion(precedes[other])
                if completes { precedes[index].insert(other) }
            }
        }
        return (0..<(1 << services.count)).reduce(0) { best, set in
            let members = services.indices.filter { set & (1 << $0) != 0 }
            let fits = members.allSatisfy { precedes[$0].isDisjoint(with: members) }
            return fits ? max(best, members.reduce(0) { $0 + services[$1].1 }) : best
        }
    }

    @Test func longChainsAreNoTrouble() throws {
        var pod = Project(name: "long")
        for index in 0..<3000 {
            var service = Service(name: "s\(index)", memoryLimit: Int64(index % 7 + 6) << 20)
            if index > 0 { service.dependsOn["s\(index - 1)"] = Dependency(condition: .completedSuccessfully) }
            if index > 1 { service.dependsOn["s\(index - 2)"] = Dependency() }
            pod.services[service.name] = service
        }
        #expect(try peak(pod).0 == 12)
    }

    private struct Numbers {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 33
        }
    }
}
