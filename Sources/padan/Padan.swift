import ArgumentParser

@main
struct Padan: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "padan", abstract: "A translation memory and bilingual corpus tool.")
}
