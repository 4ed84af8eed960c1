import Glibc
import PodMesos

// An executor whose task sleeps for as many seconds as its data says, or for one.
let end = try await MesosExecutor.run(environment: .ofProcess()) { mesos in
    await withDiscardingTaskGroup { group in
        for await event in mesos.events {
            switch event {
            case .launch(let task):
                group.addTask {
                    do {
                        try mesos.record(TaskStatus(task.taskID, .running))
                        try await Task.sleep(for: .seconds(Int(task.data?.text ?? "") ?? 1))
                        // Returns when the agent has it for good.
                        try await mesos.send(TaskStatus(task.taskID, .finished, message: "slept well"))
                        mesos.shutDown()
                    } catch {}  // It was killed, which the kill has reported.
                }
            case .kill(let id, _):
                try? mesos.record(TaskStatus(id, .killed))
                return group.cancelAll()
            case .shutdown:
                return group.cancelAll()
            default: break
            }
        }
    }
}
exit(end.exitCode)
