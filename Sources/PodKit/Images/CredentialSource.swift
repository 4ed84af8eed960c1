public import PodDocker

/// Where passwords for registries come from; `nil` for a registry that needs none.
public typealias CredentialSource = @Sendable (ImageReference) async throws -> RegistryCredentials?
