/// Reads one column of one row group page by page, out of whatever piece of the file its caller holds.
///
/// Does no reading itself: it says which bytes it needs next, so that files of any size pass through memory of a few
/// pages, and one request may bring many of them.
package struct ColumnChunkReader: ~Copyable {
    package enum Step: Sendable {
        /// The rows of the next page.
        case batch(ColumnBatch)
        /// A piece of the file must hold these bytes before it can go on; a longer one serves as well.
        case needs(Range<Int>)
        /// All rows have been given.
        case end
    }

    /// Holds most headers; those with statistics of long values take more.
    private static let usualHeader = 4 << 10

    private let file: String?
    private let limits: ParquetLimits
    private var decoder: PageDecoder
    /// The pages that are left, where the file begins at 0.
    private var left: Range<Int>
    private var valuesLeft: Int64
    private let values: Int64
    /// Rows before this one aren't wanted.
    private var firstWanted: Int64 = 0
    private var headerGuess = usualHeader

    /// `payload` is where the parquet file begins in the file: 0 but in binlogs. `file` names it in errors.
    package init(
        _ column: ParquetColumn, _ chunk: ParquetColumnChunk, payload: Int = 0, file: String? = nil,
        limits: ParquetLimits = ParquetLimits()
    ) throws(BinlogFormatError) {
        self.file = file
        self.limits = limits
        do throws(BinlogFormatError) {
            decoder = try PageDecoder(column, chunk.codec, limits)
        } catch {
            throw error.unpacked(from: payload + chunk.pages.lowerBound).of(file)
        }
        left = payload + chunk.pages.lowerBound..<payload + chunk.pages.upperBound
        values = chunk.values
        valuesLeft = chunk.values
    }

    /// Rows of the chunk that were given or passed over so far.
    package var rowsPassed: Int64 { values - valuesLeft }

    /// From here on, pages that hold only rows before `row` are passed over: their bytes needn't be there.
    package mutating func seek(to row: Int64) {
        firstWanted = row
    }

    /// Goes one step on in `bytes`, which begin at `offset` of the file.
    package mutating func next(in bytes: ArraySlice<UInt8>, at offset: Int) throws(BinlogFormatError) -> Step {
        do throws(BinlogFormatError) {
            while valuesLeft > 0 || !left.isEmpty {
                if passOver(bytes, offset) { continue }
                if let wanted = try missing(bytes, offset) { return .needs(wanted) }
                guard let batch = try page(bytes, offset) else { continue }
                guard batch.rows <= valuesLeft else {
                    throw BinlogFormatError(
                        at: left.lowerBound, expected: "\(valuesLeft) more values, not \(batch.rows)")
                }
                valuesLeft -= Int64(batch.rows)
                return .batch(batch)
            }
            return .end
        } catch {
            throw error.of(file)
        }
    }

    /// Steps over the next page when its header is there, and says that none of its rows is wanted.
    ///
    /// What is wrong with a header is told by who reads the page.
    private mutating func passOver(_ bytes: ArraySlice<UInt8>, _ offset: Int) -> Bool {
        guard rowsPassed < firstWanted, (offset..<offset + bytes.count).contains(left.lowerBound), !left.isEmpty,
            let header = try? header(bytes, offset), header.holdsRows,
            rowsPassed + Int64(header.values) <= min(firstWanted, values)
        else { return false }
        let end = left.lowerBound + header.length + header.packedSize
        guard end <= left.upperBound else { return false }
        left = end..<left.upperBound
        valuesLeft -= Int64(header.values)
        return true
    }

    /// Which bytes must be there for the next page, when they aren't.
    private mutating func missing(
        _ bytes: ArraySlice<UInt8>, _ offset: Int
    ) throws(BinlogFormatError) -> Range<Int>? {
        guard !left.isEmpty else {
            throw BinlogFormatError(
                .truncated, at: left.lowerBound, expected: "\(valuesLeft) more values in the column")
        }
        let have = offset..<offset + bytes.count
        guard have.contains(left.lowerBound) else {
            return left.lowerBound..<min(left.upperBound, left.lowerBound + headerGuess)
        }
        do throws(BinlogFormatError) {
            let header = try header(bytes, offset)
            headerGuess = Self.usualHeader
            let end = left.lowerBound + header.length + header.packedSize
            guard end <= left.upperBound else {
                throw BinlogFormatError(
                    .truncated, at: left.lowerBound, expected: "a page of \(header.packedSize) bytes within its column")
            }
            return end <= have.upperBound ? nil : left.lowerBound..<end
        } catch {
            // A header that is cut off only by the piece asks for a longer one.
            guard error.kind == .truncated, have.upperBound < left.upperBound, headerGuess < limits.pageHeaderBytes
            else { throw error }
            headerGuess = max(2 * headerGuess, 2 * (have.upperBound - left.lowerBound))
            return left.lowerBound..<min(left.upperBound, left.lowerBound + headerGuess)
        }
    }

    private func header(_ bytes: ArraySlice<UInt8>, _ offset: Int) throws(BinlogFormatError) -> PageHeader {
        let start = bytes.startIndex + left.lowerBound - offset
        let end = min(bytes.endIndex, start + left.count, start + limits.pageHeaderBytes)
        return try PageHeader(bytes[start..<end], origin: left.lowerBound, limits: limits)
    }

    /// The next page, all of whose bytes are there; nil when it holds no rows.
    private mutating func page(_ bytes: ArraySlice<UInt8>, _ offset: Int) throws(BinlogFormatError) -> ColumnBatch? {
        let header = try header(bytes, offset)
        let place = left.lowerBound + header.length
        let start = bytes.startIndex + place - offset
        left = place + header.packedSize..<left.upperBound
        do throws(BinlogFormatError) {
            return try decoder.decode(header, bytes[start..<start + header.packedSize])
        } catch {
            throw error.unpacked(from: place)
        }
    }
}
