extension Network: AttributeReadable {
    init(_ attributes: AttributeReader) throws(ComposeError) {
        self.init(
            name: try attributes.string("name"),
            driver: try attributes.string("driver"),
            driverOptions: try attributes.texts("driver_opts"),
            ipam: try attributes.value("ipam") ?? IPAMSpec(),
            external: try attributes.bool("external"),
            isInternal: try attributes.bool("internal"),
            attachable: try attributes.bool("attachable"),
            labels: try attributes.texts("labels"),
            enableIPv4: try attributes.optionalBool("enable_ipv4"),
            enableIPv6: try attributes.optionalBool("enable_ipv6"),
            extensions: attributes.extensions
        )
    }
}

extension IPAMSpec: AttributeReadable {
    init(_ attributes: AttributeReader) throws(ComposeError) {
        self.init(
            driver: try attributes.string("driver"),
            pools: try attributes.values("config"),
            extensions: attributes.extensions
        )
    }
}

extension AddressPool: AttributeReadable {
    init(_ attributes: AttributeReader) throws(ComposeError) {
        self.init(
            subnet: try attributes.string("subnet"),
            gateway: try attributes.string("gateway"),
            ipRange: try attributes.string("ip_range"),
            auxiliaryAddresses: try attributes.texts("aux_addresses"),
            extensions: attributes.extensions
        )
    }
}

extension Volume: AttributeReadable {
    init(_ attributes: AttributeReader) throws(ComposeError) {
        self.init(
            name: try attributes.string("name"),
            driver: try attributes.string("driver"),
            driverOptions: try attributes.texts("driver_opts"),
            external: try attributes.bool("external"),
            labels: try attributes.texts("labels"),
            extensions: attributes.extensions
        )
    }
}

extension Config: AttributeReadable {
    init(_ attributes: AttributeReader) throws(ComposeError) {
        self.init(
            name: try attributes.string("name"),
            file: try attributes.string("file"),
            environment: try attributes.string("environment"),
            content: try attributes.string("content"),
            external: try attributes.bool("external"),
            labels: try attributes.texts("labels"),
            driver: try attributes.string("driver"),
            driverOptions: try attributes.plainTexts("driver_opts"),
            templateDriver: try attributes.string("template_driver"),
            extensions: attributes.extensions
        )
    }
}

extension Secret: AttributeReadable {
    init(_ attributes: AttributeReader) throws(ComposeError) {
        self.init(
            name: try attributes.string("name"),
            file: try attributes.string("file"),
            environment: try attributes.string("environment"),
            value: try attributes.secretValue(),
            external: try attributes.bool("external"),
            labels: try attributes.texts("labels"),
            driver: try attributes.string("driver"),
            driverOptions: try attributes.plainTexts("driver_opts"),
            templateDriver: try attributes.string("template_driver"),
            extensions: attributes.extensions
        )
    }
}

extension Model: AttributeReadable {
    init(_ attributes: AttributeReader) throws(ComposeError) {
        self.init(
            name: try attributes.string("name"),
            model: try attributes.string("model") ?? "",
            contextSize: try attributes.nonzeroInt("context_size"),
            runtimeFlags: try attributes.strings("runtime_flags"),
            extensions: attributes.extensions
        )
    }
}
