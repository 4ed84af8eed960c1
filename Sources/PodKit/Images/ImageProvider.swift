import PodCompose
import PodDocker

/// Sees to it that the images of a pod are on the engine: inspects, pulls and builds them, all at once.
struct ImageProvider: Sendable {
    let docker: DockerClient
    let retries: Int
    let credentials: CredentialSource
    let announce: @Sendable (PodEvent) -> Void

    /// Makes all images present.
    ///
    /// - Returns: what planning wants to know of each, by its reference.
    func provide(_ requirements: [ImageRequirement]) async throws -> [String: ImageFacts] {
        try await withThrowingTaskGroup(of: (String, ImageFacts).self) { group in
            for requirement in requirements {
                group.addTask { (requirement.reference, try await provide(requirement)) }
            }
            var facts: [String: ImageFacts] = [:]
            for try await (reference, image) in group { facts[reference] = image }
            return facts
        }
    }

    /// What is known of those images that need not be fetched, by their references.
    func known(_ requirements: [ImageRequirement]) async throws -> [String: ImageFacts] {
        try await withThrowingTaskGroup(of: (String, ImageFacts?).self) { group in
            for requirement in requirements {
                group.addTask {
                    do {
                        return (requirement.reference, try await present(requirement))
                    } catch let error as DockerError where !error.isEngineGone {
                        // What is wrong with a name is told where the image is needed, with its place.
                        return (requirement.reference, nil)
                    }
                }
            }
            return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
    }

    /// Loads the archive that makes the infra container's image, unless the engine has it.
    func providePause() async throws {
        if try await inspect(PauseImage.reference) != nil { return }
        let architecture = try await docker.info().architecture ?? "x86_64"
        guard let archive = PauseImage.archive(architecture: architecture) else {
            throw PodFailure(
                .image,
                "there is no infra image for \(architecture); name one that fits (infra-image, --infra-image)"
            )
        }
        try await docker.loadImages(.bytes(archive))
    }

    /// What the engine knows of an image; `nil` if it does not have it.
    func inspect(_ reference: String) async throws -> ImageInspect? {
        do {
            return try await docker.inspectImage(reference)
        } catch let error as DockerError where error.code == .notFound {
            return nil
        }
    }

    /// What is known of an image; `nil` if it has to be fetched.
    private func present(_ requirement: ImageRequirement) async throws -> ImageFacts? {
        guard let image = try await inspect(requirement.reference) else { return nil }
        let isFetchedAnew =
            switch requirement.policy {
            case .always: requirement.build == nil
            case .build: true
            case .missing, .never: false
            case .every(let age): isOlder(image, than: age)
            }
        return isFetchedAnew ? nil : ImageFacts(image)
    }

    private func provide(_ requirement: ImageRequirement) async throws -> ImageFacts {
        do {
            if let image = try await present(requirement) { return image }
            if let build = requirement.build {
                try await ImageBuilder(docker: docker, credentials: credentials, announce: announce)
                    .build(build, as: requirement)
            } else if requirement.policy == .never {
                throw PodFailure(.image, "the image is not on this engine, and pull_policy is never")
            } else {
                try await pull(requirement)
            }
            guard let image = try await inspect(requirement.reference) else {
                throw PodFailure(.image, "the image is not there after it was pulled")
            }
            return ImageFacts(image)
        } catch let error where !(error is CancellationError) {
            let place = requirement.location.map { "\($0): " } ?? ""
            let reason = (error as? DockerError)?.message ?? (error as? PodFailure)?.message ?? "\(error)"
            throw PodFailure(
                .image,
                service: requirement.services.first,
                "\(place)image \(requirement.reference): \(reason)"
            )
        }
    }

    private func isOlder(_ image: ImageInspect, than age: Duration) -> Bool {
        guard let tagged = image.metadata?.lastTagTime else { return true }
        return Timestamp.now - tagged > age
    }

    /// Pulls, and tries again after a failure that may pass, a little later each time.
    private func pull(_ requirement: ImageRequirement) async throws {
        let reference = try ImageReference(parsing: requirement.reference)
        let credentials = try await password(for: reference, of: requirement)
        var delay = Duration.milliseconds(500)
        for attempt in 0... {
            var progress = PullMeter(image: requirement.reference, service: requirement.services.first)
            announce(progress.event)
            do {
                try await docker.pullImage(reference, platform: requirement.platform, credentials: credentials) {
                    if let event = progress.update($0, at: .now) { announce(event) }
                }
                announce(
                    PodEvent(
                        .pulled,
                        service: requirement.services.first,
                        subject: requirement.reference,
                        message: "pulled"
                    )
                )
                return
            } catch let error as DockerError where attempt < retries && mayPass(error) {
                announce(
                    PodEvent(
                        .warning,
                        service: requirement.services.first,
                        subject: requirement.reference,
                        message: "pulling \(requirement.reference) failed, trying again: \(error.message)"
                    )
                )
                try await Task.sleep(for: delay)
                delay *= 2
            }
        }
    }

    /// Most images need no password: a helper that is not on this machine is no reason to pull none of them.
    private func password(
        for reference: ImageReference,
        of requirement: ImageRequirement
    ) async throws -> RegistryCredentials? {
        do {
            return try await credentials(reference)
        } catch let error as DockerError where error.code == .noCredentialHelper {
            announce(
                PodEvent(
                    .warning,
                    service: requirement.services.first,
                    subject: requirement.reference,
                    message: "\(requirement.reference) is pulled without a password: \(error.message)"
                )
            )
            return nil
        }
    }

    /// What the registry has decided stays decided; a network that is down may come back.
    private func mayPass(_ error: DockerError) -> Bool {
        guard error.code == .api || error.code == .timedOut || error.code == .disconnected else { return false }
        let settled = ["not found", "denied", "unauthorized", "manifest unknown", "no basic auth", "invalid reference"]
        let message = error.message.lowercased()
        return !settled.contains { message.contains($0) }
    }
}

extension ImageFacts {
    init(_ image: ImageInspect) {
        let ports = (image.config?.exposedPorts?.keys ?? []).flatMap { ContainerPort.parse($0) }
        let test = image.config?.healthcheck?.test
        self.init(
            exposedPorts: ports.sorted(),
            hasHealthcheck: test?.isEmpty == false && test != ["NONE"],
            stopSignal: image.config?.stopSignal
        )
    }
}
