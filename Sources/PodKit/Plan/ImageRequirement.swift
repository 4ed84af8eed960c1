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

    /// The images of a project, in the order of the file, each once: what is there before a pod is planned. What a plan
    /// needs is ``PodPlan/images``.
    public static func requirements(of project: Project) throws(PlanError) -> [ImageRequirement] {
        var found = ImageRequirements(project)
        for (name, service) in project.services where service.replicas > 0 { try found.add(service, of: name) }
        return found.list
    }

    /// The image that a service runs: the one it names, or `<project>-<service>` for one that it builds.
    static func reference(of service: Service, origin: String, in project: Project) -> String {
        service.image ?? "\(project.name)-\(origin)"
    }
}
