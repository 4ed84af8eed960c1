/// A part of the model that one mapping describes.
protocol AttributeReadable {
    init(_ attributes: AttributeReader) throws(ComposeError)
}
