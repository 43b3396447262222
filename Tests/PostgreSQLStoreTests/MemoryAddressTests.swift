import Testing

@testable import PostgreSQLStore

/// Addresses of databases, and what of them may be shown.
@Suite struct MemoryAddressTests {
  @Test(arguments: [
    ("postgresql://host/tm", "postgresql://host/tm", "tm"),
    ("postgres://sari@host:5433/tm", "postgres://sari@host:5433/tm", "tm"),
    ("postgresql://sari:geheim@host/tm", "postgresql://sari@host/tm", "tm"),
    ("postgresql://sari:ge%2Fheim@a/tm", "postgresql://sari@a/tm", "tm"),
    ("postgresql://sari:ge@heim@a,b:5433/tm", "postgresql://sari@a,b:5433/tm", "tm"),
    ("postgresql://sari:ge?heim@host/tm", "postgresql://sari@host/tm", "tm"),
    (
      "postgresql://sari:ge?x=1&heim@a,b/tm?sslmode=require", "postgresql://sari@a,b/tm?sslmode=require", "tm"
    ),
    ("postgresql://sari?password=geheim@host/tm", "postgresql://sari@host/tm", "tm"),
    ("postgresql://sari:ge/heim@host/tm", "postgresql://sari@host/tm", "tm"),
    ("postgresql://sari:\u{301}geheim@\u{301}/tm", "postgresql://sari@\u{301}/tm", "tm"),
    ("postgresql://h/tm?user=a@b", "postgresql://h/tm?user=a@b", "tm"),
    ("postgresql://sari:x@/tm?host=/tmp/s&password=geheim", "postgresql://sari@/tm?host=/tmp/s", "tm"),
    ("postgresql://h/tm?sslpassword=x&PassFile=y", "postgresql://h/tm", "tm"),
    ("postgresql://", "postgresql://", "postgresql"),
  ])
  func passwordsAreNotShown(text: String, name: String, database: String) throws {
    let address = try #require(MemoryAddress(text))
    #expect(address.name == name)
    #expect(address.database == database)
  }

  @Test(arguments: ["", "tm.sqlite", "postgresql", "postgresql:/h/d", "mysql://h/d"])
  func filesAreNoAddresses(text: String) { #expect(MemoryAddress(text) == nil) }
}
