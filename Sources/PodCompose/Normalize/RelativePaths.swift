import OrderedCollections

/// Resolves the paths of a document against a directory (Compose Specification, relative paths).
///
/// The directory may itself be relative: what a file includes or extends is resolved step by step towards the
/// directory of the project.
struct RelativePaths {
    var directory: String
    /// The home directory that `~` stands for.
    var home: String?
    /// Replaces the first symbolic link of an absolute path by what it points to.
    var resolveLink: @Sendable (String) -> String

    func apply(to document: inout Node) throws(ComposeError) {
        try document.update("services") { services throws(ComposeError) in
            try services.updateValues { name, service throws(ComposeError) in
                try apply(toService: &service, name)
            }
        }
        for kind in ["configs", "secrets"] {
            document.update(kind) { objects in
                objects.updateValues { _, object in
                    object.update("file", resolveUnixPath)
                }
            }
        }
        document.update("volumes") { volumes in
            volumes.updateValues { _, volume in
                guard volume["driver"]?.string == "local", volume["driver_opts"]?["o"]?.string == "bind" else { return }
                // This is a bind mount in the guise of a volume.
                volume.update("driver_opts") { $0.update("device", resolveUnixPath) }
            }
        }
    }

    private func apply(toService service: inout Node, _ name: String) throws(ComposeError) {
        try service.update("build") { build throws(ComposeError) in
            try build.update("context") { context throws(ComposeError) in try resolveContext(&context, name) }
            try build.update("additional_contexts") { contexts throws(ComposeError) in
                try contexts.updateValues { _, context throws(ComposeError) in try resolveContext(&context, name) }
            }
            build.update("ssh") { keys in
                keys.updateValues { _, key in resolveUnixPath(&key) }
            }
        }
        service.update("env_file") { files in
            files.updateSequence { items in
                for index in items.indices { items[index].update("path", resolvePath) }
            }
        }
        service.update("label_file") { files in
            files.updateSequence { items in
                for index in items.indices { resolvePath(&items[index]) }
            }
        }
        service.update("extends") { $0.update("file", resolvePath) }
        service.update("develop") { develop in
            develop.update("watch") { rules in
                rules.updateSequence { items in
                    for index in items.indices {
                        items[index].update("path") { path in
                            resolvePath(&path)
                            if let text = path.string { path.value = .string(resolveLink(text)) }
                        }
                    }
                }
            }
        }
        try service.update("volumes") { mounts throws(ComposeError) in
            try mounts.updateSequence { items throws(ComposeError) in
                for index in items.indices { try resolveMount(&items[index], name) }
            }
        }
    }

    private func resolveMount(_ mount: inout Node, _ name: String) throws(ComposeError) {
        guard mount["type"]?.string == "bind" else { return }
        guard mount["source"] != nil else {
            throw ComposeError(
                .invalid,
                "services.\(name).volumes: a mount of type `bind` needs a `source`",
                at: mount.location
            )
        }
        mount.update("source", resolveUnixPath)
    }

    private func resolveContext(_ context: inout Node, _ name: String) throws(ComposeError) {
        guard let text = context.string else {
            throw ComposeError(
                .invalid,
                "services.\(name).build: a context must be a string, not \(context.kindName)",
                at: context.location
            )
        }
        let remote = ["service:", "https://", "http://", "git://", "ssh://", "github.com/", "git@"]
        if text.contains("://") || remote.contains(where: text.begins) { return }
        resolvePath(&context)
    }

    private func resolvePath(_ node: inout Node) {
        guard let text = node.string else { return }
        node.value = .string(resolve(text))
    }

    private func resolveUnixPath(_ node: inout Node) {
        guard let text = node.string else { return }
        let path = expandHome(text)
        // A path of Windows means the engine's host, not this one.
        if FilePathText.isAbsolute(path) || FilePathText.isWindowsAbsolute(path) {
            node.value = .string(path)
        } else {
            node.value = .string(FilePathText.join(directory, path))
        }
    }

    /// A path below the directory; an empty one stays empty.
    func resolve(_ text: String) -> String {
        let path = expandHome(text)
        return path.isEmpty || FilePathText.isAbsolute(path) ? path : FilePathText.join(directory, path)
    }

    private func expandHome(_ path: String) -> String {
        guard path.utf8.first == UInt8(ascii: "~"), let home else { return path }
        return FilePathText.join(home, String(path.dropFirst()))
    }
}
