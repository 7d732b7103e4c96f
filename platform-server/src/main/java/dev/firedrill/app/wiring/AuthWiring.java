package dev.firedrill.app.wiring;

import dev.firedrill.auth.LoginThrottle;
import dev.firedrill.auth.SignIn;
import dev.firedrill.auth.persistence.AuthPersistence;

/** Sign-in and sessions. */
record AuthWiring(SignIn signIn) {
  static AuthWiring on(Foundation f) {
    return new AuthWiring(
        new SignIn(
            AuthPersistence.links(f.jdbi()),
            AuthPersistence.sessions(f.jdbi()),
            new LoginThrottle(),
            f.random(),
            f.ids(),
            f.clock()));
  }
}
