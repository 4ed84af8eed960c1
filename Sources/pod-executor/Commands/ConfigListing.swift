import ArgumentParser
import OrderedCollections
import PodCompose

/// What `config` can print instead of the project: one name a line.
enum ConfigListing: EnumerableFlag {
    case services
    case images
    case profiles
    case volumes
    case networks
    case models
    case environment
    case variables

    static func help(for value: ConfigListing) -> ArgumentHelp? {
        switch value {
        case .environment: "Print the variables that interpolation sees."
        case .variables: "Print the variables that the files refer to, with their defaults."
        default: "Print the \(value), one a line."
        }
    }

    /// Whether the services that are named on the command line matter.
    var takesServices: Bool {
        switch self {
        case .images, .profiles, .environment: true
        case .services, .volumes, .networks, .models, .variables: false
        }
    }

    func text(of project: Project) throws(ComposeError) -> String {
        if self == .services { try Self.checkDependencies(of: project) }
        return lines(of: project).map { $0 + "\n" }.joined()
    }

    /// Services are listed along their dependencies, which `--no-consistency` has not looked for.
    private static func checkDependencies(of project: Project) throws(ComposeError) {
        for service in project.services.values {
            for (name, dependency) in service.dependsOn where dependency.required && project.services[name] == nil {
                throw ComposeError(.invalid, "there is no service `\(name)`, on which `\(service.name)` depends")
            }
        }
    }

    private func lines(of project: Project) -> [String] {
        switch self {
        case .services: Array(project.services.keys)
        case .volumes: Array(project.volumes.keys)
        case .networks: Array(project.networks.keys)
        case .models: project.models.values.map(\.model).filter { !$0.isEmpty }
        case .images: project.services.values.map { $0.image ?? "\(project.name)-\($0.name)" }
        case .profiles:
            Set((Array(project.services.values) + Array(project.disabledServices.values)).flatMap(\.profiles)).sorted()
        case .environment: project.environment.map { "\($0.key)=\($0.value)" }.sorted()
        case .variables: []
        }
    }
}
