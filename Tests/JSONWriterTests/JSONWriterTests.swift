import JSONWriter
import Testing

struct JSONWriterTests {
  @Test(arguments: [
    (0.0, "0"), (-0.0, "0"), (1, "1"), (-3, "-3"), (0.1, "0.1"), (2.875, "2.875"),
    (0.1 + 0.2, "0.30000000000000004"), (1e15, "1000000000000000"),
    (1e16, "10000000000000000"), (-1e17, "-100000000000000000"), (1e18, "1e+18"),
    (1.5e300, "1.5e+300"), (1e-7, "1e-07"), (Double.leastNonzeroMagnitude, "5e-324"),
    (99_996, "99996"),
  ])
  func `a number prints shortest and reads back the same`(number: Double, text: String) {
    #expect(number.shortest == text)
    #expect(Double(text) == number)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func `what is no number prints as null`(number: Double) {
    var json = JSONWriter()
    json.value(number)
    #expect(json.text == "null")
  }

  @Test(arguments: [
    ("plain", #""plain""#), ("", #""""#), ("a\"b\\c", #""a\"b\\c""#), ("\n\r\t", #""\n\r\t""#),
    ("\u{1B}[2J", #""\u001b[2J""#), ("\u{0}\u{7F}\u{9B}", #""\u0000\u007f\u009b""#),
    ("a\u{202E}b\u{2066}", #""a\u202eb\u2066""#), ("\u{2028}\u{FEFF}", #""\u2028\ufeff""#),
    ("Café 漢字 👩‍🚀", #""Café 漢字 👩‍🚀""#),
  ])
  func `a string is escaped where a reader or a terminal would act on it`(
    string: String,
    text: String
  ) {
    var json = JSONWriter()
    json.value(string)
    #expect(json.text == text)
  }

  @Test func `members stand in the order written on one line`() {
    var json = JSONWriter()
    json.object { json in
      json.member("name", "Acme")
      json.member("arr", 1_200.5)
      json.member("seats", 3)
      json.member("mine", true)
      json.member("owner", String?.none)
      json.key("series")
      json.array([1.0, nil]) { $0.value($1) }
      json.key("none")
      json.object { _ in }
    }
    #expect(
      json.text
        == #"{"name":"Acme","arr":1200.5,"seats":3,"mine":true,"owner":null,"series":[1,null],"none":{}}"#
    )
  }

  @Test func `an indented text breaks after every value and leaves empty ones closed`() {
    var json = JSONWriter(indentation: 2)
    json.object { json in
      json.member("a", 1)
      json.key("b")
      json.array(["x", "y"]) { $0.value($1) }
      json.key("c")
      json.array { _ in }
    }
    #expect(json.text == "{\n  \"a\": 1,\n  \"b\": [\n    \"x\",\n    \"y\"\n  ],\n  \"c\": []\n}")
  }
}
