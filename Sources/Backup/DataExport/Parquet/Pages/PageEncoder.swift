internal import BinlogFormat
internal import MilvusModel

/// Makes pages of a column's rows. Pure.
struct PageEncoder: Sendable {
    struct Page {
        /// Values that are there, nulls, and empty lists.
        var count = 0
        /// Levels, where the column has them, and values.
        var body: [UInt8] = []
    }

    let layout: ColumnLayout

    /// `rows` of the batch; `firstRow` is where the batch begins in the file, for errors.
    func page(_ batch: ColumnBatch, _ rows: Range<Int>, firstRow: Int64) throws(ExportError) -> Page {
        if let dense = try densePage(batch, rows) { return dense }
        return layout.isList ? try listPage(batch, rows, firstRow) : try flatPage(batch, rows, firstRow)
    }

    /// Vectors side by side, none null, of which nothing changes: the usual case, and most of the bytes.
    private func densePage(_ batch: ColumnBatch, _ rows: Range<Int>) throws(ExportError) -> Page? {
        guard let length = layout.listLength, layout.conversion == .none, batch.isValid == nil,
            case .fixedWidth(let values) = batch.values, let all = values.contiguous
        else { return nil }
        try check(width: values.width)
        let start = all.startIndex + rows.lowerBound * values.width
        let count = rows.count * length
        var page = Page(count: count)
        page.body = Levels.repetition(lists: rows.count, length: length)
        page.body.reserveCapacity(page.body.count + 16 + rows.count * values.width)
        page.body += Levels.run(layout.definitionLevel, count: count)
        page.body += all[start..<start + rows.count * values.width]
        return page
    }

    /// What the schema says of a vector's length holds for the file, too.
    private func check(width: Int) throws(ExportError) {
        guard let bits = FieldValue.bitsPerDimension(of: layout.field.dataType), let dimension = layout.field.dimension,
            width * 8 != dimension * bits
        else { return }
        throw ExportError(
            .value,
            "Field '\(layout.field.name)' has \(dimension) dimensions in its schema, \(width * 8 / bits) in its rows.")
    }

    private func flatPage(
        _ batch: ColumnBatch, _ rows: Range<Int>, _ firstRow: Int64
    ) throws(ExportError) -> Page {
        var (values, page) = (PlainValues(), Page(count: rows.count))
        if batch.isValid == nil, values.append(numbers: batch.values, rows, as: layout.leaf.type) {
            page.body = layout.isNullable ? Levels.run(1, count: rows.count) : []
            page.body += values.bytes
            return page
        }
        for row in rows where !batch.isNull(row) {
            try told(firstRow + Int64(row)) { () throws(ExportError) in try append(batch.values, row, to: &values) }
        }
        if layout.isNullable {
            page.body = Levels.mixed(rows.map { batch.isNull($0) ? 0 : 1 }, width: 1)
        } else if let null = rows.first(where: { batch.isNull($0) }) {
            throw ExportError(.value, "Field '\(layout.field.name)' of row \(firstRow + Int64(null)) has no value.")
        }
        page.body += values.bytes
        return page
    }

    private func append(_ column: ColumnValues, _ row: Int, to values: inout PlainValues) throws(ExportError) {
        switch (column, layout.leaf.type) {
        case (.booleans(let column), .boolean): values.append(column[row])
        case (.int32s(let column), .int32): values.append(column[row...row])
        case (.int64s(let column), .int64): values.append(column[row...row])
        case (.floats(let column), .float): values.append(column[row...row])
        case (.doubles(let column), .double): values.append(column[row...row])
        case (.fixedWidth(let column), _): try append(column[row], to: &values)
        case (.variableWidth(let column), _): try append(column[row], to: &values)
        default: throw mismatch
        }
    }

    private func append(_ value: ArraySlice<UInt8>, to values: inout PlainValues) throws(ExportError) {
        switch (layout.conversion, layout.leaf.type) {
        case (.sparseText, _): values.append(text: SparseText.of(try sparse(value)))
        case (.none, .byteArray): values.append(text: value)
        case (.none, .fixedLengthByteArray):
            try check(width: value.count)
            values.append(fixed: value)
        default: throw mismatch
        }
    }
}

// Lists: arrays, and vectors that are null here and there, or are converted.
extension PageEncoder {
    private func listPage(
        _ batch: ColumnBatch, _ rows: Range<Int>, _ firstRow: Int64
    ) throws(ExportError) -> Page {
        var (values, repetition, definition) = (PlainValues(), [UInt8](), [UInt8]())
        for row in rows {
            if batch.isNull(row), !layout.isNullable {
                throw ExportError(.value, "Field '\(layout.field.name)' of row \(firstRow + Int64(row)) has no value.")
            }
            let count = try told(firstRow + Int64(row)) { () throws(ExportError) in
                batch.isNull(row) ? 0 : try appendList(batch.values, row, to: &values)
            }
            repetition.append(0)
            guard count > 0 else {
                definition.append(batch.isNull(row) ? 0 : layout.definitionLevel - 1)
                continue
            }
            repetition += repeatElement(1, count: count - 1)
            definition += repeatElement(layout.definitionLevel, count: count)
        }
        let body =
            Levels.mixed(repetition, width: 1)
            + Levels.mixed(definition, width: layout.definitionLevel > 1 ? 2 : 1) + values.bytes
        return Page(count: definition.count, body: body)
    }

    private func appendList(
        _ column: ColumnValues, _ row: Int, to values: inout PlainValues
    ) throws(ExportError) -> Int {
        switch column {
        case .fixedWidth(let column): return try appendList(column[row], to: &values)
        case .variableWidth(let column): return try appendList(column[row], to: &values)
        default: throw mismatch
        }
    }

    private func appendList(_ value: ArraySlice<UInt8>, to values: inout PlainValues) throws(ExportError) -> Int {
        if layout.conversion == .elements {
            return try append(try array(value), to: &values)
        }
        try check(width: value.count)
        switch layout.conversion {
        case .unsignedBytes: values.append(widening: value, isSigned: false)
        case .signedBytes: values.append(widening: value, isSigned: true)
        case .widened: values.append(wideningPairs: value)
        default: values.append(fixed: value)
        }
        return layout.listLength ?? 0
    }

    private func append(_ array: ArrayValue, to values: inout PlainValues) throws(ExportError) -> Int {
        switch (array, layout.leaf.type) {
        case (.empty, _): break
        case (.bools(let elements), .boolean): for element in elements { values.append(element) }
        case (.ints(let elements), .int32): values.append(elements[...])
        case (.longs(let elements), .int64): values.append(elements[...])
        case (.floats(let elements), .float): values.append(elements[...])
        case (.doubles(let elements), .double): values.append(elements[...])
        case (.texts(let elements), .byteArray): for element in elements { values.append(text: element[...]) }
        default: throw mismatch
        }
        return array.count
    }

    private var mismatch: ExportError {
        ExportError(
            .value, "Field '\(layout.field.name)' is \(layout.field.dataType), and its rows hold something else.")
    }

    private func sparse(_ value: ArraySlice<UInt8>) throws(ExportError) -> [SparseElement] {
        do throws(BinlogFormatError) {
            return try FieldValue.sparseElements(value)
        } catch {
            throw damaged(error)
        }
    }

    private func array(_ value: ArraySlice<UInt8>) throws(ExportError) -> ArrayValue {
        do throws(BinlogFormatError) {
            return try ArrayValue(value)
        } catch {
            throw damaged(error)
        }
    }

    private func damaged(_ error: BinlogFormatError) -> ExportError {
        ExportError(.value, "Field '\(layout.field.name)': \(error).")
    }

    private func told<Value>(_ row: Int64, _ body: () throws(ExportError) -> Value) throws(ExportError) -> Value {
        do throws(ExportError) {
            return try body()
        } catch {
            throw ExportError(error.code, "\(error.message) Row \(row) of the file.")
        }
    }
}
