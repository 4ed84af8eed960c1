import Glibc

extension LoadOptions {
    /// Options with the environment and the directory of this process.
    public static func forThisProcess(files: [String] = []) -> LoadOptions {
        var environment: [String: String] = [:]
        var entry = environ
        while let text = entry.pointee {
            // The first of two equal names counts, as for getenv(3).
            if let (name, value) = String(cString: text).halves(at: "="), environment[name] == nil {
                environment[name] = value
            }
            entry += 1
        }
        var directory = "/"
        if let path = getcwd(nil, 0) {
            directory = String(cString: path)
            free(path)
        }
        // The shell's name of the directory is what people recognise, if it is one.
        if let name = environment["PWD"], FilePathText.isAbsolute(name),
            DiskFiles().resolvingLinks(in: name) == directory
        {
            directory = FilePathText.clean(name)
        }
        return LoadOptions(files: files, environment: environment, currentDirectory: directory)
    }
}
