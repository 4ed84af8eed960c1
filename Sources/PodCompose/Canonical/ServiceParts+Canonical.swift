extension Healthcheck: CanonicalPart {
    func write(to mapping: inout CanonicalMapping) throws(ComposeError) {
        mapping.add("test", test ?? [])
        mapping.add("timeout", timeout)
        mapping.add("interval", interval)
        mapping.add("retries", retries.map(Int64.init(clamping:)))
        mapping.add("start_period", startPeriod)
        mapping.add("start_interval", startInterval)
        mapping.add("disable", disable)
        mapping.add(extensions)
    }
}

extension Dependency: CanonicalPart {
    func write(to mapping: inout CanonicalMapping) throws(ComposeError) {
        mapping.add("condition", condition.rawValue)
        mapping.add("restart", restart)
        mapping.set("required", .bool(required))
        mapping.add(extensions)
    }
}

extension PortMapping: CanonicalPart {
    func write(to mapping: inout CanonicalMapping) throws(ComposeError) {
        mapping.add("name", name)
        mapping.add("mode", mode)
        mapping.add("host_ip", hostIP)
        mapping.addNonzero("target", target)
        mapping.add("published", published)
        mapping.add("protocol", transport)
        mapping.add("app_protocol", appProtocol)
        mapping.add(extensions)
    }
}

extension Mount: CanonicalPart {
    func write(to mapping: inout CanonicalMapping) throws(ComposeError) {
        mapping.add("type", kind.rawValue)
        mapping.add("source", source)
        mapping.add("target", target)
        mapping.add("read_only", readOnly)
        mapping.add("consistency", consistency)
        try mapping.addPart("bind", bind)
        try mapping.addPart("volume", volume)
        try mapping.addPart("tmpfs", tmpfs)
        try mapping.addPart("image", image)
        mapping.add(extensions)
    }
}

extension BindOptions: CanonicalPart {
    func write(to mapping: inout CanonicalMapping) throws(ComposeError) {
        mapping.add("selinux", selinux)
        mapping.add("propagation", propagation)
        mapping.add("create_host_path", createHostPath)
        mapping.add("recursive", recursive)
        mapping.add(extensions)
    }
}

extension VolumeOptions: CanonicalPart {
    func write(to mapping: inout CanonicalMapping) throws(ComposeError) {
        mapping.add("labels", labels)
        mapping.add("nocopy", noCopy)
        mapping.add("subpath", subpath)
        mapping.add(extensions)
    }
}

extension TmpfsOptions: CanonicalPart {
    func write(to mapping: inout CanonicalMapping) throws(ComposeError) {
        mapping.addText("size", size)
        mapping.add("mode", mode.map(Int64.init))
        mapping.add(extensions)
    }
}

extension ImageOptions: CanonicalPart {
    func write(to mapping: inout CanonicalMapping) throws(ComposeError) {
        mapping.add("subpath", subpath)
        mapping.add(extensions)
    }
}

extension FileMount: CanonicalPart {
    func write(to mapping: inout CanonicalMapping) throws(ComposeError) {
        mapping.add("source", source)
        mapping.add("target", target)
        mapping.add("uid", uid)
        mapping.add("gid", gid)
        mapping.addMode("mode", mode)
        mapping.add(extensions)
    }
}

extension DeviceMapping: CanonicalPart {
    func write(to mapping: inout CanonicalMapping) throws(ComposeError) {
        mapping.add("source", source)
        mapping.add("target", target)
        mapping.add("permissions", permissions)
        mapping.add(extensions)
    }
}

extension DeviceRequest: CanonicalPart {
    func write(to mapping: inout CanonicalMapping) throws(ComposeError) {
        mapping.add("capabilities", capabilities)
        mapping.add("driver", driver)
        mapping.add("count", count)
        mapping.add("device_ids", deviceIDs)
        mapping.add("options", options)
    }
}

extension LoggingSpec: CanonicalPart {
    func write(to mapping: inout CanonicalMapping) throws(ComposeError) {
        mapping.add("driver", driver)
        mapping.add("options", options)
        mapping.add(extensions)
    }
}

extension NetworkAttachment: CanonicalPart {
    func write(to mapping: inout CanonicalMapping) throws(ComposeError) {
        mapping.add("aliases", aliases)
        mapping.add("driver_opts", driverOptions)
        mapping.addNonzero("gw_priority", gatewayPriority ?? 0)
        mapping.add("interface_name", interfaceName)
        mapping.add("ipv4_address", ipv4Address)
        mapping.add("ipv6_address", ipv6Address)
        mapping.add("link_local_ips", linkLocalIPs)
        mapping.add("mac_address", macAddress)
        mapping.addNonzero("priority", priority ?? 0)
        mapping.add(extensions)
    }
}

extension ModelBinding: CanonicalPart {
    func write(to mapping: inout CanonicalMapping) throws(ComposeError) {
        mapping.add("endpoint_var", endpointVariable)
        mapping.add("model_var", modelVariable)
        mapping.add(extensions)
    }
}

extension ServiceReference: CanonicalPart {
    func write(to mapping: inout CanonicalMapping) throws(ComposeError) {
        mapping.add("file", file)
        mapping.add("service", service)
    }
}
