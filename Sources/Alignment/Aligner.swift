public import Text

/// Pairs the segments of a text with those of its translation.
public struct Aligner {
  private let source: LanguageTag
  private let target: LanguageTag
  private let lexicon: Lexicon?

  /// An aligner of a pair of languages, with the lexicon that is built in for them, if there is one.
  public init(source: LanguageTag, target: LanguageTag) {
    self.init(source: source, target: target, lexicon: nil)
  }

  /// An aligner of a pair of languages that knows the words of `lexicon` besides the built-in ones.
  public init(source: LanguageTag, target: LanguageTag, lexicon: Lexicon?) {
    self.source = source
    self.target = target
    self.lexicon = Lexicon.builtIn(source: source, target: target, adding: lexicon)
  }

  /// Beads in text order, every segment of both sides in exactly one; the segments stay as they are.
  ///
  /// `progress` is told now and then which share of the work is done, 0–1, and never less than before. Time and
  /// memory grow in proportion to the length of the texts.
  public func beads(
    _ source: [Segment], _ target: [Segment], progress: (Double) -> Void = { _ in }
  ) -> [Bead] {
    aligned(source, target, isCutting: false, progress).beads
  }

  /// The segments with their beads, cut where the other side shows a sentence end that the segmenter missed.
  ///
  /// A segment is cut where it stands beside several segments of the other side and the words of its parts are those
  /// of these: after a sentence-ending mark, at a line break, before a capital that no name accounts for. Its parts are segments like
  /// others, with the white space between them left out. `progress` as for `beads`.
  public func aligned(
    _ source: [Segment], _ target: [Segment], progress: (Double) -> Void = { _ in }
  ) -> AlignedTexts {
    aligned(source, target, isCutting: true, progress)
  }

  private func aligned(
    _ source: [Segment], _ target: [Segment], isCutting: Bool, _ progress: (Double) -> Void
  ) -> AlignedTexts {
    guard !source.isEmpty && !target.isEmpty else {
      let beads =
        source.indices.map { Bead(source: $0..<$0 + 1, target: 0..<0, confidence: 1) }
        + target.indices.map { Bead(source: 0..<0, target: $0..<$0 + 1, confidence: 1) }
      return AlignedTexts(source: source, target: target, beads: beads)
    }
    let sourceText = AlignmentText(source, language: self.source)
    let targetText = AlignmentText(target, language: self.target)
    let links = WordLinks(
      sourceText.vocabulary, targetText.vocabulary, lexicon: lexicon, sourceLanguage: self.source,
      targetLanguage: self.target)
    let words = WordScores(sourceText, targetText, links)
    // The searches are most of the time of a long text. One that is repeated in a wider band begins its share anew.
    var done = 0.0
    func advance(to share: Double) {
      if share > done {
        done = share
        progress(share)
      }
    }
    let first = search(
      sourceText, targetText, words, BeadModel(), firstBand(sourceText, targetText, links)
    ) { advance(to: 0.05 + 0.4 * $0) }
    let learned = links.learned(from: first, sourceText, targetText)
    let model = BeadModel().fitted(to: first, sourceText, targetText)
    let band = Band(
      around: first, sourceCount: source.count, targetCount: target.count, margin: 6, doubtfulMargin: 24)
    let learnedWords = WordScores(sourceText, targetText, learned)
    let second = search(sourceText, targetText, learnedWords, model, band) { advance(to: 0.5 + 0.5 * $0) }
    let beads = Calibration(second, sourceText, targetText, learnedWords).calibrated()
    guard isCutting else { return AlignedTexts(source: source, target: target, beads: beads) }
    let cuts = CutSearch(
      CutSearch.Side(source, sourceText, language: self.source),
      CutSearch.Side(target, targetText, language: self.target), learnedWords, model)
    return cuts.cut(beads)
  }

  /// Tables of no more cells than this are searched whole.
  private static let smallTable = 60_000

  private func firstBand(_ source: AlignmentText, _ target: AlignmentText, _ links: WordLinks) -> Band {
    if source.count <= Self.smallTable / target.count {
      return Band(sourceCount: source.count, targetCount: target.count)
    }
    let anchors = Anchors(source, target, links)
    return Band(
      through: anchors.points.map { ($0.source, $0.target) }, sourceCount: source.count,
      targetCount: target.count, margin: 10)
  }

  /// Searches a band, and a wider one where the path runs along its edge.
  private func search(
    _ source: AlignmentText, _ target: AlignmentText, _ words: WordScores, _ model: BeadModel, _ band: Band,
    progress: (Double) -> Void
  ) -> [Bead] {
    var band = band
    var lattice = Lattice(source, target, words, model, band)
    var beads = lattice.beads(progress: progress)
    for _ in 0..<6 {
      guard let wider = band.widened(where: beads), wider != band else { break }
      band = wider
      lattice = Lattice(source, target, words, model, band)
      beads = lattice.beads(progress: progress)
    }
    return beads
  }
}
