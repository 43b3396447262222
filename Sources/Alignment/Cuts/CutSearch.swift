internal import Text

/// Finds the beads that hold a sentence end the segmenter missed on one side, and cuts them there.
///
/// Looked at are beads of several segments on a side: where two target segments translate one source segment, that
/// one may be two sentences. The segments of such a bead are read once more, in order; for each edge between segments of
/// one side the best places of the other are kept, and all ways to cut the bead there or to leave it whole are
/// weighed against each other.
struct CutSearch {
  private let source: Side
  private let target: Side
  private let words: WordScores
  private let model: BeadModel
  private let costs = CutCosts()

  /// A text with what is needed to read its segments again.
  struct Side {
    var segments: [Segment]
    var text: AlignmentText
    var tokenizer: Tokenizer
    var lengths: JoinedLengths

    init(_ segments: [Segment], _ text: AlignmentText, language: LanguageTag) {
      self.segments = segments
      self.text = text
      tokenizer = Tokenizer(language: language)
      lengths = JoinedLengths(text.lengths)
    }
  }

  /// Segments with more tokens are left whole: they are no sentences.
  private static let mostTokens: Float = 400
  /// So many places are tried for each edge between segments of the other side.
  private static let placesPerEdge = 2

  init(_ source: Side, _ target: Side, _ words: WordScores, _ model: BeadModel) {
    self.source = source
    self.target = target
    self.words = words
    self.model = model
  }

  /// The beads with their segments, cut where that is likelier than not.
  func cut(_ beads: [Bead]) -> AlignedTexts {
    var result = AlignedTexts()
    for bead in beads {
      guard let (sources, targets, parts) = cut(bead) else {
        result.append(bead, source.segments[bead.source], target.segments[bead.target])
        continue
      }
      result.append(parts, sources, targets)
    }
    return result
  }

  /// The segments of a bead after the cuts, and the beads over them, counted from 0; nil where it stays whole.
  private func cut(_ bead: Bead) -> (source: [Segment], target: [Segment], beads: [Bead])? {
    guard bead.source.count >= 1, bead.target.count >= 1, bead.source.count + bead.target.count >= 3,
      bead.source.allSatisfy({ source.text.tokenCounts[$0] <= Self.mostTokens }),
      bead.target.allSatisfy({ target.text.tokenCounts[$0] <= Self.mostTokens })
    else { return nil }
    let sources = tokenized(bead.source, source, words.sourceRarity)
    let targets = tokenized(bead.target, target, words.targetRarity)
    let evidence = CutEvidence(sources, targets, words)
    let sourcePlaces = evidence.places(ofSource: true, costs, atMost: Self.placesPerEdge)
    let targetPlaces = evidence.places(ofSource: false, costs, atMost: Self.placesPerEdge)
    if sourcePlaces.allSatisfy(\.isEmpty) && targetPlaces.allSatisfy(\.isEmpty) { return nil }
    var (sourcePieces, targetPieces) = (PieceText(), PieceText())
    for (segment, places) in zip(sources, sourcePlaces) {
      sourcePieces.append(segment, cutAt: places, coverage: words.links.sourceCoverage)
    }
    for (segment, places) in zip(targets, targetPlaces) {
      targetPieces.append(segment, cutAt: places, coverage: words.links.targetCoverage)
    }
    let lattice = CutLattice(
      sourcePieces, targetPieces, words, model, costs,
      paragraphs: CutLattice.Paragraphs(
        source: bead.source.map { source.text.beginsParagraph[$0] },
        target: bead.target.map { target.text.beginsParagraph[$0] }),
      lengths: (source.lengths, target.lengths))
    let parts = lattice.beads()
    let cutSources = SegmentCuts(sourcePieces, sources, source.segments[bead.source], parts.map(\.source))
    let cutTargets = SegmentCuts(targetPieces, targets, target.segments[bead.target], parts.map(\.target))
    if cutSources.segments.count == bead.source.count && cutTargets.segments.count == bead.target.count {
      return nil
    }
    let beads = parts.indices.map {
      Bead(
        source: cutSources.ranges[$0], target: cutTargets.ranges[$0],
        confidence: bead.confidence * parts[$0].probability)
    }
    return (cutSources.segments, cutTargets.segments, beads)
  }

  private func tokenized(_ range: Range<Int>, _ side: Side, _ rarities: [Float]) -> [TokenizedSegment] {
    range.map {
      TokenizedSegment(side.segments[$0], at: $0, of: side.text, rarities: rarities, side.tokenizer)
    }
  }
}
