extension WordLinks {
  /// The links as the beads of a first search show them.
  ///
  /// IBM model 1 in both directions by expectation maximisation (Brown et al. 1993), with what was known before as a
  /// Dirichlet prior.
  /// Words that were not linked before are linked where they keep company in the beads. Linear in the length of the
  /// beads; of a long text, a sample is read.
  func learned(from beads: [Bead], _ source: AlignmentText, _ target: AlignmentText) -> WordLinks {
    var sample = WordCompany(beads, source, target, self)
    for _ in 0..<7 { sample.iterate() }
    return sample.links(source, target)
  }
}
