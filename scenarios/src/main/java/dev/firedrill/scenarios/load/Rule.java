package dev.firedrill.scenarios.load;

/** One or several lint rules over a document that may be malformed in other ways. */
@FunctionalInterface
interface Rule {
  void check(Document document, Findings findings);

  /** Where a rule says what it found. */
  @FunctionalInterface
  interface Findings {
    /** A mistake at the value that the JSON pointer names. */
    void add(String pointer, String rule, String message);
  }
}
