public import ArgumentParser
public import Exchange
public import Text
public import TranslationMemory

// Choices of the libraries, as words on the command line.
extension Segmenter.Quotations: ExpressibleByArgument {}
extension Phrase.Side: ExpressibleByArgument {}
extension TMXLevel: ExpressibleByArgument {}
extension Dialect.Quoting: ExpressibleByArgument {}
extension ForbiddenCharacters: ExpressibleByArgument {}
