package dev.firedrill.chaos.janitor;

/** Where the janitor says what it did. */
@FunctionalInterface
public interface JanitorDiary {
  void tell(String what);
}
