import PodDocker
import PodKit

/// Passwords for registries, from the Docker configuration of the user.
enum Registry {
    static let credentials: PodRunner.CredentialSource = { _ in nil }
}
