/// What one check of a host found.
public struct Finding: Hashable, Sendable {
    /// How a check ended.
    public enum Grade: String, Hashable, Sendable {
        case ok
        /// Pods run, with something less.
        case warning
        /// Pods do not run.
        case failure
    }

    /// What was checked, in a word or two.
    public var subject: String
    /// How the check ended.
    public var grade: Grade
    /// What is the case.
    public var message: String
    /// What to do about it, unless all is well.
    public var remedy: String?

    /// Makes a finding from its parts.
    public init(_ subject: String, _ grade: Grade, _ message: String, remedy: String? = nil) {
        self.subject = subject
        self.grade = grade
        self.message = message
        self.remedy = remedy
    }
}
