import Glibc

extension LoadOptions {
    /// Options with the environment and the directory of this process.
    public static func forThisProcess(files: [String] = []) -> LoadOptions {
        var environment: [String: String] = [:]
        var entry = environ
        while let text = entry.pointee {
            let pair = String(cString: text)
            if let split = pair.utf8.firstIndex(of: UInt8(ascii: "=")) {
                let name = String(pair[..<split])
                // The first of two equal names counts, as for getenv(3).
                if environment[name] == nil { environment[name] = String(pair[pair.utf8.index(after: split)...]) }
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
