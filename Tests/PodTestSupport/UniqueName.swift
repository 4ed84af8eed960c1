/// A name that no other test has, such as `web-3f9c2a71b0d4`: fit for pods, containers, networks, images and files.
package func uniqueName(_ prefix: String) -> String {
    let digits = String(UInt64.random(in: 0..<(1 << 48)), radix: 16)
    return prefix + "-" + String(repeating: "0", count: 12 - digits.count) + digits
}
