package dev.firedrill.app;

/**
 * The platform cannot start; the message is one sentence for the operator that says how to mend it.
 */
public final class StartFailure extends RuntimeException {
  public StartFailure(String message) {
    super(message);
  }

  public StartFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
