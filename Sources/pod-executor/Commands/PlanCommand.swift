import ArgumentParser
import FoundationEssentials
import PodCompose
import PodConfiguration
import PodDocker
import PodKit
import PodTerminal

struct PlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Print the pod that the services become, without changing anything.",
        discussion: """
            The result is a Compose file that docker compose accepts. What the engine knows of the images is taken \
            into account if it answers.
            """
    )

    @OptionGroup var compose: ComposeOptions
    @OptionGroup var placement: PlacementOptions
    @OptionGroup var configuration: ConfigurationOptions

    @Option(help: "yaml or json.")
    var format: CanonicalFormat = .yaml

    @Flag(
        help: "Print each change that planning made, with its reason, instead of the result; with json a list of them."
    )
    var explain = false

    func run() async throws {
        let settings = try configuration.load(placement.settings)
        let project = try compose.load()
        let place = try Failures.usage { try placement.placement(of: project, settings) }
        let plan = try await plan(project, place, on: try settings.engine())
        if explain, format == .json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            print(String(decoding: try encoder.encode(plan.resolutions), as: UTF8.self))
        } else if explain {
            for resolution in plan.resolutions { print(resolution) }
        } else {
            print(try plan.text(as: format), terminator: "")
        }
    }

    private func plan(_ project: Project, _ place: Placement, on docker: DockerClient) async throws -> PodPlan {
        do {
            return try await PodRunner(docker: docker).plan(project, at: place)
        } catch let error as DockerError where error.code == .unreachable {
            Console.say("note: planned without an engine, so what its images listen on is not known")
            return try Failures.usage { try Planner().plan(project, at: place) }
        } catch let error as PlanError {
            Failures.complain("\(error)")
            throw Failures.badInput
        } catch {
            Failures.complain("\(error)")
            throw ExitCode(1)
        }
    }
}
