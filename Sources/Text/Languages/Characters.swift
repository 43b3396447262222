internal import CICU

/// Properties of a scalar as ICU's Unicode tables have them; ASCII is answered without asking.
extension Unicode.Scalar {
  package var isWhiteSpace: Bool {
    value < 0x80 ? value == 0x20 || (0x09...0x0D).contains(value) : padan_is_white_space(value)
  }
  package var isLetter: Bool {
    value < 0x80 ? (0x41...0x5A).contains(value & 0xDF) : padan_is_letter(value)
  }
  package var isDigit: Bool {
    value < 0x80 ? (0x30...0x39).contains(value) : padan_is_digit(value)
  }
  package var isUpperCase: Bool {
    value < 0x80 ? (0x41...0x5A).contains(value) : padan_is_upper_case(value)
  }
  package var isLowerCase: Bool {
    value < 0x80 ? (0x61...0x7A).contains(value) : padan_is_lower_case(value)
  }
  package var isCombining: Bool { value >= 0x300 && padan_is_combining(value) }
}
