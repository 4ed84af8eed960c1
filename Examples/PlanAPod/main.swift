// Plans a pod from Compose text, without an engine: a `Project` and a `Placement` in, a `PodPlan` out, and a
// `Resolution` for each change that the text needs to be a pod.

import PodCompose
import PodDocker
import PodKit

/// Files from memory; `DiskFiles` reads the disk.
struct InlineFile: FileSource {
    let text: String

    func read(_ path: String) throws(ComposeError) -> [UInt8] {
        guard path == "/shop/compose.yaml" else { throw ComposeError(.fileNotFound, "\(path) does not exist") }
        return Array(text.utf8)
    }
    func kind(of path: String) -> FileKind? { path == "/shop/compose.yaml" ? .file : nil }
    func resolvingLinks(in path: String) -> String? { path }
    func isLink(_ path: String) -> Bool { false }
}

let files = InlineFile(
    text: """
        services:
          web:
            image: nginx
            container_name: web
            ports: ["8080:80"]
            restart: always
          app:
            image: shop/app
        """
)
let options = LoadOptions(
    files: ["/shop/compose.yaml"],
    environment: [:],
    currentDirectory: "/shop",
    fileSource: files
)
let project = try Project.load(options).project

// What Mesos offered, or what a laptop sets aside.
let placement = Placement(podID: "shop-1", ports: PortOffer([31000...31009]))
let plan = try Planner().plan(project, at: placement)

for container in plan.containers {
    print(container.engineName, container.request.hostConfig.networkMode ?? "")
}
for resolution in plan.resolutions { print(resolution) }
