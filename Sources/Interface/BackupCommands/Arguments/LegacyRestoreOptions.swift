internal import ArgumentParser

/// milvus-backup's flags of `restore` that milvault does anyway, or not at all.
struct LegacyRestoreOptions: ParsableArguments {
    // Indexes come back by default.
    @Flag(name: [.customLong("rebuild_index"), .customLong("restore_index")], help: .hidden)
    var rebuildIndex = false

    // There is one way to restore, chosen by what the server can.
    @Flag(name: .customLong("use_v2_restore"), help: .hidden)
    var useV2Restore = false

    // The collection goes, and its indexes with it.
    @Flag(name: .customLong("drop_exist_index"), help: .hidden)
    var dropExistIndex = false

    @Flag(name: .customLong("use_auto_index"), help: .hidden)
    var useAutoIndex = false

    @Flag(name: .customLong("skip_create_collection"), help: .hidden)
    var skipCreateCollection = false

    func refuseUnsupported() throws(Failure) {
        if useAutoIndex { throw refusal("--use_auto_index", "Restore, then create the index that you want.") }
        if skipCreateCollection {
            throw refusal("--skip_create_collection", "Restore under another name with --rename or --suffix.")
        }
        if dropExistIndex {
            throw refusal("--drop_exist_index", "Use --drop-existing to replace the whole collection.")
        }
    }

    private func refusal(_ option: String, _ advice: String) -> Failure {
        .usage("\(option) isn't supported.", subject: option, advice: advice)
    }
}
