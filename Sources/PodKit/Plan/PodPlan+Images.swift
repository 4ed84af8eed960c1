extension PodPlan {
    /// The references of those ``images`` of which nothing was known when the plan was made, in the order of the plan.
    public var unknownImages: [String] {
        images.map(\.reference).filter { imageFacts[$0] == nil }
    }

    /// Whether the infra container runs the image that PodKit carries, which no registry has.
    public var usesPauseImage: Bool {
        containers.contains { $0.isInfra && $0.image == PauseImage.reference }
    }

    /// The port on which two containers of the shared network namespace would listen, once more is known of the images.
    ///
    /// Then the choice of the network would have been another, and the project has to be planned anew with all that is
    /// known. That is the only case in which images that come later change more than ``completed(with:)`` fills in.
    ///
    /// - Parameter images: what has become known since the plan was made, by the images' references.
    /// - Returns: `nil` if the plan holds.
    public func portClash(with images: [String: ImageFacts]) -> PortClash? {
        guard isShared else { return nil }
        return PortClash(among: members, images: imageFacts.merging(images) { $1 })
    }

    /// The plan with what has become known of its images since it was made: which containers have a health check, and
    /// by which signal they are asked to end.
    ///
    /// - Parameter images: by the images' references; what is said of an image that was known before goes before that.
    /// - Throws: ``PlanError`` if a container waits for the health of one that has no health check, or of the code
    ///   `portClash` if ``portClash(with:)`` finds one.
    public func completed(with images: [String: ImageFacts]) throws(PlanError) -> PodPlan {
        if let clash = portClash(with: images) {
            throw PlanError(
                .portClash,
                "\(clash), which was not known when the pod was planned with one network namespace; plan it anew",
                at: clash.second.location
            )
        }
        var plan = self
        for reference in plan.images.map(\.reference) {
            if let facts = images[reference] { plan.imageFacts[reference] = facts }
        }
        for index in plan.containers.indices {
            let image = plan.containers[index].image
            guard images[image] != nil else { continue }
            plan.containers[index].take(over: plan.imageFacts[image])
        }
        try plan.checkHealthConditions()
        return plan
    }
}
