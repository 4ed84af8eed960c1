/// Labels of a task that mean something here.
package enum TaskLabel {
    /// Whether a label's key is this one, or ends with it behind a dot: Aurora puts `org.apache.aurora.metadata.` before
    /// it.
    package static func matches(_ label: String, _ name: String) -> Bool {
        label == name || label.hasSuffix("." + name)
    }
}
