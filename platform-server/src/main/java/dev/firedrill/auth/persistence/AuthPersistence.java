package dev.firedrill.auth.persistence;

import dev.firedrill.auth.Sessions;
import dev.firedrill.auth.SignInLinks;
import org.jdbi.v3.core.Jdbi;

/** Sign-in links and sessions in PostgreSQL. */
public final class AuthPersistence {
  private AuthPersistence() {}

  public static SignInLinks links(Jdbi jdbi) {
    return new JdbiSignInLinks(jdbi);
  }

  public static Sessions sessions(Jdbi jdbi) {
    return new JdbiSessions(jdbi);
  }
}
