import OrderedCollections
import PodCompose
import PodConfiguration
import PodDocker
import PodKit
import Testing

@Suite("Planning: the images of a plan, and what becomes known of them later")
struct PlanImageTests {
    @Test("each image once, in the order of the file, with policy, platform, build and place")
    func images() throws {
        let plan = try plan(
            """
            name: shop
            services:
              web: {image: web, scale: 2, pull_policy: always, platform: linux/arm64}
              own: {build: ./own}
              db: {image: db, pull_policy: every_12h}
              copy: {image: db}
              none: {image: none, scale: 0}
            """
        )
        #expect(plan.images.map(\.reference) == ["web", "shop-own", "db"])
        #expect(plan.images.map(\.services) == [["web"], ["own"], ["db", "copy"]])
        #expect(plan.images.map(\.policy) == [.always, .missing, .every(.seconds(43_200))])
        #expect(plan.images.map(\.platform) == ["linux/arm64", nil, nil])
        #expect(plan.images.map { $0.build?.context } == [nil, "/shop/own", nil])
        #expect(plan.images.map { $0.location?.line } == [3, 4, 5])
        #expect(try plan.container("own").config.image == "shop-own")
        #expect(plan.usesPauseImage)
    }

    @Test("a pass that rewrites an image is heeded, and the old one is not asked for")
    func rewritten() throws {
        struct Mirror: PlanPass {
            func apply(to draft: inout PlanDraft) {
                for (key, service) in draft.project.services where key != draft.infra {
                    draft.project.services[key]?.image = service.image.map { "mirror.example/\($0)" }
                }
            }
        }
        let yaml = "services: {web: {image: web}, own: {build: .}}"
        for place in [0, Planner.standardPasses.count] {
            var planner = Planner()
            planner.passes.insert(Mirror(), at: place)
            let plan = try planner.plan(project(yaml), at: Placement(podID: "pod"))
            #expect(plan.images.map(\.reference) == ["mirror.example/web", "shop-own"])
            #expect(plan.images.first?.location?.line == 1)
            #expect(plan.members.map(\.image) == plan.images.map(\.reference))
        }
    }

    @Test("an infra image of one's own is needed like the others; the built-in one is known by itself")
    func infra() throws {
        let yaml = "services: {web: {image: x}}"
        let custom = try plan(yaml, at: Placement(podID: "pod", infraImage: "pause:9"))
        #expect(custom.images.map(\.reference) == ["pause:9", "x"] && !custom.usesPauseImage)
        #expect(custom.images.first?.services == [] && custom.images.first?.policy == .missing)
        let none = try plan(yaml, at: Placement(podID: "pod", network: .bridge))
        #expect(none.images.map(\.reference) == ["x"] && !none.usesPauseImage)
    }

    @Test("a plan that is completed is the plan that would have been made with all facts")
    func completed() throws {
        let yaml = """
            services:
              web: {image: web, stop_signal: SIGINT, depends_on: {db: {condition: service_healthy}}}
              db: {image: db}
              off: {image: db, healthcheck: {disable: true}}
              own: {image: web, healthcheck: {test: "true"}}
            """
        let web = ImageFacts(exposedPorts: [], stopSignal: "SIGQUIT")
        let db = ImageFacts(hasHealthcheck: true, stopSignal: "SIGUSR1")
        let plan = try plan(yaml, facts: EngineFacts(images: ["web": web]))
        #expect(plan.unknownImages == ["db"] && plan.imageFacts == ["web": web])
        #expect(try !plan.container("db").hasHealthcheck)
        #expect(try plan.container("db").stopSignal == "SIGTERM")
        let completed = try plan.completed(with: ["db": db, "stranger": ImageFacts()])
        #expect(try completed == PodKitTests.plan(yaml, facts: EngineFacts(images: ["web": web, "db": db])))
        #expect(completed.unknownImages.isEmpty)
        #expect(try completed.container("db").hasHealthcheck && !completed.container("off").hasHealthcheck)
        #expect(try completed.container("own").hasHealthcheck && completed.container("own").stopSignal == "SIGQUIT")
        #expect(try completed.container("web").stopSignal == "SIGINT")
        // An image that was pulled again may be another one.
        let newer = try completed.completed(with: ["web": ImageFacts(stopSignal: "SIGHUP")])
        #expect(try newer.container("own").stopSignal == "SIGHUP")
    }

    @Test("waiting for the health of what turns out to have no health check is refused with its place")
    func noHealthcheck() throws {
        let yaml = """
            services:
              web:
                image: web
                depends_on: {db: {condition: service_healthy}}
              db: {image: db, scale: 2}
            """
        let plan = try plan(yaml)
        let error = #expect(throws: PlanError.self) { try plan.completed(with: ["db": ImageFacts()]) }
        #expect(try error == refusal(yaml, facts: EngineFacts(images: ["db": ImageFacts()])))
        #expect(error?.location?.line == 4)
        #expect(throws: Never.self) { try plan.completed(with: ["web": ImageFacts()]) }
    }

    @Test(
        "a file that says that there is no health check is refused before any image is known",
        arguments: ["test: [NONE]", "test: NONE", "disable: true", "test: [NONE], interval: 1s"]
    )
    func none(_ text: String) throws {
        let yaml = """
            services:
              db: {image: x, healthcheck: {\(text)}}
              app: {image: x, depends_on: {db: {condition: service_healthy}}}
            """
        let error = try refusal(yaml)
        #expect(error.location?.line == 3)
        #expect(error.message.hasPrefix("service app waits for db to be healthy"))
        let db = try plan("services: {db: {image: x, healthcheck: {\(text)}}}").container("db")
        #expect(db.config.healthcheck?.test == ["NONE"] && !db.hasHealthcheck)
    }

    @Test("a clash that images bring later is told, and the plan is not completed")
    func clash() throws {
        let yaml = """
            services:
              web: {image: web, expose: ["80"]}
              app: {image: app}
            """
        let plan = try plan(yaml)
        #expect(plan.isShared && plan.portClash(with: [:]) == nil)
        let harmless = ["app": ImageFacts(exposedPorts: [ContainerPort(81)])]
        #expect(plan.portClash(with: harmless) == nil)
        #expect(throws: Never.self) { try plan.completed(with: harmless) }
        let images = ["app": ImageFacts(exposedPorts: [ContainerPort(80)])]
        let clash = try #require(plan.portClash(with: images))
        #expect("\(clash)" == "web (expose at compose.yaml:2:30) and app (the image app) both listen on 80/tcp")
        #expect(clash.second.source == .image("app") && clash.second.location?.line == 3)
        let error = #expect(throws: PlanError.self) { try plan.completed(with: images) }
        #expect(error?.code == .portClash && error?.location?.line == 3)
        #expect(try !PodKitTests.plan(yaml, facts: EngineFacts(images: images)).isShared)
        let bridge = try PodKitTests.plan(yaml, at: Placement(podID: "pod", network: .bridge))
        #expect(bridge.portClash(with: images) == nil)
    }

    @Test("a service outside of the pod's network clashes with none")
    func outside() throws {
        let plan = try plan(
            "services: {a: {image: x}, b: {image: x, network_mode: host}, c: {image: x, network_mode: none}}"
        )
        #expect(plan.members.map(\.container) == ["a"])
        #expect(plan.portClash(with: ["x": ImageFacts(exposedPorts: [ContainerPort(80)])]) == nil)
    }

    @Test("a policy that is none is refused with its place, however long it is")
    func badPolicy() throws {
        let texts = [
            "sometimes", "every_", "every_9223372036854775807s9223372036854775807s", "every_9999999999999999w",
        ]
        for text in texts {
            var planner = Planner()
            planner.passes.append(PlannerTests.Custom { $0.project.services["web"]?.pullPolicy = text })
            let error = #expect(throws: PlanError.self) {
                try planner.plan(project("services:\n  web: {image: x}"), at: Placement(podID: "pod"))
            }
            #expect(error?.location?.line == 2 && error?.message.contains("\"\(text)\"") == true)
        }
    }
}
