package dev.firedrill.telemetry.query;

/** A piece of an expression; {@code position} counts characters from 1. */
record Token(Kind kind, String text, int position) {
  enum Kind {
    NUMBER,
    DURATION,
    NAME,
    STRING,
    SIGN,
    END
  }

  boolean is(String sign) {
    return (kind == Kind.SIGN || kind == Kind.NAME) && text.equals(sign);
  }

  /** As it is named in a sentence. */
  String words() {
    return kind == Kind.END ? "end" : "'" + text + "'";
  }
}
