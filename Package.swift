// swift-tools-version: 6.2
import PackageDescription

/// One set of settings for every target: the Swift 6 language mode, every upcoming feature that the
/// dependency set compiles under, and no warning left standing.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .enableUpcomingFeature("ImmutableWeakCaptures"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "podkit",
    products: [
        .library(name: "PodCompose", targets: ["PodCompose"]),
        .library(name: "PodDocker", targets: ["PodDocker"]),
        .library(name: "PodCgroups", targets: ["PodCgroups"]),
        .library(name: "PodMesos", targets: ["PodMesos"]),
        .library(name: "PodConfiguration", targets: ["PodConfiguration"]),
        .library(name: "PodKit", targets: ["PodKit"]),
        .library(name: "PodTask", targets: ["PodTask"]),
        .executable(name: "pod-executor", targets: ["pod-executor"]),
        .executable(name: "pod-resources", targets: ["pod-resources"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
    ],
    targets: [
        // MARK: Files
        .target(
            name: "PodFiles",
            dependencies: [.product(name: "SystemPackage", package: "swift-system")],
            swiftSettings: strict
        ),
        .testTarget(
            name: "PodFilesTests",
            dependencies: ["PodFiles", "PodTestSupport", .product(name: "SystemPackage", package: "swift-system")],
            swiftSettings: strict
        ),

        // MARK: Compose
        .systemLibrary(name: "CYAML", providers: [.apt(["libyaml-dev"])]),
        .target(
            name: "PodCompose",
            dependencies: [
                "CYAML", "PodFiles", .product(name: "OrderedCollections", package: "swift-collections"),
            ],
            swiftSettings: strict,
            // The archive, not the shared object: an agent need not have libyaml installed.
            linkerSettings: [.linkedLibrary(":libyaml.a")]
        ),
        .testTarget(
            name: "PodComposeTests",
            dependencies: ["PodCompose", .product(name: "OrderedCollections", package: "swift-collections")],
            swiftSettings: strict
        ),

        // MARK: HTTP and the Docker Engine
        .target(
            name: "PodHTTP",
            dependencies: [
                .product(name: "DequeModule", package: "swift-collections"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "PodHTTPTests",
            dependencies: [
                "PodHTTP", "PodHTTPTesting",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ],
            swiftSettings: strict
        ),
        .target(
            name: "PodHTTPTesting",
            dependencies: [
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            path: "Tests/PodHTTPTesting",
            swiftSettings: strict
        ),
        .target(
            name: "PodDocker",
            dependencies: [
                "PodFiles", "PodHTTP",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "OrderedCollections", package: "swift-collections"),
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "PodDockerTests",
            dependencies: [
                "PodDocker", "PodHTTP", "PodHTTPTesting", "PodTestSupport",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: strict
        ),

        // MARK: Mesos
        .target(
            name: "PodMesos",
            dependencies: [
                "PodHTTP",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "OrderedCollections", package: "swift-collections"),
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "PodMesosTests",
            dependencies: [
                "PodMesos", "PodHTTP", "PodHTTPTesting", "PodTestSupport",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: strict
        ),

        // MARK: The kernel
        .systemLibrary(name: "CEventFD"),
        .target(
            name: "PodCgroups",
            dependencies: ["CEventFD", .product(name: "SystemPackage", package: "swift-system")],
            swiftSettings: strict
        ),
        .testTarget(
            name: "PodCgroupsTests",
            dependencies: ["PodCgroups", .product(name: "SystemPackage", package: "swift-system")],
            swiftSettings: strict
        ),

        // MARK: The operator's configuration
        .target(
            name: "PodConfiguration",
            dependencies: ["PodCompose", .product(name: "OrderedCollections", package: "swift-collections")],
            swiftSettings: strict
        ),
        .testTarget(
            name: "PodConfigurationTests",
            dependencies: [
                "PodConfiguration", "PodCompose", "PodTestSupport",
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: strict
        ),

        // MARK: The pod
        .target(
            name: "PodKit",
            dependencies: [
                "PodCompose", "PodDocker", "PodCgroups", "PodFiles", "PodConfiguration",
                .product(name: "OrderedCollections", package: "swift-collections"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "PodKitTests",
            dependencies: [
                "PodKit", "PodCgroups", "PodCompose", "PodConfiguration", "PodDocker", "PodHTTPTesting",
                "PodTestSupport", "pod-executor",
                .product(name: "OrderedCollections", package: "swift-collections"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: strict
        ),

        // MARK: What a program shows
        .target(
            name: "PodTerminal",
            dependencies: ["PodFiles", .product(name: "SystemPackage", package: "swift-system")],
            swiftSettings: strict
        ),
        .testTarget(
            name: "PodTerminalTests",
            dependencies: [
                "PodTerminal", "PodTestSupport", .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: strict
        ),

        // MARK: The pod as a task of Mesos
        .systemLibrary(name: "CNamespaces"),
        .target(
            name: "PodTask",
            dependencies: [
                "CNamespaces", "PodKit", "PodMesos", "PodCompose", "PodDocker", "PodTerminal", "PodConfiguration",
                "PodHTTP", "PodFiles",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "OrderedCollections", package: "swift-collections"),
                .product(name: "SystemPackage", package: "swift-system"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict
        ),

        // MARK: Programs
        .target(name: "CDispatchMonitor"),
        .executableTarget(
            name: "pod-executor",
            dependencies: [
                "CDispatchMonitor", "PodCgroups", "PodKit", "PodMesos", "PodTask", "PodTerminal", "PodConfiguration",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "SystemPackage", package: "swift-system"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "SleepExecutor",
            dependencies: ["PodMesos"],
            path: "Examples/SleepExecutor",
            swiftSettings: strict
        ),
        .executableTarget(
            name: "CustomExecutor",
            dependencies: [
                "PodCompose", "PodKit", "PodTask",
                .product(name: "OrderedCollections", package: "swift-collections"),
            ],
            path: "Examples/CustomExecutor",
            swiftSettings: strict
        ),
        .executableTarget(
            name: "PlanAPod",
            dependencies: ["PodCompose", "PodDocker", "PodKit"],
            path: "Examples/PlanAPod",
            swiftSettings: strict
        ),
        // A package of its own, whose source is compiled here too, with the settings of a package of one's own: none.
        .executableTarget(
            name: "RunAPod",
            dependencies: ["PodCompose", "PodDocker", "PodKit"],
            path: "Examples/RunAPod/Sources/RunAPod"
        ),
        .executableTarget(
            name: "AddUpResources",
            dependencies: ["PodCompose"],
            path: "Examples/AddUpResources",
            swiftSettings: strict
        ),
        .testTarget(
            name: "PodExecutorTests",
            dependencies: ["pod-executor", "PodTestSupport", .product(name: "SystemPackage", package: "swift-system")],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "pod-resources",
            dependencies: [
                "PodCompose", "PodTerminal", "PodConfiguration",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "PodResourcesTests",
            dependencies: [
                "pod-resources", "PodTestSupport", .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: strict
        ),

        .target(
            name: "MesosBench",
            dependencies: [
                "PodHTTP", "PodMesos", "PodTestSupport",
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            path: "Tests/MesosBench",
            exclude: ["bench", "node"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "PodTaskTests",
            dependencies: [
                "PodTask", "PodCompose", "PodKit", "PodMesos", "PodTerminal", "PodTestSupport", "MesosBench",
                "pod-executor", "SleepExecutor", "PodConfiguration", "PodHTTPTesting", "CustomExecutor",
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: strict
        ),

        // MARK: Tests
        .target(
            name: "PodTestSupport",
            dependencies: [
                .product(name: "SystemPackage", package: "swift-system"),
                .product(name: "Subprocess", package: "swift-subprocess"),
            ],
            path: "Tests/PodTestSupport",
            swiftSettings: strict
        ),
    ]
)

// libFuzzer brings its own runtime, which only `Scripts/fuzz` asks for.
if Context.environment["PODKIT_FUZZ"] != nil {
    package.targets.append(
        .executableTarget(
            name: "compose-fuzzer",
            dependencies: ["PodCompose"],
            path: "Tests/Fuzz",
            exclude: ["Seeds", "compose.dict"],
            swiftSettings: strict
        )
    )
}
