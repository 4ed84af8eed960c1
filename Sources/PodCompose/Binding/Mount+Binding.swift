extension BindOptions: AttributeReadable {
    init(_ attributes: AttributeReader) throws(ComposeError) {
        self.init(
            selinux: try attributes.string("selinux"),
            propagation: try attributes.string("propagation"),
            createHostPath: try attributes.bool("create_host_path"),
            recursive: try attributes.string("recursive"),
            extensions: attributes.extensions
        )
    }
}

extension VolumeOptions: AttributeReadable {
    init(_ attributes: AttributeReader) throws(ComposeError) {
        self.init(
            labels: try attributes.texts("labels"),
            noCopy: try attributes.bool("nocopy"),
            subpath: try attributes.string("subpath"),
            extensions: attributes.extensions
        )
    }
}

extension TmpfsOptions: AttributeReadable {
    init(_ attributes: AttributeReader) throws(ComposeError) {
        self.init(
            size: try attributes.bytes("size"),
            mode: try attributes.tmpfsMode(),
            extensions: attributes.extensions
        )
    }
}

extension ImageOptions: AttributeReadable {
    init(_ attributes: AttributeReader) throws(ComposeError) {
        self.init(
            subpath: try attributes.string("subpath"),
            extensions: attributes.extensions
        )
    }
}

extension Mount: AttributeReadable {
    init(_ attributes: AttributeReader) throws(ComposeError) {
        self.init(
            kind: try attributes.mountKind(),
            source: try attributes.string("source"),
            target: try attributes.string("target"),
            readOnly: try attributes.bool("read_only"),
            consistency: try attributes.string("consistency"),
            bind: try attributes.value("bind"),
            volume: try attributes.value("volume"),
            tmpfs: try attributes.value("tmpfs"),
            image: try attributes.value("image"),
            extensions: attributes.extensions
        )
    }
}
