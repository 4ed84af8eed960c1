import ArgumentParser
import OrderedCollections
import PodCompose
import PodTerminal
import SystemPackage

/// Prints a project as the loader understands it, in the shape of `docker compose config`.
struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config",
        abstract: "Print the loaded project, normalized, in the shape of docker compose config.",
        discussion: "Exit status 2 if the files are at fault; then nothing is printed but the reason."
    )

    @OptionGroup var compose: ComposeOptions

    @Argument(help: "The services to print, with what they depend on. Default: all.")
    var service: [String] = []

    @Option(name: .long, help: "yaml or json.")
    var format: CanonicalFormat = .yaml

    @Option(name: .shortAndLong, help: "A file to write to instead of standard output.")
    var output: String?

    @Flag(name: .shortAndLong, help: "Only check the files.")
    var quiet = false

    @Flag(name: .long, help: "Leave variables as they are.")
    var noInterpolate = false

    @Flag(name: .long, help: "Do not write out what is implied.")
    var noNormalize = false

    @Flag(name: .long, help: "Leave relative paths as they are.")
    var noPathResolution = false

    // Its help promises more, but docker compose 2.40 reads all others whatever it is told.
    @Flag(name: .long, help: "Leave the env_file of services that are enabled only because they are named.")
    var noEnvResolution = false

    @Flag(name: .long, help: "Do not check that the parts of the project fit together.")
    var noConsistency = false

    @Flag(name: .long, help: "The behaviour of Compose 1 where it differs; implies --no-normalize.")
    var compatibility = false

    @Flag(exclusivity: .exclusive)
    var listing: ConfigListing?

    @Flag(
        name: .customLong("operator"),
        help: "Print the operator's configuration instead, and where each of its values is from."
    )
    var isOfOperator = false

    @OptionGroup var configuration: ConfigurationOptions

    @Option(name: .long, help: "Print the configuration hash of services, separated by commas, * for all.")
    var hash: String?

    func run() throws {
        do {
            let text = try render()
            if quiet { return }
            try Self.write(text, to: output)
        } catch let error as ComposeError {
            Console.say("error: \(error)")
            throw ExitCode(2)
        }
    }

    private func render() throws -> String {
        if isOfOperator { return try OperatorListing.text(of: configuration.load(), as: format) }
        var options = compose.loadOptions()
        options.services = listing?.takesServices ?? (hash == nil) ? service : []
        options.interpolates = !noInterpolate && listing != .variables
        options.normalizes = !noNormalize && !compatibility
        options.resolvesPaths = !noPathResolution
        options.checksConsistency = !noConsistency
        options.resolvesEnvironment = listing == nil && hash == nil
        options.resolvesEnvironmentOfNamed = !noEnvResolution
        if listing == .variables || noInterpolate && hash == nil && (listing == nil || listing == .services) {
            return try renderDocument(options)
        }
        let result = try Project.load(options)
        for warning in result.warnings { Console.say("warning: \(warning)") }
        if let listing { return try listing.text(of: result.project) }
        if let hash { return try ConfigHash.text(of: result.project, hash) }
        // A dollar is doubled so that the text can be loaded again; bytes, because it may carry a combining mark.
        return try result.project.text(as: format).utf8
            .split(separator: UInt8(ascii: "$"), omittingEmptySubsequences: false)
            .map { Substring($0) }.joined(separator: "$$")
    }

    private func renderDocument(_ options: LoadOptions) throws(ComposeError) -> String {
        let (document, warnings) = try Project.document(options)
        for warning in warnings { Console.say("warning: \(warning)") }
        if listing == .variables { return try ConfigVariables.text(of: document, as: format) }
        if listing == .services {
            return (document["services"]?.mapping?.keys ?? []).map { $0 + "\n" }.joined()
        }
        return try document.canonical(for: format).text(as: format)
    }

    private static func write(_ text: String, to path: String?) throws(ComposeError) {
        do {
            guard let path else {
                _ = try FileDescriptor.standardOutput.writeAll(text.utf8)
                return
            }
            let permissions = FilePermissions(rawValue: 0o666)
            let options: FileDescriptor.OpenOptions = [.create, .truncate, .closeOnExec]
            let file = try FileDescriptor.open(path, .writeOnly, options: options, permissions: permissions)
            _ = try file.closeAfter { try file.writeAll(text.utf8) }
        } catch {
            throw ComposeError(.unreadable, "cannot write \(path ?? "the output"): \(error)")
        }
    }
}
