package dev.firedrill.auth.persistence;

import dev.firedrill.auth.Credential;
import dev.firedrill.auth.Principal;
import dev.firedrill.auth.token.ApiToken;
import dev.firedrill.auth.token.ApiTokenId;
import dev.firedrill.auth.token.ApiTokens;
import dev.firedrill.auth.token.TokenKind;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** Each call with a token asks for it, so one query brings it with its person and team. */
final class JdbiApiTokens implements ApiTokens {
  private static final String IN_SIGHT =
      """
      SELECT k.id, k.kind, k.name AS token_name, k.created_at, k.expires_at, k.last_used_at,
             p.id AS person_id, p.name, p.handle, p.role,
             o.id AS own_team_id, o.slug AS own_team_slug, o.name AS own_team_name,
             t.id AS ci_team_id, t.slug AS ci_team_slug, t.name AS ci_team_name
      FROM api_token k
      JOIN person p ON p.id = k.person_id
      LEFT JOIN team_member m ON m.person_id = p.id
      LEFT JOIN team o ON o.id = m.team_id
      LEFT JOIN team t ON t.id = k.team_id
      WHERE k.revoked_at IS NULL
      """;
  private static final String NEWEST_FIRST = " ORDER BY k.created_at DESC, k.id";

  private static final RowMapper<ApiToken> TOKEN = (row, context) -> token(row);
  private static final RowMapper<Presented> PRESENTED =
      (row, context) -> {
        ApiToken token = token(row);
        return new Presented(
            token,
            new Principal(token.maker(), PrincipalRows.team(row, "own_"), credential(token)));
      };

  private final Jdbi jdbi;

  JdbiApiTokens(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  private static ApiToken token(ResultSet row) throws SQLException {
    OffsetDateTime lastUsed = row.getObject("last_used_at", OffsetDateTime.class);
    return new ApiToken(
        new ApiTokenId(row.getObject("id", UUID.class)),
        TokenKind.valueOf(row.getString("kind")),
        row.getString("token_name"),
        PrincipalRows.person(row),
        PrincipalRows.team(row, "ci_"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("expires_at", OffsetDateTime.class).toInstant(),
        lastUsed == null ? null : lastUsed.toInstant());
  }

  private static Credential credential(ApiToken token) {
    Team team = token.team();
    return team == null
        ? new Credential.PersonalToken(token.name())
        : new Credential.CiToken(token.name(), team.id());
  }

  @Override
  public boolean add(ApiToken token, String hash) {
    Team team = token.team();
    UUID teamId = team == null ? null : team.id().value();
    return jdbi.inTransaction(handle -> {
      handle
          .createUpdate(
              """
              UPDATE api_token SET revoked_at = :now
              WHERE revoked_at IS NULL AND expires_at <= :now AND kind = :kind AND name = :name
                AND (team_id = :team OR (kind = 'PERSONAL' AND person_id = :person))
              """)
          .bind("now", token.createdAt())
          .bind("kind", token.kind().name())
          .bind("name", token.name())
          .bindByType("team", teamId, UUID.class)
          .bind("person", token.maker().id().value())
          .execute();
      return handle
              .createUpdate(
                  """
                  INSERT INTO api_token
                    (id, kind, name, token_hash, person_id, team_id, created_at, expires_at)
                  VALUES (:id, :kind, :name, :hash, :person, :team, :createdAt, :expiresAt)
                  ON CONFLICT DO NOTHING
                  """)
              .bind("id", token.id().value())
              .bind("kind", token.kind().name())
              .bind("name", token.name())
              .bind("hash", hash)
              .bind("person", token.maker().id().value())
              .bindByType("team", teamId, UUID.class)
              .bind("createdAt", token.createdAt())
              .bind("expiresAt", token.expiresAt())
              .execute()
          == 1;
    });
  }

  @Override
  public Optional<Presented> find(String hash) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(IN_SIGHT + "AND k.token_hash = :hash")
            .bind("hash", hash)
            .map(PRESENTED)
            .findOne());
  }

  @Override
  public Optional<ApiToken> find(ApiTokenId id) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(IN_SIGHT + "AND k.id = :id")
            .bind("id", id.value())
            .map(TOKEN)
            .findOne());
  }

  @Override
  public List<ApiToken> personalOf(PersonId person) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                IN_SIGHT + "AND k.kind = 'PERSONAL' AND k.person_id = :person" + NEWEST_FIRST)
            .bind("person", person.value())
            .map(TOKEN)
            .list());
  }

  @Override
  public List<ApiToken> ofCi(@Nullable TeamId team) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                IN_SIGHT
                    + "AND k.kind = 'CI' AND (k.team_id = :team OR CAST(:team AS uuid) IS NULL)"
                    + NEWEST_FIRST)
            .bindByType("team", team == null ? null : team.value(), UUID.class)
            .map(TOKEN)
            .list());
  }

  @Override
  public void used(ApiTokenId token, Instant at) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                UPDATE api_token SET last_used_at = :at
                WHERE id = :id AND (last_used_at IS NULL OR last_used_at < :at)
                """)
            .bind("id", token.value())
            .bind("at", at)
            .execute());
  }

  @Override
  public boolean revoke(ApiTokenId token, Instant at) {
    return jdbi.withHandle(handle ->
        handle
                .createUpdate(
                    """
                    UPDATE api_token SET revoked_at = :at WHERE id = :id AND revoked_at IS NULL
                    """)
                .bind("id", token.value())
                .bind("at", at)
                .execute()
            == 1);
  }

  @Override
  public int forget(Instant before) {
    return jdbi.withHandle(handle ->
        handle
            .createUpdate(
                "DELETE FROM api_token WHERE expires_at < :before OR revoked_at < :before")
            .bind("before", before)
            .execute());
  }
}
