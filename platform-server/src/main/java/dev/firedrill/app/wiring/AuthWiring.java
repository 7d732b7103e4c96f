package dev.firedrill.app.wiring;

import dev.firedrill.auth.LoginThrottle;
import dev.firedrill.auth.SignIn;
import dev.firedrill.auth.persistence.AuthPersistence;
import dev.firedrill.auth.token.DeviceSignIn;
import dev.firedrill.auth.token.TokenDesk;

/** Sign-in, sessions and tokens. */
record AuthWiring(SignIn signIn, TokenDesk tokens, DeviceSignIn devices) {
  static AuthWiring on(Foundation f) {
    SignIn signIn =
        new SignIn(
            AuthPersistence.links(f.jdbi()),
            AuthPersistence.sessions(f.jdbi()),
            new LoginThrottle(),
            f.random(),
            f.ids(),
            f.clock());
    TokenDesk tokens =
        new TokenDesk(
            AuthPersistence.tokens(f.jdbi()),
            new TokenEvidence(f.evidence()),
            f.transactions(),
            f.random(),
            f.ids(),
            f.clock());
    return new AuthWiring(signIn, tokens, new DeviceSignIn(signIn, f.people(), f.teams(), tokens));
  }
}
