internal import Text
internal import TranslationMemory

/// Writes gettext PO: an entry a unit, with a header that names both languages.
///
/// A note that the reader took from `msgctxt` becomes one again, any other a comment. PO knows a text once in a context: further
/// units with the same source are left out and counted, for which a hash of each is remembered. Line feeds that only one side begins or ends
/// with, which `msgfmt` refuses, are cut off. Origin, place, dates, author, usage and confidence have no place in it, and are
/// counted.
/// A class: a structure that is called by its protocol is copied for each unit, and what it remembers with it.
/// Source: GNU gettext manual, "The Format of PO Files".
final class POEncoder: UnitEncoder {
  private let languages: LanguagePair
  /// Hashes of what has been written.
  private var written: Set<Int> = []

  /// An encoder whose header names these languages.
  init(_ languages: LanguagePair) { self.languages = languages }

  /// The entry whose `msgid` is empty.
  func begin(into output: inout [UInt8]) {
    let target = languages.to.description.replacing("-", with: "_")
    let header = """
      Project-Id-Version: \n\
      PO-Revision-Date: \n\
      Last-Translator: \n\
      Language-Team: \n\
      Language: \(target)\n\
      MIME-Version: 1.0\n\
      Content-Type: text/plain; charset=UTF-8\n\
      Content-Transfer-Encoding: 8bit\n\
      X-Source-Language: \(languages.from)\n
      """
    output.append(text: "msgid \"\"\nmsgstr " + POString.quoted(header, lineEnd: "\n") + "\n")
  }

  /// An entry.
  func encode(_ unit: TranslationUnit, into output: inout [UInt8], losses: inout Losses) {
    let nulls = [unit.source, unit.target].reduce(0) { $0 + $1.utf8.count { $0 == 0 } }
    losses.add(.forbiddenCharacters, nulls)
    let texts = [unit.source, unit.target].map {
      nulls == 0 ? $0 : String($0.unicodeScalars.filter { $0 != "\0" })
    }
    if nulls > 0 && texts.contains(where: \.isBlank) { return losses.add(.blankSides) }
    var (source, target) = (texts[0].unicodeScalars[...], texts[1].unicodeScalars[...])
    if (source.first == "\n") != (target.first == "\n") {
      losses.add(.edges)
      (source, target) = (source.drop { $0 == "\n" }, target.drop { $0 == "\n" })
    }
    if (source.last == "\n") != (target.last == "\n") {
      losses.add(.edges)
      while source.last == "\n" { source.removeLast() }
      while target.last == "\n" { target.removeLast() }
    }
    let context = unit.note.flatMap {
      $0.hasPrefix(Self.contextMark) ? $0.dropFirst(Self.contextMark.count) : nil
    }
    var hasher = Hasher()
    // By their bytes: `==` on String would merge NFC and NFD.
    hasher.combine(context.map { Array($0.utf8) })
    for scalar in source { hasher.combine(scalar) }
    guard written.insert(hasher.finalize()).inserted else { return losses.add(.repeated) }
    output.append(0x0A)
    if let context {
      output.append(text: "msgctxt " + POString.quoted(String(context), lineEnd: "\n") + "\n")
    } else if let note = unit.note {
      for line in note.unicodeScalars.split(whereSeparator: { $0 == "\n" || $0 == "\r" || $0 == "\0" }) {
        // gettext joins a line that ends with a backslash to the next, also in comments.
        output.append(text: "# " + String(line) + (line.last == "\\" ? " \n" : "\n"))
      }
    }
    for (keyword, text) in [("msgid ", source), ("msgstr ", target)] {
      output.append(text: keyword + POString.quoted(String(text), lineEnd: "\n") + "\n")
    }
    var rest = unit
    rest.note = nil
    if rest.hasDetails { losses.add(.fields) }
  }

  /// What the note begins with that stands for a context.
  static let contextMark = "msgctxt: "
}
