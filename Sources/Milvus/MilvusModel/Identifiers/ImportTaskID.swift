/// A bulk import: a task up to 2.3, a job from 2.4 on.
package struct ImportTaskID: MilvusIdentifier {
    package let rawValue: Int64

    package init(rawValue: Int64) {
        self.rawValue = rawValue
    }
}
