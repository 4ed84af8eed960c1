/// The short form of a service's `volumes`: `[source:]target[:options]` (Compose Specification, volumes).
enum MountSpec {
    static func parse(_ text: String, at location: SourceLocation) throws(ComposeError) -> Mount {
        func refusal(_ message: String) -> ComposeError {
            ComposeError(.invalid, "`\(text)` is not a volume: \(message)", at: location)
        }
        switch text.utf8.count {
        case 0: throw refusal("it is empty")
        case 1, 2: return Mount(kind: .volume, target: text)
        default: break
        }
        var mount = Mount(kind: .volume)
        let sections = sections(of: text)
        for (index, section) in sections.enumerated() {
            let isLast = index == sections.count - 1
            if section.isEmpty { throw refusal("there is nothing between two colons") }
            if mount.source == nil, isLast {
                mount.target = section
            } else if mount.source == nil {
                mount.source = section
            } else if mount.target == nil {
                mount.target = section
            } else if !isLast {
                throw refusal("it has too many colons")
            } else {
                apply(options: section, to: &mount)
            }
        }
        if let source = mount.source, isPath(source) {
            mount.kind = .bind
            mount.bind = mount.bind ?? BindOptions()
            mount.bind?.createHostPath = true
        } else {
            mount.volume = mount.volume ?? VolumeOptions()
        }
        return mount
    }

    /// The parts between colons; those of a Windows drive and within `${…}` do not separate.
    private static func sections(of text: String) -> [String] {
        var sections: [String] = []
        var section = ""
        var depth = 0
        let scalars = Array(text.unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            if scalar == "$", index + 1 < scalars.count, scalars[index + 1] == "{" {
                depth += 1
            } else if scalar == "}", depth > 0 {
                depth -= 1
            } else if scalar == ":", depth == 0, !isDrive(section.unicodeScalars) {
                sections.append(section)
                section = ""
                continue
            }
            section.unicodeScalars.append(scalar)
        }
        sections.append(section)
        return sections
    }

    /// Whether what stands before a colon is the letter of a drive.
    private static func isDrive(_ text: String.UnicodeScalarView) -> Bool {
        guard let letter = text.first, text.count == 1 else { return false }
        return letter.properties.isAlphabetic
    }

    private static func apply(options: String, to mount: inout Mount) {
        for option in options.parts(at: ",") {
            switch option {
            case "ro": mount.readOnly = true
            case "rw": mount.readOnly = false
            case "nocopy": mount.volume = VolumeOptions(noCopy: true)
            case "rprivate", "private", "rshared", "shared", "rslave", "slave":
                mount.bind = mount.bind ?? BindOptions()
                mount.bind?.propagation = String(option)
            case "z", "Z":
                mount.bind = mount.bind ?? BindOptions()
                mount.bind?.selinux = String(option)
            // The reference ignores options that it does not know.
            default: break
            }
        }
    }

    /// Whether a source is a path of the host and not the name of a volume.
    private static func isPath(_ source: String) -> Bool {
        if source.begins(with: ".") || source.begins(with: "/") || source.begins(with: "~")
            || source.begins(with: "\\\\")
        {
            return true
        }
        let scalars = source.unicodeScalars
        guard let colon = scalars.firstIndex(of: ":") else { return false }
        return isDrive(String(source[..<colon]).unicodeScalars)
    }
}
