import PodDocker

extension DockerError {
    /// Whether nobody answers: the engine may be restarting.
    var isEngineGone: Bool { code == .unreachable || code == .disconnected }
}
