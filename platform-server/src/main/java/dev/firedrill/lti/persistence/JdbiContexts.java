package dev.firedrill.lti.persistence;

import dev.firedrill.lti.Contexts;
import dev.firedrill.lti.LtiContext;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

final class JdbiContexts implements Contexts {
  private static final String SELECT =
      """
      SELECT id, platform_id, context_id, title, members_url, line_items_url, scopes
      FROM lti_context
      """;
  private static final RowMapper<LtiContext> CONTEXT =
      (row, context) ->
          new LtiContext(
              row.getObject("id", UUID.class),
              row.getObject("platform_id", UUID.class),
              row.getString("context_id"),
              row.getString("title"),
              address(row.getString("members_url")),
              address(row.getString("line_items_url")),
              Set.of((String[]) row.getArray("scopes").getArray()));

  private final Jdbi jdbi;

  JdbiContexts(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  private static @Nullable URI address(@Nullable String text) {
    return text == null ? null : URI.create(text);
  }

  private static @Nullable String text(@Nullable URI address) {
    return address == null ? null : address.toString();
  }

  @Override
  public List<LtiContext> all() {
    return jdbi.withHandle(
        handle -> handle.createQuery(SELECT + "ORDER BY title, id").map(CONTEXT).list());
  }

  @Override
  public Optional<LtiContext> find(UUID id) {
    return jdbi.withHandle(handle ->
        handle.createQuery(SELECT + "WHERE id = :id").bind("id", id).map(CONTEXT).findOne());
  }

  @Override
  public void put(LtiContext context) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO lti_context
                  (id, platform_id, context_id, title, members_url, line_items_url, scopes)
                VALUES (:id, :platform, :context, :title, :members, :lineItems, :scopes)
                ON CONFLICT (platform_id, context_id) DO UPDATE
                SET title = excluded.title, members_url = excluded.members_url,
                  line_items_url = excluded.line_items_url, scopes = excluded.scopes
                """)
            .bind("id", context.id())
            .bind("platform", context.platform())
            .bind("context", context.contextId())
            .bind("title", context.title())
            .bind("members", text(context.membersUrl()))
            .bind("lineItems", text(context.lineItemsUrl()))
            .bindArray("scopes", String.class, List.copyOf(context.scopes()))
            .execute());
  }
}
