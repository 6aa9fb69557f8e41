/// Whether a collection or partition is in the query nodes' memory. The words are those of milvus-backup's manifests.
package enum LoadState: String, Hashable, Sendable, Codable {
    case notExist = "NotExist"
    case notLoaded = "NotLoad"
    case loading = "Loading"
    case loaded = "Loaded"
}
