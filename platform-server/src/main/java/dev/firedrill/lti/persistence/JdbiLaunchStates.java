package dev.firedrill.lti.persistence;

import dev.firedrill.lti.LaunchState;
import dev.firedrill.lti.LaunchStates;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

final class JdbiLaunchStates implements LaunchStates {
  private final Jdbi jdbi;

  JdbiLaunchStates(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public void add(LaunchState state, Instant now) {
    jdbi.useTransaction(handle -> {
      handle
          .createUpdate("DELETE FROM lti_state WHERE expires_at < :now")
          .bind("now", now.atOffset(ZoneOffset.UTC))
          .execute();
      handle
          .createUpdate(
              """
              INSERT INTO lti_state (state_hash, nonce_hash, platform_id, expires_at)
              VALUES (:state, :nonce, :platform, :expires)
              """)
          .bind("state", state.stateHash())
          .bind("nonce", state.nonceHash())
          .bind("platform", state.platform())
          .bind("expires", state.expiresAt().atOffset(ZoneOffset.UTC))
          .execute();
    });
  }

  @Override
  public Optional<LaunchState> take(String stateHash) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                DELETE FROM lti_state WHERE state_hash = :state
                RETURNING state_hash, nonce_hash, platform_id, expires_at
                """)
            .bind("state", stateHash)
            .map((row, context) ->
                new LaunchState(
                    row.getString("state_hash"),
                    row.getString("nonce_hash"),
                    row.getObject("platform_id", UUID.class),
                    row.getObject("expires_at", OffsetDateTime.class).toInstant()))
            .findOne());
  }
}
