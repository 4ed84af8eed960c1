extension BuildSpec: AttributeReadable {
    init(_ attributes: AttributeReader) throws(ComposeError) {
        self.init(
            context: try attributes.string("context"),
            dockerfile: try attributes.string("dockerfile"),
            dockerfileInline: try attributes.string("dockerfile_inline"),
            entitlements: try attributes.strings("entitlements"),
            arguments: try attributes.variables("args"),
            provenance: try attributes.string("provenance"),
            sbom: try attributes.string("sbom"),
            ssh: try attributes.sshKeys(),
            labels: try attributes.texts("labels"),
            cacheFrom: try attributes.stringList("cache_from"),
            cacheTo: try attributes.stringList("cache_to"),
            noCache: try attributes.bool("no_cache"),
            additionalContexts: try attributes.texts("additional_contexts"),
            pull: try attributes.bool("pull"),
            extraHosts: try attributes.hosts("extra_hosts"),
            isolation: try attributes.string("isolation"),
            network: try attributes.string("network"),
            target: try attributes.string("target"),
            secrets: try attributes.values("secrets"),
            shmSize: try attributes.bytes("shm_size"),
            tags: try attributes.stringList("tags"),
            ulimits: try attributes.ulimits(),
            platforms: try attributes.stringList("platforms"),
            privileged: try attributes.bool("privileged"),
            extensions: attributes.extensions
        )
    }
}
