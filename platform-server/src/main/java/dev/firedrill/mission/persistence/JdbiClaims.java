package dev.firedrill.mission.persistence;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.mission.Claims;
import dev.firedrill.mission.Need;
import dev.firedrill.team.TeamId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

final class JdbiClaims implements Claims {
  private final Jdbi jdbi;

  JdbiClaims(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public Map<Key, Need.Claim> all() {
    Map<Key, Need.Claim> claims = new HashMap<>();
    jdbi.useHandle(handle ->
        handle
            .createQuery("SELECT team_id, need, claimed_by, claimed_at FROM staff_claim")
            .map((row, context) ->
                Map.entry(
                    new Key(
                        new TeamId(row.getObject("team_id", UUID.class)),
                        Need.Kind.valueOf(row.getString("need"))),
                    new Need.Claim(
                        new PersonId(row.getObject("claimed_by", UUID.class)),
                        row.getObject("claimed_at", OffsetDateTime.class).toInstant())))
            .forEach(entry -> claims.put(entry.getKey(), entry.getValue())));
    return claims;
  }

  @Override
  public void claim(Key need, PersonId by, Instant at) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO staff_claim (team_id, need, claimed_by, claimed_at)
                VALUES (:team, :need, :by, :at)
                ON CONFLICT (team_id, need) DO UPDATE
                SET claimed_by = excluded.claimed_by, claimed_at = excluded.claimed_at
                """)
            .bind("team", need.team().value())
            .bind("need", need.need().name())
            .bind("by", by.value())
            .bind("at", at.atOffset(ZoneOffset.UTC))
            .execute());
  }

  @Override
  public boolean release(Key need) {
    return jdbi.withHandle(handle ->
        handle
                .createUpdate("DELETE FROM staff_claim WHERE team_id = :team AND need = :need")
                .bind("team", need.team().value())
                .bind("need", need.need().name())
                .execute()
            == 1);
  }
}
