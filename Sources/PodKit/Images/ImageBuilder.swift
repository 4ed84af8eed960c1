import OrderedCollections
import PodCompose
import PodDocker
import PodFiles

/// Builds an image as a service's `build` says, with the engine's own builder.
struct ImageBuilder: Sendable {
    let docker: DockerClient
    let credentials: CredentialSource
    let announce: @Sendable (PodEvent) -> Void

    func build(_ build: BuildSpec, as requirement: ImageRequirement) async throws {
        let service = requirement.services.first
        announce(PodEvent(.building, service: service, subject: requirement.reference))
        let context = build.context ?? "."
        let isRemote = context.contains("://") || context.hasPrefix("git@")
        var options = ImageBuildOptions()
        options.tags = [requirement.reference] + build.tags
        options.target = build.target
        options.arguments = Dictionary(
            uniqueKeysWithValues: build.arguments.compactMap { name, value in value.map { (name, $0) } }
        )
        options.labels = build.labels.nonEmptyDictionary ?? [:]
        options.cacheFrom = build.cacheFrom
        options.noCache = build.noCache
        options.pull = build.pull
        options.network = build.network
        options.platform = requirement.platform ?? build.platforms.first
        options.shmSize = build.shmSize
        options.extraHosts = build.extraHosts.flatMap { name, addresses in addresses.map { "\(name):\($0)" } }
        let body: UploadBody
        if isRemote {
            options.remote = context
            options.dockerfile = build.dockerfile
            body = .bytes([])
        } else {
            let inline = build.dockerfileInline.map { (name: ".podkit.Dockerfile", content: Array($0.utf8)) }
            let dockerfile = inline?.name ?? build.dockerfile ?? "Dockerfile"
            options.dockerfile = dockerfile
            let text = try inline?.content ?? Self.dockerfile("\(context)/\(dockerfile)")
            let bases = BaseImages(of: String(decoding: text, as: UTF8.self), arguments: options.arguments)
            options.credentials = try await passwords(for: bases.references, of: requirement)
            let directory = try BuildContext(directory: context, dockerfile: dockerfile)
            body = .stream { send in try await directory.write(extra: inline) { try await send($0) } }
        }
        var output = LineSplitter()
        var recent = RecentLines()
        do {
            try await docker.buildImage(body, options: options) { message in
                for line in output.split((message.stream ?? "").utf8) where !line.isEmpty { recent.append(line) }
            }
        } catch let error as DockerError {
            let lines = recent.lines.suffix(5).joined(separator: " / ")
            let output = lines.isEmpty ? "" : " (\(lines))"
            throw PodFailure(.image, service: service, "the build failed: \(error.message)\(output)")
        }
        announce(PodEvent(.built, service: service, subject: requirement.reference))
    }

    /// The credentials for the registries of base images, each asked for once. The engine may have the images, so a
    /// store that fails is no failure yet.
    private func passwords(
        for bases: [ImageReference],
        of requirement: ImageRequirement
    ) async throws -> [RegistryCredentials] {
        var found: OrderedDictionary<String, RegistryCredentials?> = [:]
        for base in bases where found[base.credentialsKey] == nil {
            do {
                found.updateValue(try await credentials(base), forKey: base.credentialsKey)
            } catch let error as DockerError {
                found.updateValue(nil, forKey: base.credentialsKey)
                announce(
                    PodEvent(
                        .warning,
                        service: requirement.services.first,
                        subject: requirement.reference,
                        message:
                            "no password for \(base.domain), from which \(base.familiarName) may have to be pulled: "
                            + error.message
                    )
                )
            }
        }
        return found.values.compactMap(\.self)
    }

    /// What a Dockerfile holds; nothing if there is none, which the engine tells better.
    private static func dockerfile(_ path: String) throws(PodFailure) -> [UInt8] {
        do throws(FileError) {
            return try FileReader(limit: BuildContext.textLimit).read(path)
        } catch {
            if error.isNotFound || error.reason == .isDirectory || error.reason == .isNoRegularFile { return [] }
            throw PodFailure(.invalid, error.description)
        }
    }
}
