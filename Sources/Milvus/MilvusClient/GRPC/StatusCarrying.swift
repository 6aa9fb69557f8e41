internal import MilvusProtos
internal import SwiftProtobuf

/// An answer of Milvus' proxy: besides gRPC's status it carries one of its own.
protocol StatusCarrying: Message {
    var status: WireStatus { get }
}

extension WireStatus: StatusCarrying {
    var status: WireStatus { self }
}

extension WireAllocTimestampResponse: StatusCarrying {}
extension WireBackupAccessResponse: StatusCarrying {}
extension WireBoolResponse: StatusCarrying {}
extension WireCheckHealthResponse: StatusCarrying {}
extension WireConnectResponse: StatusCarrying {}
extension WireDescribeCollectionResponse: StatusCarrying {}
extension WireDescribeDatabaseResponse: StatusCarrying {}
extension WireDescribeIndexResponse: StatusCarrying {}
extension WireFlushAllResponse: StatusCarrying {}
extension WireFlushResponse: StatusCarrying {}
extension WireGetReplicasResponse: StatusCarrying {}
extension WireGetVersionResponse: StatusCarrying {}
extension WireImportResponse: StatusCarrying {}
extension WireImportStateResponse: StatusCarrying {}
extension WireListDatabasesResponse: StatusCarrying {}
extension WireListImportTasksResponse: StatusCarrying {}
extension WireLoadStateResponse: StatusCarrying {}
extension WireLoadingProgressResponse: StatusCarrying {}
extension WireMutationResult: StatusCarrying {}
extension WirePersistentSegmentsResponse: StatusCarrying {}
extension WireQueryResults: StatusCarrying {}
extension WireQuerySegmentsResponse: StatusCarrying {}
extension WireSearchResults: StatusCarrying {}
extension WireSelectGrantResponse: StatusCarrying {}
extension WireSelectRoleResponse: StatusCarrying {}
extension WireSelectUserResponse: StatusCarrying {}
extension WireShowCollectionsResponse: StatusCarrying {}
extension WireShowPartitionsResponse: StatusCarrying {}
extension WireStatisticsResponse: StatusCarrying {}
