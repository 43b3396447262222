internal import CResources
public import Text

extension SegmentationRules {
  /// Padanan's own rules for Indonesian and English.
  public static let builtIn = SegmentationRules(cascades: true, rules: [:], maps: [])

  /// Reads an SRX 2.0 file. Throws `ExchangeError` with line and column.
  public init(srx path: String) throws { fatalError() }
}
