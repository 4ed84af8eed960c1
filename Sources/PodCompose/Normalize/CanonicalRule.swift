/// How the short form of an attribute becomes its long form (Compose Specification, short and long syntax).
enum CanonicalRule: Sendable {
    case service
    case build
    case external
    case extends
    case fileMount
    case text
    case keyValues
    case dependencies
    case envFiles
    case list
    case gpus
    case names
    case mount
    case device
    case ports
    case sshKeys
    case ulimit
    case include

    static let table = AttributeTable<CanonicalRule>([
        "services.*": .service,
        "services.*.build.secrets.*": .fileMount,
        "services.*.build.provenance": .text,
        "services.*.build.sbom": .text,
        "services.*.build.additional_contexts": .keyValues,
        "services.*.depends_on": .dependencies,
        "services.*.env_file": .envFiles,
        "services.*.label_file": .list,
        "services.*.extends": .extends,
        "services.*.gpus": .gpus,
        "services.*.networks": .names,
        "services.*.models": .names,
        "services.*.volumes.*": .mount,
        "services.*.dns": .list,
        "services.*.devices.*": .device,
        "services.*.secrets.*": .fileMount,
        "services.*.configs.*": .fileMount,
        "services.*.ports": .ports,
        "services.*.build": .build,
        "services.*.build.ssh": .sshKeys,
        "services.*.ulimits.*": .ulimit,
        "services.*.build.ulimits.*": .ulimit,
        "services.*.develop.watch.*.ignore": .list,
        "services.*.develop.watch.*.include": .list,
        "volumes.*": .external,
        "networks.*": .external,
        "secrets.*": .external,
        "configs.*": .external,
        "include.*": .include,
    ])
}
