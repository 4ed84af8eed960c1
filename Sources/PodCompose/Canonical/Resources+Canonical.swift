extension Network: CanonicalPart {
    func write(to mapping: inout CanonicalMapping) throws(ComposeError) {
        mapping.add("name", name)
        mapping.add("driver", driver)
        mapping.add("driver_opts", driverOptions)
        try mapping.addPartOrEmpty("ipam", ipam)
        mapping.add("external", external)
        mapping.add("internal", isInternal)
        mapping.add("attachable", attachable)
        mapping.add("labels", labels)
        mapping.add("enable_ipv4", enableIPv4)
        mapping.add("enable_ipv6", enableIPv6)
        mapping.add(extensions)
    }
}

extension IPAMSpec: CanonicalPart {
    func write(to mapping: inout CanonicalMapping) throws(ComposeError) {
        mapping.add("driver", driver)
        try mapping.addAll("config", pools)
        mapping.add(extensions)
    }
}

extension AddressPool: CanonicalPart {
    func write(to mapping: inout CanonicalMapping) throws(ComposeError) {
        mapping.add("subnet", subnet)
        mapping.add("gateway", gateway)
        mapping.add("ip_range", ipRange)
        mapping.add("aux_addresses", auxiliaryAddresses)
    }
}

extension Volume: CanonicalPart {
    func write(to mapping: inout CanonicalMapping) throws(ComposeError) {
        mapping.add("name", name)
        mapping.add("driver", driver)
        mapping.add("driver_opts", driverOptions)
        mapping.add("external", external)
        mapping.add("labels", labels)
        mapping.add(extensions)
    }
}

extension Config: CanonicalPart {
    func write(to mapping: inout CanonicalMapping) throws(ComposeError) {
        mapping.add("name", name)
        mapping.add("file", file)
        mapping.add("environment", environment)
        // What the environment gave is not part of the file.
        if environment == nil { mapping.add("content", content) }
        mapping.add("external", external)
        mapping.add("labels", labels)
        mapping.add("driver", driver)
        mapping.add("driver_opts", driverOptions)
        mapping.add("template_driver", templateDriver)
        mapping.add(extensions)
    }
}

extension Secret: CanonicalPart {
    func write(to mapping: inout CanonicalMapping) throws(ComposeError) {
        mapping.add("name", name)
        mapping.add("file", file)
        mapping.add("environment", environment)
        mapping.add("external", external)
        mapping.add("labels", labels)
        mapping.add("driver", driver)
        mapping.add("driver_opts", driverOptions)
        mapping.add("template_driver", templateDriver)
        mapping.add(extensions)
    }
}

extension Model: CanonicalPart {
    func write(to mapping: inout CanonicalMapping) throws(ComposeError) {
        mapping.add("name", name)
        mapping.add("model", model)
        mapping.addNonzero("context_size", contextSize ?? 0)
        mapping.add("runtime_flags", runtimeFlags)
        mapping.add(extensions)
    }
}
