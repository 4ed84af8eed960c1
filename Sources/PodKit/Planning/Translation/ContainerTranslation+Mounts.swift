import OrderedCollections
import PodCompose
import PodDocker

/// Volumes, bind mounts, tmpfs, and the files that secrets and configs become.
extension ContainerTranslation {
    /// A bind mount whose source the engine is to create goes into `Binds`, as that is what `Binds` does; everything
    /// else goes into `Mounts`, where a missing source is an error and a path may hold colons.
    func mounts() -> (binds: [String]?, mounts: [PodDocker.Mount]?) {
        var binds: [String] = []
        var mounts: [PodDocker.Mount] = []
        for mount in service.mounts + fileMounts {
            guard let target = mount.target else { continue }
            if mount.kind == .bind, mount.bind?.createHostPath == true, let source = mount.source,
                !source.contains(":"), !target.contains(":")
            {
                binds.append(bind(source, target, mount))
            } else {
                mounts.append(translate(mount, target))
            }
        }
        if service.useAPISocket {
            mounts.append(PodDocker.Mount(type: .bind, source: "/var/run/docker.sock", target: "/var/run/docker.sock"))
        }
        return (binds.nonEmpty, mounts.nonEmpty)
    }

    private func bind(_ source: String, _ target: String, _ mount: PodCompose.Mount) -> String {
        var options = [mount.readOnly ? "ro" : "rw"]
        if let selinux = mount.bind?.selinux { options.append(selinux) }
        if let propagation = mount.bind?.propagation { options.append(propagation) }
        return "\(source):\(target):\(options.joined(separator: ","))"
    }

    private func translate(_ mount: PodCompose.Mount, _ target: String) -> PodDocker.Mount {
        var result = PodDocker.Mount(
            type: MountType(rawValue: mount.kind.rawValue),
            target: target,
            readOnly: mount.readOnly ? true : nil,
            consistency: mount.consistency
        )
        switch mount.kind {
        case .bind, .namedPipe:
            result.source = mount.source
            if let bind = mount.bind {
                result.bindOptions = PodDocker.Mount.BindOptions(
                    propagation: bind.propagation,
                    nonRecursive: bind.recursive == "disabled" ? true : nil,
                    createMountpoint: bind.createHostPath && draft.facts.apiVersion >= APIVersion(1, 42) ? true : nil,
                    readOnlyNonRecursive: bind.recursive == "writable" ? true : nil,
                    readOnlyForceRecursive: bind.recursive == "readonly" ? true : nil
                )
            }
        case .volume, .cluster:
            result.source = mount.source.map { draft.project.volumes[$0]?.name ?? $0 }
            var options = PodDocker.Mount.VolumeOptions(
                noCopy: mount.volume?.noCopy == true ? true : nil,
                labels: mount.volume?.labels.nonEmptyDictionary,
                subpath: mount.volume?.subpath
            )
            // A volume without a name is the container's own, and one that the project does not have is made by the
            // engine; the label finds it should the container be lost.
            if mount.source.map({ draft.project.volumes[$0] == nil }) ?? true {
                options.labels = (options.labels ?? [:]).merging(draft.ownLabels.map { ($0.key, $0.value) }) { $1 }
            }
            result.volumeOptions = options
        case .tmpfs:
            result.tmpfsOptions = PodDocker.Mount.TmpfsOptions(
                sizeBytes: mount.tmpfs?.size,
                mode: mount.tmpfs?.mode.map { Int($0) }
            )
        case .image:
            result.source = mount.source
            result.imageOptions = PodDocker.Mount.ImageOptions(subpath: mount.image?.subpath)
        }
        return result
    }

    /// `tmpfs: [/run, "/tmp:size=64m"]`
    func tmpfs() -> [String: String]? {
        var found: [String: String] = [:]
        for text in service.tmpfs {
            let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
            guard let path = parts.first else { continue }
            found[path] = parts.count > 1 ? parts[1] : ""
        }
        return found.isEmpty ? nil : found
    }

    /// Secrets and configs that are files of the host, mounted read-only.
    private var fileMounts: [PodCompose.Mount] {
        let secrets = service.secrets.compactMap { mount in
            mountedFile(mount, draft.project.secrets[mount.source ?? ""]?.file, below: "/run/secrets/")
        }
        let configs = service.configs.compactMap { mount in
            mountedFile(mount, draft.project.configs[mount.source ?? ""]?.file, below: "/")
        }
        return secrets + configs
    }

    private func mountedFile(_ mount: FileMount, _ file: String?, below directory: String) -> PodCompose.Mount? {
        guard let file else { return nil }
        return PodCompose.Mount(kind: .bind, source: file, target: target(of: mount, below: directory), readOnly: true)
    }

    private func target(of mount: FileMount, below directory: String) -> String {
        let target = mount.target ?? mount.source ?? ""
        return target.hasPrefix("/") ? target : directory + target
    }

    /// Secrets and configs that are text, to be written into the container before it starts.
    func files() throws(PlanError) -> [InjectedFile] {
        var files: [InjectedFile] = []
        for mount in service.secrets {
            guard let secret = draft.project.secrets[mount.source ?? ""], secret.file == nil else { continue }
            let text = secret.value?.text ?? secret.environment.flatMap { draft.source.environment[$0] }
            files.append(try file(mount, text, kind: "secrets", variable: secret.environment, below: "/run/secrets/"))
        }
        for mount in service.configs {
            guard let config = draft.project.configs[mount.source ?? ""], config.file == nil else { continue }
            let text = config.content ?? config.environment.flatMap { draft.source.environment[$0] }
            files.append(try file(mount, text, kind: "configs", variable: config.environment, below: "/"))
        }
        if let first = files.first, service.readOnly {
            throw PlanError(
                .unsupported,
                "service \(origin.service) is read_only, so \(first.path) cannot be written into it; "
                    + "give the secret or config as file: instead",
                at: draft.location(key, "read_only")
            )
        }
        return files
    }

    private func file(
        _ mount: FileMount,
        _ text: String?,
        kind: String,
        variable: String?,
        below directory: String
    ) throws(PlanError) -> InjectedFile {
        guard let text else {
            throw PlanError(
                .invalid,
                "\(kind).\(mount.source ?? "") takes the environment variable \(variable ?? ""), which is not set",
                at: draft.source.location(of: kind, mount.source ?? "")
            )
        }
        func number(_ text: String?, _ field: String) throws(PlanError) -> Int {
            guard let text, !text.isEmpty else { return 0 }
            guard let value = Int(text), value >= 0 else {
                throw PlanError(
                    .invalid,
                    "\(field) of \(mount.source ?? "") is \"\(text)\", which is no number",
                    at: draft.location(key, kind)
                )
            }
            return value
        }
        return InjectedFile(
            path: target(of: mount, below: directory),
            content: Array(text.utf8),
            userID: try number(mount.uid, "uid"),
            groupID: try number(mount.gid, "gid"),
            mode: mount.mode.map { Int($0) } ?? 0o444
        )
    }
}
