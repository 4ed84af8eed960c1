extension Shape {
    /// A Compose file (Compose Specification, `schema/compose-spec.json`).
    static let document: Shape = .mapping([
        "version": .string,
        "name": .string,
        "include": .list(of: .include),
        "services": .mapping(.name, to: .service),
        "models": .mapping(.name, to: .model, elseRefused: false),
        "networks": .mapping(.name, to: .network, elseRefused: false),
        "volumes": .mapping(.name, to: .volume),
        "secrets": .mapping(.name, to: .secret),
        "configs": .mapping(.name, to: .config),
    ])
}
