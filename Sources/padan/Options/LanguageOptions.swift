import ArgumentParser
import Text

/// `--from` and `--to`.
struct LanguageOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The source language, a BCP 47 tag (default: id).", valueName: "lang"),
    transform: LanguageTag.init(argument:))
  var from: LanguageTag = .indonesian

  @Option(
    help: ArgumentHelp("The target language (default: en).", valueName: "lang"),
    transform: LanguageTag.init(argument:))
  var to: LanguageTag = .english

  func validate() throws {
    if from == to {
      throw ValidationError("--from and --to are both '\(from)'; a pair needs two languages.")
    }
  }
}

extension LanguageTag {
  /// Reads a language from the command line.
  init(argument: String) throws {
    guard let tag = LanguageTag(argument) else {
      throw ValidationError("it is not a language tag; write one such as id, en, en-GB or zh-Hant.")
    }
    guard tag.isPlausible else {
      throw ValidationError(
        "there is no language '\(tag.language)'; write a tag such as id, en, jv or zh-Hant.")
    }
    self = tag
  }

  /// Whether the primary subtag can be a language: one of ISO 639-1, or three letters as all of ISO 639-3 have
  /// (no longer one has ever been registered, RFC 5646 section 2.2.1); or `xx`, which translation tools write for a
  /// language yet to be chosen.
  private var isPlausible: Bool {
    let code = language
    return code == "xx" || code.utf8.count == 3
      || (code.utf8.count == 2 && Self.twoLetterCodes.contains(code[...]))
  }

  /// ISO 639-1.
  private static let twoLetterCodes = Set(
    """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da \
    de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz \
    ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln \
    lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi \
    pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th \
    ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
    """.split(separator: " "))
}
