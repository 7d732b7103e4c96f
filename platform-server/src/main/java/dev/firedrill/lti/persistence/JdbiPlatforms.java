package dev.firedrill.lti.persistence;

import dev.firedrill.lti.LtiPlatform;
import dev.firedrill.lti.Platforms;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

final class JdbiPlatforms implements Platforms {
  private static final String SELECT =
      """
      SELECT id, name, issuer, client_id, deployments, login_url, token_url, keys_url
      FROM lti_platform
      """;
  private static final RowMapper<LtiPlatform> PLATFORM =
      (row, context) ->
          new LtiPlatform(
              row.getObject("id", UUID.class),
              row.getString("name"),
              row.getString("issuer"),
              row.getString("client_id"),
              List.of((String[]) row.getArray("deployments").getArray()),
              URI.create(row.getString("login_url")),
              URI.create(row.getString("token_url")),
              URI.create(row.getString("keys_url")));

  private final Jdbi jdbi;

  JdbiPlatforms(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public List<LtiPlatform> all() {
    return jdbi.withHandle(
        handle -> handle.createQuery(SELECT + "ORDER BY name, id").map(PLATFORM).list());
  }

  @Override
  public Optional<LtiPlatform> find(UUID id) {
    return jdbi.withHandle(handle ->
        handle.createQuery(SELECT + "WHERE id = :id").bind("id", id).map(PLATFORM).findOne());
  }

  @Override
  public boolean add(LtiPlatform platform) {
    return jdbi.withHandle(handle ->
        handle
                .createUpdate(
                    """
                    INSERT INTO lti_platform
                      (id, name, issuer, client_id, deployments, login_url, token_url, keys_url)
                    VALUES (:id, :name, :issuer, :client, :deployments, :login, :token, :keys)
                    ON CONFLICT DO NOTHING
                    """)
                .bind("id", platform.id())
                .bind("name", platform.name())
                .bind("issuer", platform.issuer())
                .bind("client", platform.clientId())
                .bindArray("deployments", String.class, platform.deployments())
                .bind("login", platform.loginUrl().toString())
                .bind("token", platform.tokenUrl().toString())
                .bind("keys", platform.keysUrl().toString())
                .execute()
            == 1);
  }

  @Override
  public boolean remove(UUID id) {
    return jdbi.withHandle(handle ->
        handle.createUpdate("DELETE FROM lti_platform WHERE id = :id").bind("id", id).execute()
            == 1);
  }
}
