internal import Basics
internal import ObjectStorage
internal import Testing

extension ConformanceCase {
    static let multipart = [
        ConformanceCase("joins parts that were uploaded out of order and at once") { scratch async throws in
            let size = scratch.partSize
            let bytes = Scratch.pattern(size * 2 + 1000)
            let upload = try await scratch.store.createMultipartUpload(scratch.key("a"))
            let parts = try await boundedMap([3, 1, 2], width: 3) { number in
                let range = (number - 1) * size..<min(number * size, bytes.count)
                return try await scratch.store.uploadPart(number, of: upload, .bytes(Array(bytes[range])))
            }
            let metadata = try await scratch.store.completeMultipartUpload(
                upload, parts.sorted { $0.number < $1.number })
            #expect(metadata.size == bytes.count)
            #expect(try await scratch.store.read(scratch.key("a")) == bytes)
            #expect(try await scratch.store.head(scratch.key("a")).size == bytes.count)
        },
        ConformanceCase("takes a part anew when it is uploaded again, and streams as parts") { scratch async throws in
            let upload = try await scratch.store.createMultipartUpload(scratch.key("a"))
            _ = try await scratch.store.uploadPart(1, of: upload, .bytes([1, 2, 3]))
            let body = ObjectBody.stream(length: 4, ByteStream([[4, 5], [6, 7]]))
            let part = try await scratch.store.uploadPart(1, of: upload, body)
            #expect(part.number == 1 && part.size == 4)
            _ = try await scratch.store.completeMultipartUpload(upload, [part])
            #expect(try await scratch.store.read(scratch.key("a")) == [4, 5, 6, 7])
        },
        ConformanceCase("copies ranges of another object as parts") { scratch async throws in
            let size = scratch.partSize
            let bytes = Scratch.pattern(size * 2)
            let source = try await scratch.store.put(scratch.key("source x"), bytes)
            let copySource = CopySource(key: source.key, size: source.size, ifMatch: source.etag)
            let upload = try await scratch.store.createMultipartUpload(scratch.key("a"))
            let half = Int64(size)
            let first = try await scratch.store.copyPart(1, of: upload, from: copySource, range: half..<half * 2)
            let second = try await scratch.store.copyPart(2, of: upload, from: copySource, range: 0..<half)
            #expect(first.size == half && second.size == half)
            _ = try await scratch.store.completeMultipartUpload(upload, [first, second])
            #expect(try await scratch.store.read(scratch.key("a")) == Array(bytes[size...] + bytes[..<size]))
        },
        ConformanceCase("hides an upload until it is complete, and lists it meanwhile") { scratch async throws in
            let upload = try await scratch.store.createMultipartUpload(scratch.key("sub/a b"))
            let part = try await scratch.store.uploadPart(1, of: upload, .bytes([1]))
            #expect(try await scratch.names() == [])
            let open = try await scratch.store.listMultipartUploads(scratch.prefix)
            #expect(open.map(\.key) == [upload.key] && open.map(\.uploadID) == [upload.uploadID])
            #expect(open.first?.initiated != nil)
            _ = try await scratch.store.completeMultipartUpload(upload, [part])
            #expect(try await scratch.store.listMultipartUploads(scratch.prefix).isEmpty)
            #expect(try await scratch.names() == ["sub/a b"])
        },
        ConformanceCase("forgets an aborted upload, and takes a second abort") { scratch async throws in
            let upload = try await scratch.store.createMultipartUpload(scratch.key("a"))
            let part = try await scratch.store.uploadPart(1, of: upload, .bytes([1]))
            try await scratch.store.abortMultipartUpload(upload)
            try await scratch.store.abortMultipartUpload(upload)
            #expect(try await scratch.store.listMultipartUploads(scratch.prefix).isEmpty)
            // No code is promised: radosgw 16 answers 500 "already in progress" instead of NoSuchUpload.
            await #expect(throws: ObjectStoreError.self) {
                try await scratch.store.completeMultipartUpload(upload, [part])
            }
            #expect(try await scratch.names() == [])
        },
        ConformanceCase("tells the parts that an upload has, and completes with what it told") { scratch async throws in
            let bytes = Scratch.pattern(scratch.partSize + 10)
            let upload = try await scratch.store.createMultipartUpload(scratch.key("a"))
            #expect(try await scratch.store.listParts(upload).isEmpty)
            let last = Array(bytes[scratch.partSize...])
            let second = try await scratch.store.uploadPart(2, of: upload, .bytes(last))
            let first = try await scratch.store.uploadPart(1, of: upload, .bytes(Array(bytes[..<scratch.partSize])))
            let parts = try await scratch.store.listParts(upload)
            #expect(parts.map(\.number) == [1, 2] && parts.map(\.size) == [first.size, second.size])
            #expect(parts.map(\.etag) == [first.etag, second.etag])
            _ = try await scratch.store.completeMultipartUpload(upload, parts)
            #expect(try await scratch.store.read(scratch.key("a")) == bytes)
        },
        ConformanceCase("tells more parts than one answer holds") { scratch async throws in
            let upload = try await scratch.store.createMultipartUpload(scratch.key("a"))
            _ = try await boundedMap(1...1003, width: 8) { number in
                try await scratch.store.uploadPart(number, of: upload, .bytes([UInt8(number & 0xFF)]))
            }
            let parts = try await scratch.store.listParts(upload)
            #expect(parts.map(\.number) == Array(1...1003) && parts.allSatisfy { $0.size == 1 })
            try await scratch.store.abortMultipartUpload(upload)
        },
        ConformanceCase("knows no parts of an upload that is gone") { scratch async throws in
            let upload = try await scratch.store.createMultipartUpload(scratch.key("a"))
            try await scratch.store.abortMultipartUpload(upload)
            await expectFailure(.notFound) { _ = try await scratch.store.listParts(upload) }
        },
        ConformanceCase("lists several uploads under a prefix only") { scratch async throws in
            let names = ["u/1", "u/2", "v/1"]
            for name in names { _ = try await scratch.store.createMultipartUpload(scratch.key(name)) }
            let listed = try await scratch.store.listMultipartUploads(scratch.prefix + "u/")
            #expect(listed.map(\.key) == [scratch.key("u/1"), scratch.key("u/2")])
        },
        ConformanceCase("refuses to complete with a part that isn't there") { scratch async throws in
            let upload = try await scratch.store.createMultipartUpload(scratch.key("a"))
            let part = try await scratch.store.uploadPart(1, of: upload, .bytes([1]))
            let missing = UploadedPart(number: 2, etag: part.etag, size: 1)
            await expectFailure(.invalidRequest) {
                _ = try await scratch.store.completeMultipartUpload(upload, [part, missing])
            }
            #expect(try await scratch.names() == [])
        },
    ]
}

extension Scratch {
    /// Smallest part that the store takes, and not less than makes offsets count.
    var partSize: Int { Int(max(store.capabilities.minimumPartSize, 100_000)) }
}
