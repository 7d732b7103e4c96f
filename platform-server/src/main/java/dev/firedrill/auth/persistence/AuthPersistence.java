package dev.firedrill.auth.persistence;

import dev.firedrill.auth.ActingTurns;
import dev.firedrill.auth.Sessions;
import dev.firedrill.auth.SignInLinks;
import dev.firedrill.auth.token.ApiTokens;
import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;

/** Sign-in links, sessions and tokens in PostgreSQL. */
public final class AuthPersistence {
  private AuthPersistence() {}

  public static SignInLinks links(Jdbi jdbi) {
    return new JdbiSignInLinks(jdbi);
  }

  public static Sessions sessions(Jdbi jdbi) {
    return new JdbiSessions(jdbi);
  }

  /** Turns end by this clock. */
  public static ActingTurns acting(Jdbi jdbi, InstantSource clock) {
    return new JdbiActingTurns(jdbi, clock);
  }

  public static ApiTokens tokens(Jdbi jdbi) {
    return new JdbiApiTokens(jdbi);
  }
}
