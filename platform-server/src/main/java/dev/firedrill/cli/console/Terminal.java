package dev.firedrill.cli.console;

import java.util.Optional;

/** The person at the other end, if there is one. */
public interface Terminal {
  /** Whether what is written to stdout is read by a person. */
  boolean showsOutput();

  /** Whether what is written to stderr is read by a person. */
  boolean showsErrors();

  /** Whether somebody can be asked. */
  boolean canAsk();

  /** The answer to a question; empty when the input ended. */
  Optional<String> ask(String question);

  /** As {@link #ask}, without showing what is typed. */
  Optional<String> askSecretly(String question);

  /** Nobody is there: output goes to a file or a program. */
  static Terminal none() {
    return new Terminal() {
      @Override
      public boolean showsOutput() {
        return false;
      }

      @Override
      public boolean showsErrors() {
        return false;
      }

      @Override
      public boolean canAsk() {
        return false;
      }

      @Override
      public Optional<String> ask(String question) {
        return Optional.empty();
      }

      @Override
      public Optional<String> askSecretly(String question) {
        return Optional.empty();
      }
    };
  }
}
