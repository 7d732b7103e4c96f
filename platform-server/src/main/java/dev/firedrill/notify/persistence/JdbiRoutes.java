package dev.firedrill.notify.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.notify.route.Route;
import dev.firedrill.notify.route.RouteStore;
import dev.firedrill.notify.route.Routes;
import dev.firedrill.notify.route.Webhook;
import dev.firedrill.team.TeamId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

final class JdbiRoutes implements RouteStore {
  private static final JsonMapper JSON = new JsonMapper();

  private final Jdbi jdbi;

  JdbiRoutes(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public Routes of(TeamId team) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT version, routes FROM team_route WHERE team_id = :team")
            .bind("team", team.value())
            .map((row, context) -> read(row.getLong("version"), row.getString("routes")))
            .findOne()
            .orElse(Routes.USUAL));
  }

  @Override
  public void save(TeamId team, Routes routes) {
    ObjectNode node = JSON.createObjectNode();
    node.set("page", write(routes.page()));
    node.set("ticket", write(routes.ticket()));
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO team_route (team_id, version, routes) VALUES (:team, :version, :routes)
                ON CONFLICT (team_id) DO UPDATE SET version = :version, routes = :routes
                """)
            .bind("team", team.value())
            .bind("version", routes.version())
            .bind("routes", node.toString())
            .execute());
  }

  private static ObjectNode write(Route route) {
    ObjectNode node = JSON.createObjectNode();
    node.put("chat", route.chat()).put("inbox", route.inbox());
    ArrayNode mail = node.putArray("mail");
    route.mail().forEach(mail::add);
    ArrayNode hooks = node.putArray("webhooks");
    for (Webhook hook : route.webhooks()) {
      hooks
          .addObject()
          .put("id", hook.id().toString())
          .put("url", hook.url())
          .put("secretSet", hook.secretSet());
    }
    return node;
  }

  private static Routes read(long version, String text) {
    try {
      JsonNode node = JSON.readTree(text);
      return new Routes(version, route(node.path("page")), route(node.path("ticket")));
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("a team's stored routes are not JSON", broken);
    }
  }

  private static Route route(JsonNode node) {
    List<String> mail = new ArrayList<>();
    node.path("mail").forEach(address -> mail.add(address.asText()));
    List<Webhook> hooks = new ArrayList<>();
    for (JsonNode hook : node.path("webhooks")) {
      hooks.add(
          new Webhook(
              UUID.fromString(hook.path("id").asText()),
              hook.path("url").asText(),
              hook.path("secretSet").asBoolean()));
    }
    return new Route(node.path("chat").asBoolean(), node.path("inbox").asBoolean(), mail, hooks);
  }

  @Override
  public void addWebhook(TeamId team, UUID id, String url, @Nullable String sealedSecret) {
    jdbi.useHandle(handle ->
        handle.execute(
            "INSERT INTO team_webhook (id, team_id, url, sealed_secret) VALUES (?, ?, ?, ?)",
            id,
            team.value(),
            url,
            sealedSecret));
  }

  @Override
  public Optional<Stored> webhook(UUID id) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT id, team_id, url, sealed_secret FROM team_webhook WHERE id = :id")
            .bind("id", id)
            .map((row, context) ->
                new Stored(
                    row.getObject("id", UUID.class),
                    new TeamId(row.getObject("team_id", UUID.class)),
                    row.getString("url"),
                    row.getString("sealed_secret")))
            .findOne());
  }
}
