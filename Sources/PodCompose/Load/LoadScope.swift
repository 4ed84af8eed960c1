/// Where the files of a project, or of a project that another one includes, are loaded.
struct LoadScope {
    /// Against which the paths in the files are resolved; relative for an included project.
    var workingDirectory: String
    /// Against which the paths of files to extend and include are resolved.
    var baseDirectory: String
    var environment: [String: String]
    var interpolates: Bool
    var resolvesPaths: Bool
    /// The files that led here by `include`.
    var including: [String] = []
}
