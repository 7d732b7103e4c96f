package dev.firedrill.workspace;

/** What came of something asked for in chat. */
public sealed interface Outcome<T> {
  record Done<T>(T value) implements Outcome<T> {}

  record Refused<T>(Refusal why) implements Outcome<T> {}

  static <T> Outcome<T> done(T value) {
    return new Done<>(value);
  }

  static <T> Outcome<T> refused(Refusal why) {
    return new Refused<>(why);
  }

  /** The value; throws the refusal as a failure for people. */
  default T orFail() {
    return switch (this) {
      case Done<T> done -> done.value();
      case Refused<T> refused -> throw refused.why().failure();
    };
  }
}
