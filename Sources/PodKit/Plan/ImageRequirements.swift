import OrderedCollections
import PodCompose

/// Collects the images that services need, each once.
struct ImageRequirements {
    private let project: Project
    private var found: OrderedDictionary<String, ImageRequirement> = [:]

    /// - Parameter project: the one in whose file the services were written.
    init(_ project: Project) { self.project = project }

    /// In the order in which they were added.
    var list: [ImageRequirement] { Array(found.values) }

    /// Adds the image of a service, or of one container of it.
    ///
    /// - Parameter name: the service as the Compose file names it.
    mutating func add(_ service: Service, of name: String) throws(PlanError) {
        let reference = ImageRequirement.reference(of: service, origin: name, in: project)
        var requirement =
            found[reference]
            ?? ImageRequirement(
                reference: reference,
                services: [],
                policy: .missing,
                platform: service.platform,
                build: service.build,
                location: project.location(ofService: name, [service.image == nil ? "build" : "image"])
            )
        if !requirement.services.contains(name) { requirement.services.append(name) }
        requirement.build = requirement.build ?? service.build
        if let text = service.pullPolicy { requirement.policy = try policy(text, of: name) }
        found[reference] = requirement
    }

    /// Adds an image that no service of a file names.
    mutating func add(_ reference: String) {
        guard found[reference] == nil else { return }
        found[reference] = ImageRequirement(reference: reference, services: [], policy: .missing)
    }

    private func policy(_ text: String, of name: String) throws(PlanError) -> ImageRequirement.Policy {
        switch text {
        case "always": return .always
        case "never": return .never
        case "build": return .build
        case "daily": return .every(.seconds(86_400))
        case "weekly": return .every(.seconds(7 * 86_400))
        case "missing", "if_not_present", "": return .missing
        default:
            if text.hasPrefix("every_"), let age = Self.duration(text.dropFirst("every_".count)) { return .every(age) }
            throw PlanError(
                .invalid,
                "pull_policy is \"\(text)\"; it can be always, missing, never, build, daily, weekly or every_<duration>",
                at: project.location(ofService: name, ["pull_policy"])
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
            let (product, isTooMuch) = value.multipliedReportingOverflow(by: unit)
            let (sum, isTooLong) = seconds.addingReportingOverflow(product)
            guard !isTooMuch, !isTooLong else { return nil }
            seconds = sum
            number = ""
        }
        return number.isEmpty && seconds > 0 ? .seconds(seconds) : nil
    }
}
