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

    static func help(for value: ConfigListing) -> ArgumentHelp? {
        switch value {
        case .environment: "Print the variables that interpolation sees."
        default: "Print the \(value), one a line."
        }
    }

    /// Whether the services that are named on the command line matter.
    var takesServices: Bool {
        switch self {
        case .images, .profiles, .environment: true
        case .services, .volumes, .networks, .models: false
        }
    }

    func text(of project: Project) -> String {
        lines(of: project).map { $0 + "\n" }.joined()
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
        }
    }
}
