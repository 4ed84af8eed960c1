extension BlkioSpec: AttributeReadable {
    init(_ attributes: AttributeReader) throws(ComposeError) {
        self.init(
            weight: try attributes.nonzeroNatural("weight").map { UInt16(truncatingIfNeeded: $0) },
            weightDevice: try attributes.values("weight_device"),
            deviceReadBps: try attributes.values("device_read_bps"),
            deviceReadIOps: try attributes.values("device_read_iops"),
            deviceWriteBps: try attributes.values("device_write_bps"),
            deviceWriteIOps: try attributes.values("device_write_iops"),
            extensions: attributes.extensions
        )
    }
}

extension WeightDevice: AttributeReadable {
    init(_ attributes: AttributeReader) throws(ComposeError) {
        self.init(
            path: try attributes.string("path") ?? "",
            weight: UInt16(truncatingIfNeeded: try attributes.natural("weight") ?? 0)
        )
    }
}

extension ThrottleDevice: AttributeReadable {
    init(_ attributes: AttributeReader) throws(ComposeError) {
        self.init(
            path: try attributes.string("path") ?? "",
            rate: try attributes.bytes("rate") ?? 0
        )
    }
}

extension GenericResource: AttributeReadable {
    init(_ attributes: AttributeReader) throws(ComposeError) {
        self.init(
            specification: try attributes.value("discrete_resource_spec"),
            extensions: attributes.extensions
        )
    }
}

extension GenericResource.Specification: AttributeReadable {
    init(_ attributes: AttributeReader) throws(ComposeError) {
        self.init(
            kind: try attributes.string("kind") ?? "",
            value: try attributes.integer("value") ?? 0,
            extensions: attributes.extensions
        )
    }
}

extension DevelopSpec: AttributeReadable {
    init(_ attributes: AttributeReader) throws(ComposeError) {
        self.init(
            watch: try attributes.values("watch"),
            extensions: attributes.extensions
        )
    }
}

extension WatchRule: AttributeReadable {
    init(_ attributes: AttributeReader) throws(ComposeError) {
        self.init(
            path: try attributes.string("path") ?? "",
            action: try attributes.string("action") ?? "",
            target: try attributes.string("target"),
            exec: try attributes.value("exec") ?? Hook(),
            include: try attributes.strings("include"),
            ignore: try attributes.strings("ignore"),
            initialSync: try attributes.bool("initial_sync"),
            extensions: attributes.extensions
        )
    }
}

extension ProviderSpec: AttributeReadable {
    init(_ attributes: AttributeReader) throws(ComposeError) {
        self.init(
            kind: try attributes.string("type") ?? "",
            options: try attributes.multiOptions(),
            extensions: attributes.extensions
        )
    }
}
