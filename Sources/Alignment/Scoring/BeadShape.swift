/// How many source and target segments a bead joins.
struct BeadShape: Hashable {
  var source: Int
  var target: Int

  /// The shapes that are tried, the likeliest first; their positions are used as numbers.
  static let all: [BeadShape] = [
    BeadShape(source: 1, target: 1), BeadShape(source: 1, target: 0), BeadShape(source: 0, target: 1),
    BeadShape(source: 2, target: 1), BeadShape(source: 1, target: 2), BeadShape(source: 2, target: 2),
    BeadShape(source: 3, target: 1), BeadShape(source: 1, target: 3), BeadShape(source: 3, target: 2),
    BeadShape(source: 2, target: 3),
  ]

  /// Segments of both sides.
  var size: Int { source + target }
  /// Whether one side is empty.
  var isNull: Bool { source == 0 || target == 0 }
}
