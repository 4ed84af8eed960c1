/// A loaded project, and what its author should know although it is valid.
public struct LoadResult: Sendable {
    /// The project.
    public var project: Project
    /// In the order in which they were found, each once.
    public var warnings: [Warning]

    /// A project with its warnings.
    public init(project: Project, warnings: [Warning] = []) {
        self.project = project
        self.warnings = warnings
    }
}
