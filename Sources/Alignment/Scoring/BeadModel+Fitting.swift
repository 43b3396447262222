internal import Glibc

extension BeadModel {
  /// The model fitted to the beads of a first search.
  ///
  /// Fitted are how long translations are, how often each shape comes, and whether paragraph breaks agree. Few beads leave the model nearly as it was.
  func fitted(to beads: [Bead], _ source: AlignmentText, _ target: AlignmentText) -> BeadModel {
    var model = self
    let sure = beads.filter { $0.confidence >= 0.8 && !$0.source.isEmpty && !$0.target.isEmpty }
    guard !sure.isEmpty else { return model }
    let lengths = sure.map { bead in
      (
        source: bead.source.reduce(Float(0)) { $0 + source.lengths[$1] },
        target: bead.target.reduce(Float(0)) { $0 + target.lengths[$1] }
      )
    }
    let prior: Float = 5
    let priorLength: Float = 100
    model.ratio =
      (lengths.reduce(0) { $0 + $1.target } + prior * priorLength * ratio)
      / (lengths.reduce(0) { $0 + $1.source } + prior * priorLength)
    // The squared scale of Student's t with 3 degrees of freedom, by the median: (0.7649 × scale) is its quartile.
    let squares = lengths.map { pair in
      let difference = pair.target - pair.source * model.ratio
      return difference * difference / ((pair.source * model.ratio + pair.target) / 2)
    }.sorted()
    let scale = squares[squares.count / 2] / (0.7649 * 0.7649)
    let count = Float(squares.count)
    model.variance = max(0.3, (scale * count + variance * 10) / (count + 10))

    var shapeCounts = [Float](repeating: 0, count: Self.shares.count)
    for bead in beads {
      let shape = BeadShape(source: bead.source.count, target: bead.target.count)
      if let number = BeadShape.all.firstIndex(of: shape) { shapeCounts[number] += Float(bead.confidence) }
    }
    let whole = shapeCounts.reduce(0, +)
    let priorBeads: Float = 50
    model.shapeScores = zip(shapeCounts, Self.shares).map {
      log(($0 + priorBeads * $1) / (whole + priorBeads))
    }
    model.paragraphScores = paragraphScores.fitted(to: sure, source, target)
    return model
  }
}

extension BeadModel.ParagraphScores {
  /// How often paragraphs begin together, against how often they would by chance.
  fileprivate func fitted(
    to beads: [Bead], _ source: AlignmentText, _ target: AlignmentText
  ) -> BeadModel.ParagraphScores {
    let prior: Float = 5
    var (both, onlySource, onlyTarget, neither): (Float, Float, Float, Float) = (0, 0, 0, 0)
    for bead in beads {
      switch (
        source.beginsParagraph[bead.source.lowerBound], target.beginsParagraph[bead.target.lowerBound]
      ) {
      case (true, true): both += 1
      case (true, false): onlySource += 1
      case (false, true): onlyTarget += 1
      case (false, false): neither += 1
      }
    }
    let all = both + onlySource + onlyTarget + neither
    let sourceShare = (both + onlySource + 1) / (all + 2)
    let targetShare = (both + onlyTarget + 1) / (all + 2)
    func logRatio(_ count: Float, _ chance: Float, _ before: Float) -> Float {
      log((count + prior * chance * exp(before)) / (all * chance + prior * chance))
    }
    var scores = self
    scores.both = logRatio(both, sourceShare * targetShare, self.both)
    let oneChance = sourceShare * (1 - targetShare) + targetShare * (1 - sourceShare)
    scores.one = logRatio(onlySource + onlyTarget, oneChance, one)
    scores.neither = logRatio(neither, (1 - sourceShare) * (1 - targetShare), self.neither)
    return scores
  }
}
