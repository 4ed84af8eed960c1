import PodDocker

extension ContainerPlan {
    /// Takes over what follows from the container's image: what the request says goes before it.
    ///
    /// - Parameter image: what is known of the image; `nil` if nothing is, which counts as an image that brings nothing.
    mutating func take(over image: ImageFacts?) {
        hasHealthcheck = !isInfra && (request.config.healthcheck?.isCheck ?? image?.hasHealthcheck ?? false)
        stopSignal = request.config.stopSignal ?? image?.stopSignal ?? "SIGTERM"
    }
}

extension HealthConfig {
    /// Whether there is a check; `nil` leaves it to the image.
    var isCheck: Bool? {
        test?.first.map { $0 != "NONE" }
    }
}

extension ContainerPlan {
    /// The reference of its image.
    var image: String { request.config.image ?? "" }
}
