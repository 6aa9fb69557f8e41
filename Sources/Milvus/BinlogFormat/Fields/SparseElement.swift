/// One dimension of a sparse vector that isn't zero.
package struct SparseElement: Sendable, Hashable {
    package let index: UInt32
    package let value: Float
}
