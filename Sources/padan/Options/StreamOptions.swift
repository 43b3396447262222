import ArgumentParser

/// `--stream` of commands that other engines pipe through.
struct StreamOptions: ParsableArguments {
  @Flag(name: .customLong("stream"), help: "Answer requests from standard input, a JSON object a line.")
  var isOn = false
}
