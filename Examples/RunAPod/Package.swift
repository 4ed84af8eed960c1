// swift-tools-version: 6.2
import PackageDescription

// A package of one's own. Outside this repository its first dependency is
//     .package(url: "https://example.com/podkit.git", branch: "main")
let package = Package(
    name: "RunAPod",
    dependencies: [.package(name: "podkit", path: "../..")],
    targets: [
        .executableTarget(
            name: "RunAPod",
            dependencies: [
                .product(name: "PodCompose", package: "podkit"),
                .product(name: "PodDocker", package: "podkit"),
                .product(name: "PodKit", package: "podkit"),
            ]
        )
    ]
)
