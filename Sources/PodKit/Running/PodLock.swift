import Glibc
import SystemPackage

/// A pod's lock: whoever holds it runs the pod, and the kernel releases it with the process.
///
/// It is a file with a write lock of its open description (fcntl(2), `F_OFD_SETLK`), in which its owner stands. It is taken before anything of the pod is looked
/// at or made, so that of two starts of one name one is the pod, and the other touches nothing.
final class PodLock: Sendable {
    /// Who holds it.
    let owner: PodOwner
    private let path: FilePath
    private let descriptor: FileDescriptor

    private init(owner: PodOwner, path: FilePath, descriptor: FileDescriptor) {
        self.owner = owner
        self.path = path
        self.descriptor = descriptor
    }

    /// Takes the lock of a pod.
    ///
    /// - Throws: ``PodFailure`` of the kind `conflict` if another process, or another run of this one, has it; `invalid`
    ///   for what is no pod's name, and could lead out of the directory.
    static func take(_ podID: String, in directory: StateDirectory) throws(PodFailure) -> PodLock {
        if let flaw = Placement.flaw(ofPodID: podID) { throw PodFailure(.invalid, flaw) }
        try directory.prepare()
        let path = directory.lock(of: podID)
        // The file of a pod that is just ending may be removed between its opening and its locking: then again.
        for _ in 0..<1000 {
            let number = open(path.string, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
            guard number >= 0 else {
                throw PodFailure(.launch, "the pod's lock \(path) cannot be had: \(Errno(rawValue: errno))")
            }
            let descriptor = FileDescriptor(rawValue: number)
            var whole = Self.wholeFile
            guard fcntl(number, Self.setLock, &whole) == 0 else {
                let cause = Errno(rawValue: errno)
                let holder = read(descriptor)
                try? descriptor.close()
                guard cause == .resourceTemporarilyUnavailable || cause == .permissionDenied else {
                    throw PodFailure(.launch, "the pod's lock \(path) cannot be had: \(cause)")
                }
                throw conflict(podID, holder)
            }
            guard isFile(path, descriptor) else {
                try? descriptor.close()
                continue
            }
            let owner = PodOwner.newRun(lock: path.string)
            let lock = PodLock(owner: owner, path: path, descriptor: descriptor)
            do {
                guard ftruncate(number, 0) == 0 else { throw Errno(rawValue: errno) }
                try descriptor.writeAll(owner.record.utf8)
            } catch {
                lock.release()
                throw PodFailure(.launch, "the pod's lock \(path) cannot be written: \(error)")
            }
            return lock
        }
        throw PodFailure(.launch, "the pod's lock \(path) is removed faster than it can be taken")
    }

    /// Gives the lock back: its file goes while it is still held, so that nobody else's is removed.
    func release() {
        unlink(path.string)
        try? descriptor.close()
    }

    /// What can be seen of a lock from outside.
    enum State: Hashable {
        case held
        /// Its file is there, and nobody holds it, or another run does.
        case free
        /// There is no such file here.
        case absent
    }

    /// Whether a run still holds its lock.
    static func state(at path: String, run: String) -> State {
        let number = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard number >= 0 else { return .absent }
        let descriptor = FileDescriptor(rawValue: number)
        defer { try? descriptor.close() }
        // Asking takes nothing, so that nobody who takes the lock now is refused.
        var whole = Self.wholeFile
        guard fcntl(number, Self.getLock, &whole) == 0, whole.l_type != Int16(F_UNLCK) else { return .free }
        return read(descriptor).map { $0.run == run } ?? true ? .held : .free
    }

    /// `F_OFD_GETLK` and `F_OFD_SETLK` of the kernel's fcntl.h, which Glibc's module leaves out.
    private static let (getLock, setLock): (CInt, CInt) = (36, 37)

    private static var wholeFile: flock {
        var lock = flock()
        lock.l_type = Int16(F_WRLCK)
        lock.l_whence = Int16(SEEK_SET)
        return lock
    }

    /// Whether the path still leads to the open file.
    private static func isFile(_ path: FilePath, _ descriptor: FileDescriptor) -> Bool {
        var (here, there) = (stat(), stat())
        return fstat(descriptor.rawValue, &here) == 0 && lstat(path.string, &there) == 0 && here.st_ino == there.st_ino
            && here.st_dev == there.st_dev
    }

    private static func read(_ descriptor: FileDescriptor) -> PodOwner? {
        let bytes = [UInt8](unsafeUninitializedCapacity: 4096) { buffer, count in
            count = (try? descriptor.read(fromAbsoluteOffset: 0, into: UnsafeMutableRawBufferPointer(buffer))) ?? 0
        }
        return PodOwner(record: String(decoding: bytes, as: UTF8.self))
    }

    private static func conflict(_ podID: String, _ holder: PodOwner?) -> PodFailure {
        guard let holder else {
            return PodFailure(.conflict, "a pod \(podID) is being started by another process; choose another name")
        }
        return .conflict(podID, with: holder)
    }
}

extension PodFailure {
    /// That a pod of this name runs already, and what to do.
    static func conflict(_ podID: String, with owner: PodOwner) -> PodFailure {
        PodFailure(
            .conflict,
            "the pod \(podID) runs already: process \(owner.process.id) on \(owner.host) runs it since "
                + "\(owner.sinceText); stop that process (kill \(owner.process.id)), or choose another name"
        )
    }

    /// That the engine has things of a pod of this name, and what to do.
    static func namesake(_ pod: RunningPod) -> PodFailure {
        if let owner = pod.owner, owner.standing != .dead { return .conflict(pod.id, with: owner) }
        let names = pod.containers.map(\.engineName) + pod.networks.map(\.name) + pod.volumes.map(\.name)
        return PodFailure(
            .conflict,
            "a pod \(pod.id) that has ended has left \(names.joined(separator: ", ")) on the engine; remove them, or "
                + "choose another name"
        )
    }
}
