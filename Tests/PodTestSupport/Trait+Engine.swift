package import Testing

extension Trait where Self == ConditionTrait {
    /// For tests that need a Docker Engine and the test image: skipped where no engine answers.
    package static var engine: Self {
        .enabled("a Docker Engine answers") { try await Engine.isReady() }
    }
}
