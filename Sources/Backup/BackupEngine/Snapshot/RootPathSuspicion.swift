internal import MilvusModel

/// Milvus has flushed segments, and not one object of them lies where the configuration says.
struct RootPathSuspicion: Error {
    let collection: CollectionReference
}
