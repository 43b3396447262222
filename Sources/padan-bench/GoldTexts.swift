import Alignment
import Corpus
import Text

/// Two texts whose gold beads are known: an article and its translation, or two that belong together in part or not
/// at all.
struct GoldTexts {
  let source: String
  let target: String
  let sourceSegments: [Segment]
  let targetSegments: [Segment]
  let beads: [AlignmentAgreement.Spans]

  /// An article and its translation.
  init(_ article: GoldArticle) {
    source = article.sourceText
    target = article.targetText
    sourceSegments = article.source
    targetSegments = article.target
    beads = article.spans
  }

  /// The beads before the middle, or none, as they are, and the source after them beside the target of another
  /// article: no bead of which has a translation.
  init(_ own: GoldArticle, beside other: GoldArticle, fromMiddle: Bool) {
    let (kept, left) = (fromMiddle ? own.rows.count / 2 : 0, fromMiddle ? other.rows.count / 2 : 0)
    let keptSegments = own.target[..<own.rows[..<kept].reduce(0) { $0 + $1.target.count }]
    let foreignSegments = other.target[other.rows[..<left].reduce(0) { $0 + $1.target.count }...]
    let end = keptSegments.last?.range.upperBound ?? 0
    let foreign = other.targetText.unicodeScalars
    let start = foreignSegments.first?.range.lowerBound ?? foreign.count
    let gap = "\n\n"
    let shift = end + gap.unicodeScalars.count - start
    let paragraphs = (keptSegments.last?.paragraph ?? -1) + 1 - (foreignSegments.first?.paragraph ?? 0)
    source = own.sourceText
    target =
      String(own.targetText.unicodeScalars.prefix(end)) + gap + String(foreign.dropFirst(start))
    sourceSegments = own.source
    targetSegments =
      keptSegments
      + foreignSegments.map { segment in
        Segment(
          text: segment.text, range: segment.range.lowerBound + shift..<segment.range.upperBound + shift,
          paragraph: segment.paragraph + paragraphs)
      }
    beads =
      own.spans[..<kept]
      + own.spans[kept...].map { AlignmentAgreement.Spans(source: $0.source, target: nil) }
      + other.spans[left...].map { bead in
        AlignmentAgreement.Spans(
          source: nil, target: bead.target.map { $0.lowerBound + shift..<$0.upperBound + shift })
      }
  }
}
