package dev.firedrill.app.postgres;

/** PostgreSQL could not be brought up; the message is one sentence for the operator. */
public final class PostgresFailure extends RuntimeException {
  public PostgresFailure(String message) {
    super(message);
  }

  public PostgresFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
