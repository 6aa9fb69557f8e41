/// The bucket of an ``S3Double`` as the place where a ``MilvusDouble`` keeps its segments.
package struct S3MilvusObjects: MilvusObjects {
    private let double: S3Double
    private let bucket: String

    package init(_ double: S3Double, bucket: String) {
        self.double = double
        self.bucket = bucket
    }

    package func keys(under prefix: String) -> [String] {
        double.objects(in: bucket, prefix: prefix).map(\.key)
    }

    package func read(_ key: String) -> [UInt8]? {
        double.bytes(of: key, in: bucket)
    }

    package func write(_ key: String, _ bytes: [UInt8]) {
        double.put(key, bytes, in: bucket)
    }

    package func remove(_ key: String) {
        double.remove(key, in: bucket)
    }
}
