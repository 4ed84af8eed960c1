public import SystemPackage

/// Where a pod's cgroup is, and what goes with it when the pod is removed.
///
/// Its text stands in the label `podkit.cgroup` of everything that belongs to the pod, so that whoever removes the pod
/// finds the cgroup without having made it.
public enum PodCgroupPlace: Hashable, Sendable {
    /// A cgroup that PodKit makes. Parents up to and with `ancestor` are removed with it where nothing is in them.
    case cgroup(FilePath, ancestor: FilePath)
    /// A cgroup below the one that the pod's process is in.
    case nested(FilePath, parent: FilePath)
    /// A slice of systemd, by its unit's name.
    case slice(String)
    /// The engine's default: the pod has no cgroup of its own.
    case engine

    /// What the engine is told as `CgroupParent`; `nil` for its default.
    public var parent: String? {
        switch self {
        case .cgroup(let path, _), .nested(let path, _): path.string
        case .slice(let name): name
        case .engine: nil
        }
    }

    /// The cgroup's path; `nil` if the pod has none of its own.
    public var path: FilePath? {
        switch self {
        case .cgroup(let path, _), .nested(let path, _): path
        case .slice(let name): SystemdSlice(name: name).path
        case .engine: nil
        }
    }

    /// Up to which parent empty ones go with the cgroup.
    var ancestor: FilePath? {
        switch self {
        case .cgroup(_, let ancestor): ancestor
        // The engine makes the parent too where the agent has not, and the agent would leave it there.
        case .nested(_, let parent): parent
        case .slice, .engine: nil
        }
    }
}

extension PodCgroupPlace: LosslessStringConvertible {
    /// `cgroup PATH ANCESTOR`, `nested PATH PARENT`, `slice NAME` or `engine`.
    public var description: String {
        switch self {
        case .cgroup(let path, let ancestor): "cgroup \(path) \(ancestor)"
        case .nested(let path, let parent): "nested \(path) \(parent)"
        case .slice(let name): "slice \(name)"
        case .engine: "engine"
        }
    }

    /// Reads ``description``; `nil` for anything else.
    public init?(_ text: String) {
        let words = text.split(separator: " ").map(String.init)
        switch (words.first, words.count) {
        case ("cgroup"?, 3) where words.dropFirst().allSatisfy { $0.hasPrefix("/") }:
            self = .cgroup(FilePath(words[1]), ancestor: FilePath(words[2]))
        case ("nested"?, 3) where words.dropFirst().allSatisfy { $0.hasPrefix("/") }:
            self = .nested(FilePath(words[1]), parent: FilePath(words[2]))
        case ("slice"?, 2) where words[1].hasSuffix(".slice"): self = .slice(words[1])
        case ("engine"?, 1): self = .engine
        default: return nil
        }
    }
}
