import OrderedCollections
public import PodCompose

/// An image that a pod needs, and where it comes from.
public struct ImageRequirement: Hashable, Sendable {
    /// When an image that the engine may already have is fetched again (`pull_policy`).
    public enum Policy: Hashable, Sendable {
        case always
        case missing
        case never
        case build
        /// If the image is older than this (`daily`, `weekly`, `every_12h`).
        case every(Duration)
    }

    /// The image's reference, as the file has it.
    public var reference: String
    /// Services that run it, as the Compose file names them.
    public var services: [String]
    /// When it is pulled or built.
    public var policy: Policy
    /// `os/arch`, where a service asks for one.
    public var platform: String?
    /// How to build it, where a service says so.
    public var build: BuildSpec?
    /// Where the file names it.
    public var location: SourceLocation?

    /// The images of a project, in the order of the file, each once.
    public static func requirements(of project: Project) throws(PlanError) -> [ImageRequirement] {
        var found: OrderedDictionary<String, ImageRequirement> = [:]
        for (name, service) in project.services where service.replicas > 0 {
            let reference = reference(of: service, origin: name, in: project)
            var requirement =
                found[reference]
                ?? ImageRequirement(
                    reference: reference,
                    services: [],
                    policy: .missing,
                    platform: service.platform,
                    build: service.build,
                    location: project.location(of: "services", name, service.image == nil ? "build" : "image")
                )
            requirement.services.append(name)
            requirement.build = requirement.build ?? service.build
            if let text = service.pullPolicy { requirement.policy = try policy(text, of: name, in: project) }
            found[reference] = requirement
        }
        return Array(found.values)
    }

    /// The image that a service runs: the one it names, or `<project>-<service>` for one that it builds.
    static func reference(of service: Service, origin: String, in project: Project) -> String {
        service.image ?? "\(project.name)-\(origin)"
    }

    private static func policy(_ text: String, of name: String, in project: Project) throws(PlanError) -> Policy {
        switch text {
        case "always": return .always
        case "never": return .never
        case "build": return .build
        case "daily": return .every(.seconds(86_400))
        case "weekly": return .every(.seconds(7 * 86_400))
        case "missing", "if_not_present", "": return .missing
        default:
            if text.hasPrefix("every_"), let age = duration(text.dropFirst("every_".count)) { return .every(age) }
            throw PlanError(
                .invalid,
                "pull_policy is \"\(text)\"; it can be always, missing, never, build, daily, weekly or every_<duration>",
                at: project.location(of: "services", name, "pull_policy")
            )
        }
    }

    /// `12h`, `1d12h`, `2w`: the durations that `pull_policy` takes.
    private static func duration(_ text: Substring) -> Duration? {
        let units: [Character: Int] = ["s": 1, "m": 60, "h": 3_600, "d": 86_400, "w": 7 * 86_400]
        var seconds = 0
        var number = ""
        for character in text {
            if character.isNumber {
                number.append(character)
                continue
            }
            guard let unit = units[character], let value = Int(number) else { return nil }
            let (product, overflow) = value.multipliedReportingOverflow(by: unit)
            guard !overflow else { return nil }
            seconds += product
            number = ""
        }
        return number.isEmpty && seconds > 0 ? .seconds(seconds) : nil
    }
}
