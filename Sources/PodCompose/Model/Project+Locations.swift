import OrderedCollections

extension Project {
    /// Where something of the project was written: `location(of: "services", "web", "ports", "0")`.
    ///
    /// The path consists of the keys, and the indexes of lists, of the canonical form. What the loader added by itself
    /// was written nowhere; then the place of the nearest part of the path that was written is given.
    ///
    /// - Returns: the place of a scalar, or of the key of a mapping or list; `nil` if no part of the path was written.
    public func location(of path: String...) -> SourceLocation? {
        location(of: path)
    }

    /// Where something of the project was written; see ``location(of:)-(String...)``.
    public func location(of path: [String]) -> SourceLocation? {
        var node = document
        var found: SourceLocation?
        for component in path {
            switch node.value {
            case .mapping(let mapping):
                guard let entry = mapping[component] else { return found }
                node = entry.node
                switch node.value {
                case .mapping, .sequence, .null: found = entry.keyLocation
                default: found = node.location
                }
            case .sequence(let items):
                // What may be written as a mapping or as a list of `name=value` is found by name in both.
                let named = items.first {
                    $0.string.map { $0 == component || $0.begins(with: component + "=") } ?? false
                }
                let indexed = Int(component).flatMap { items.indices.contains($0) ? items[$0] : nil }
                guard let item = indexed ?? named else { return found }
                node = item
                found = node.location
            default:
                return found
            }
        }
        return found
    }

    /// Where an attribute of a service was written, or the nearest thing to it; `nil` for a service that was not
    /// written.
    package func location(ofService service: String, _ path: [String] = []) -> SourceLocation? {
        guard document["services"]?[service] != nil else { return nil }
        return location(of: ["services", service] + path)
    }

    /// The absolute path that a path means which was written at a place: relative to the working directory in the
    /// project's own files, to the directory of the file in one that is included or extended.
    package func absolute(_ path: String, writtenAt location: SourceLocation?) -> String {
        guard !FilePathText.isAbsolute(path), let location else {
            return FilePathText.resolve(path, in: workingDirectory)
        }
        let file = FilePathText.clean(FilePathText.resolve(location.file, in: currentDirectory))
        let isOwn = composeFiles.contains { $0 == location.file || FilePathText.clean($0) == file }
        return FilePathText.join(isOwn ? workingDirectory : FilePathText.directory(file), path)
    }
}
