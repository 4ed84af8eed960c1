/// Does something that a cancellation of the calling task does not reach: what a pod has on the engine must be removed
/// however its run ends, and a cancelled task could do nothing of that.
///
/// It is the one place in which a task has no parent. The caller waits for it all the same.
///
/// - Parameter onCancel: is told of the cancellation, to bring about the end in an orderly way.
func shielded<Result: Sendable>(
    onCancel: @escaping @Sendable () -> Void,
    _ body: @escaping @Sendable () async -> Result
) async -> Result {
    let task = Task { await body() }
    return await withTaskCancellationHandler {
        await task.value
    } onCancel: {
        onCancel()
    }
}
