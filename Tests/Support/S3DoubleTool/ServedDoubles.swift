internal import Basics
internal import FaultRig
internal import Glibc

/// The doubles while they serve, and what orders do with them.
struct ServedDoubles {
    let s3: S3Double
    let milvus: MilvusDouble?
    let plan: FaultPlan
    let delay: Double
    private var isSlow = false

    init(s3: S3Double, milvus: MilvusDouble?, plan: FaultPlan, delay: Double) {
        self.s3 = s3
        self.milvus = milvus
        self.plan = plan
        self.delay = delay
    }

    /// Returns at the order to end. Orders of standard input are answered with a line.
    mutating func obey(_ orders: Orders) async {
        for await order in orders.stream {
            switch order {
            case .end: return
            case .outage: s3.outage = s3.outage == nil ? .unreachable : nil
            case .delay: switchDelay()
            case .kill(let process, let request, let moment): aim(at: process, request, moment)
            case .spare:
                s3.kill.revive()
                StandardOutput.write("ok\n")
            case .log(let file):
                answer { try OutputFile.write(lines: s3.log.records.lazy.map(\.json), to: file) }
            case .objects(let bucket, let file):
                answer { try OutputFile.write(lines: s3.objects(in: bucket).lazy.map(\.json), to: file) }
            case .save(let bucket, let folder): answer { try save(bucket, to: folder) }
            case .keys(let collection, let file): answer { try write(keysOf: collection, to: file) }
            case .unknown(let line): StandardOutput.write("unknown: \(line)\n")
            }
        }
    }

    private mutating func switchDelay() {
        isSlow.toggle()
        var slow = plan
        slow.rules.append(FaultRule(.delay(.seconds(delay) ... .seconds(delay))))
        s3.faults = isSlow ? slow : plan
    }

    private func aim(at process: pid_t, _ request: Int, _ moment: KillMoment) {
        let kill = s3.kill
        kill.onFire {
            Glibc.kill(process, SIGKILL)
            // What the dead one had sent is still served, and so is whoever comes after it.
            kill.revive()
        }
        kill.arm(at: request, moment)
        StandardOutput.write("ok\n")
    }

    private func save(_ bucket: String, to folder: String) throws {
        for (index, object) in s3.objects(in: bucket).enumerated() {
            try OutputFile.write(s3.bytes(of: object.key, in: bucket) ?? [], to: "\(folder)/\(index)")
        }
    }

    private func write(keysOf collection: String, to file: String) throws {
        guard let keys = milvus?.keys(of: collection) else { throw NoSuchCollection(name: collection) }
        try OutputFile.write(lines: keys.lazy.map { "\($0)" }, to: file)
    }

    private func answer(_ work: () throws -> Void) {
        do {
            try work()
            StandardOutput.write("ok\n")
        } catch {
            StandardOutput.write("failed: \(error)\n")
        }
    }
}

private struct NoSuchCollection: Error, CustomStringConvertible {
    let name: String

    var description: String { "no collection \(name)" }
}

extension StoredObject {
    /// Without its newline.
    fileprivate var json: String {
        JSONValue.object(["key": JSONValue(key), "size": JSONValue(size), "etag": JSONValue(etag)]).text()
    }
}
