extension Healthcheck: AttributeReadable {
    init(_ attributes: AttributeReader) throws(ComposeError) {
        self.init(
            test: try attributes.healthTest(),
            timeout: try attributes.duration("timeout"),
            interval: try attributes.duration("interval"),
            retries: try attributes.natural("retries"),
            startPeriod: try attributes.duration("start_period"),
            startInterval: try attributes.duration("start_interval"),
            disable: try attributes.bool("disable"),
            extensions: attributes.extensions
        )
    }
}

extension PortMapping: AttributeReadable {
    init(_ attributes: AttributeReader) throws(ComposeError) {
        self.init(
            name: try attributes.string("name"),
            mode: try attributes.string("mode"),
            hostIP: try attributes.string("host_ip"),
            target: try attributes.portNumber("target"),
            published: try attributes.string("published"),
            transport: try attributes.string("protocol"),
            appProtocol: try attributes.string("app_protocol"),
            extensions: attributes.extensions
        )
    }
}

extension FileMount: AttributeReadable {
    init(_ attributes: AttributeReader) throws(ComposeError) {
        self.init(
            source: try attributes.string("source"),
            target: try attributes.string("target"),
            uid: try attributes.string("uid"),
            gid: try attributes.string("gid"),
            mode: try attributes.fileMode(),
            extensions: attributes.extensions
        )
    }
}

extension DeviceMapping: AttributeReadable {
    init(_ attributes: AttributeReader) throws(ComposeError) {
        self.init(
            source: try attributes.string("source"),
            target: try attributes.string("target"),
            permissions: try attributes.string("permissions"),
            extensions: attributes.extensions
        )
    }
}

extension DeviceRequest: AttributeReadable {
    init(_ attributes: AttributeReader) throws(ComposeError) {
        self.init(
            capabilities: try attributes.strings("capabilities"),
            driver: try attributes.string("driver"),
            count: try attributes.deviceCount(),
            deviceIDs: try attributes.strings("device_ids"),
            options: try attributes.texts("options")
        )
    }
}

extension EnvFile: AttributeReadable {
    init(_ attributes: AttributeReader) throws(ComposeError) {
        self.init(
            path: try attributes.string("path") ?? "",
            required: try attributes.bool("required"),
            format: try attributes.string("format")
        )
    }
}

extension LoggingSpec: AttributeReadable {
    init(_ attributes: AttributeReader) throws(ComposeError) {
        self.init(
            driver: try attributes.string("driver"),
            options: try attributes.texts("options"),
            extensions: attributes.extensions
        )
    }
}

extension NetworkAttachment: AttributeReadable {
    init(_ attributes: AttributeReader) throws(ComposeError) {
        self.init(
            aliases: try attributes.strings("aliases"),
            driverOptions: try attributes.texts("driver_opts"),
            gatewayPriority: try attributes.int("gw_priority"),
            interfaceName: try attributes.string("interface_name"),
            ipv4Address: try attributes.string("ipv4_address"),
            ipv6Address: try attributes.string("ipv6_address"),
            linkLocalIPs: try attributes.strings("link_local_ips"),
            macAddress: try attributes.string("mac_address"),
            priority: try attributes.int("priority"),
            extensions: attributes.extensions
        )
    }
}

extension ModelBinding: AttributeReadable {
    init(_ attributes: AttributeReader) throws(ComposeError) {
        self.init(
            endpointVariable: try attributes.string("endpoint_var"),
            modelVariable: try attributes.string("model_var"),
            extensions: attributes.extensions
        )
    }
}

extension Hook: AttributeReadable {
    init(_ attributes: AttributeReader) throws(ComposeError) {
        self.init(
            command: try attributes.command("command"),
            user: try attributes.string("user"),
            privileged: try attributes.bool("privileged"),
            workingDirectory: try attributes.string("working_dir"),
            environment: try attributes.variables("environment"),
            extensions: attributes.extensions
        )
    }
}

extension CredentialSpec: AttributeReadable {
    init(_ attributes: AttributeReader) throws(ComposeError) {
        self.init(
            config: try attributes.string("config"),
            file: try attributes.string("file"),
            registry: try attributes.string("registry"),
            extensions: attributes.extensions
        )
    }
}

extension ServiceReference: AttributeReadable {
    init(_ attributes: AttributeReader) throws(ComposeError) {
        self.init(
            file: try attributes.string("file"),
            service: try attributes.string("service")
        )
    }
}
