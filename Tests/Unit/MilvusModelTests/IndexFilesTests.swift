import MilvusModel
import Testing

@Suite("Index files")
struct IndexFilesTests {
    private let files = IndexFiles(
        collection: CollectionID(rawValue: 1), partition: PartitionID(rawValue: 2), segment: SegmentID(rawValue: 3),
        index: IndexID(rawValue: 4), build: BuildID(rawValue: 5), version: 6, rows: 7,
        fileKeys: ["HNSW", "SLICE_META"],
        serializedSize: 8)

    @Test("Files lie under their build until 2.6")
    func buildRooted() {
        #expect(files.relativeKeys == ["index_files/5/6/2/3/HNSW", "index_files/5/6/2/3/SLICE_META"])
    }

    @Test("Path version 1 puts them under the collection")
    func collectionRooted() {
        var files = files
        files.pathVersion = 1
        #expect(files.relativeKeys.first == "index_v1/1/2/3/5/6/HNSW")
    }
}
