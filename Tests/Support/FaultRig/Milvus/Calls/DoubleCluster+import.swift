internal import MilvusProtos

extension DoubleCluster {
    static let importMethods: [String: GRPCMethod] = [
        "Import": GRPCMethod.handle { (cluster, request: WireImportRequest) in
            var answer = WireImportResponse()
            answer.tasks = [
                try cluster.accept(
                    request.collectionName, request.dbName, request.partitionName, groups: [request.files])
            ]
            return answer
        },
        "GetImportState": GRPCMethod.handle { (cluster, request: WireImportStateRequest) in
            guard let task = cluster.imports.first(where: { $0.id == request.task }) else {
                throw MilvusRefusal(2100, "task id doesn't exist")
            }
            return cluster.state(of: task)
        },
        "ListImportTasks": GRPCMethod.handle { (cluster, request: WireListImportTasksRequest) in
            let collection = try cluster.collection(request.collectionName, in: request.dbName)
            var answer = WireListImportTasksResponse()
            answer.tasks = cluster.imports.filter { $0.collection == collection.id }.map(cluster.state)
            return answer
        },
    ]

    /// Takes an import on. Nobody looks whether the same was asked for before, unless a key says so.
    mutating func accept(
        _ collection: String, _ database: String, _ partition: String, groups: [[String]], key: String? = nil
    ) throws -> Int64 {
        if configuration.honoursIdempotencyKeys, let key,
            let known = imports.first(where: { $0.idempotencyKey == key })
        {
            return known.id
        }
        let target = try self.collection(collection, in: database)
        let task = DoubleImport(
            id: newID(), collection: target.id, collectionName: target.name,
            partition: try target.partition(partition), groups: groups, idempotencyKey: key)
        imports.append(task)
        return task.id
    }

    /// One request's time passes: every import goes a step on.
    mutating func advanceImports() {
        for index in imports.indices where !imports[index].state.isFinal {
            imports[index].steps += 1
            do {
                try advance(index)
            } catch let refusal as MilvusRefusal {
                imports[index].state = .failed(refusal.reason)
            } catch {
                imports[index].state = .failed("\(error)")
            }
        }
    }

    private mutating func advance(_ index: Int) throws {
        let stepsLeft = configuration.importSteps - imports[index].steps
        guard let place = collections.firstIndex(where: { $0.id == imports[index].collection }) else {
            throw MilvusRefusal.noCollection(imports[index].collectionName)
        }
        switch stepsLeft {
        case 2...: imports[index].state = .running
        case 1: try read(index, into: collections[place])
        default:
            if imports[index].state != .persisted { try read(index, into: collections[place]) }
            commit(index, to: place)
        }
    }

    private mutating func read(_ index: Int, into collection: DoubleCollection) throws {
        let reader = ImportedFiles(
            objects: objects, fields: Set([0, 1] + collection.fieldIDs), primaryKey: collection.primaryKey)
        imports[index].read = try imports[index].groups.flatMap { try reader.read($0) }
        imports[index].state = .persisted
    }

    /// Deleted rows aren't taken over.
    private mutating func commit(_ index: Int, to place: Int) {
        for source in imports[index].read {
            let live = source.keys.filter { !source.deleted.contains($0) }
            guard !live.isEmpty else { continue }
            var segment = DoubleSegment(id: newID(), partition: imports[index].partition.id, keys: live)
            segment.files = files.write(segment, of: collections[place]) { newID() }
            collections[place].segments.append(segment)
            imports[index].segments.append(segment.id)
            imports[index].rows += live.count
        }
        imports[index].state = .completed
    }

    private func state(of task: DoubleImport) -> WireImportStateResponse {
        var answer = WireImportStateResponse()
        answer.id = task.id
        answer.collectionID = task.collection
        answer.state = task.state.wire
        answer.rowCount = Int64(task.rows)
        answer.segmentIds = task.segments
        var infos = [
            ("files", task.groups.first?.joined(separator: ",") ?? ""), ("collection", task.collectionName),
            ("partition", task.partition.name), ("failed_reason", ""),
        ]
        if case .failed(let reason) = task.state { infos[3].1 = reason }
        answer.infos = infos.map { key, value in
            var pair = WireKeyValuePair()
            pair.key = key
            pair.value = value
            return pair
        }
        return answer
    }
}
