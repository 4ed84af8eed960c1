import NIOCore
import PodHTTP
public import SystemPackage

/// Bytes that are sent to the engine, such as a tar archive.
public struct UploadBody: Sendable {
    let request: HTTPRequest.Body

    /// Bytes at hand.
    public static func bytes(_ bytes: some Sequence<UInt8>) -> UploadBody {
        UploadBody(request: .bytes(ByteBuffer(bytes: bytes)))
    }

    /// A file, read while it is sent.
    public static func file(_ path: FilePath) -> UploadBody {
        stream { send in
            let file = try SystemPackage.FileDescriptor.open(path, .readOnly)
            try await file.closeAfterAsync {
                while true {
                    let piece = try [UInt8](unsafeUninitializedCapacity: 64 << 10) { buffer, count in
                        count = try file.read(into: UnsafeMutableRawBufferPointer(buffer))
                    }
                    if piece.isEmpty { return }
                    try await send(piece)
                }
            }
        }
    }

    /// Bytes that `produce` hands to its argument piece by piece, which returns when a piece has been sent.
    ///
    /// `produce` runs once, in a task of its own, and is cancelled when the engine has answered without wanting more.
    public static func stream(
        _ produce: @escaping @Sendable (_ send: @Sendable ([UInt8]) async throws -> Void) async throws -> Void
    ) -> UploadBody {
        UploadBody(
            request: .stream { writer in
                try await produce { piece in try await writer.write(ByteBuffer(bytes: piece)) }
            }
        )
    }
}

extension SystemPackage.FileDescriptor {
    fileprivate func closeAfterAsync(_ body: () async throws -> Void) async throws {
        do {
            try await body()
        } catch {
            try? close()
            throw error
        }
        try close()
    }
}
