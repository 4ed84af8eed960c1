public import PodCompose

extension PodPlan {
    /// The pod as a Compose file that `docker compose` accepts, in the shape of `docker compose config`.
    public func text(as format: CanonicalFormat) throws(ComposeError) -> String {
        // A dollar is doubled, so that the text means the same when it is loaded again.
        try project.text(as: format).replacing("$", with: "$$")
    }
}
