/// The names of months and weekdays of a language, in every spelling that is read.
struct DateNames: Sendable {
  /// The spellings of each month from January on, the full name first and the usual short one second.
  let months: [[String]]
  /// The spellings of each weekday from Sunday on, in the same order.
  let weekdays: [[String]]

  /// Indonesian, with the short forms and the spellings of before 1972 (`Pebruari`, `Nopember`) that still occur.
  static let indonesian = DateNames(
    months: [
      ["Januari", "Jan"], ["Februari", "Feb", "Pebruari", "Peb"], ["Maret", "Mar"], ["April", "Apr"], ["Mei"],
      ["Juni", "Jun"], ["Juli", "Jul"], ["Agustus", "Agu", "Ags", "Agt", "Agust"],
      ["September", "Sep", "Sept"],
      ["Oktober", "Okt"], ["November", "Nov", "Nopember", "Nop"], ["Desember", "Des"],
    ],
    weekdays: [
      ["Minggu", "Min", "Ahad"], ["Senin", "Sen"], ["Selasa", "Sel"], ["Rabu", "Rab"], ["Kamis", "Kam"],
      ["Jumat", "Jum", "Jum'at", "Jum’at"], ["Sabtu", "Sab"],
    ])

  /// English.
  static let english = DateNames(
    months: [
      ["January", "Jan"], ["February", "Feb"], ["March", "Mar"], ["April", "Apr"], ["May"], ["June", "Jun"],
      ["July", "Jul"], ["August", "Aug"], ["September", "Sep", "Sept"], ["October", "Oct"],
      ["November", "Nov"],
      ["December", "Dec"],
    ],
    weekdays: [
      ["Sunday", "Sun"], ["Monday", "Mon"], ["Tuesday", "Tue", "Tues"], ["Wednesday", "Wed"],
      ["Thursday", "Thu", "Thur", "Thurs"], ["Friday", "Fri"], ["Saturday", "Sat"],
    ])

  /// Whether a spelling is also an everyday word (`may`, `march`, `mar`, `sat`), so that it names a month or weekday
  /// only with a capital letter.
  static func needsCapital(_ spelling: String) -> Bool {
    spelling.utf16.count <= 4 && !["Juni", "Juli", "June", "July", "Rabu", "Ahad"].contains(spelling)
      || spelling == "March" || spelling == "Minggu"
  }
}
