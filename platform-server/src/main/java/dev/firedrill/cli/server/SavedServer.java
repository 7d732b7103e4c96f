package dev.firedrill.cli.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.kernel.Secret;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A server that somebody signed in to. The team is the one that is meant where none is named. */
public record SavedServer(
    String url,
    Secret token,
    String tokenId,
    String tokenName,
    String handle,
    @Nullable String team) {

  static Optional<SavedServer> read(String url, JsonNode node) {
    return Json.text(node, "token")
        .filter(token -> !token.isBlank())
        .map(token ->
            new SavedServer(
                url,
                new Secret(token),
                node.path("tokenId").asText(),
                node.path("tokenName").asText(),
                node.path("handle").asText(),
                Json.text(node, "team").orElse(null)));
  }

  ObjectNode write() {
    return Json.object()
        .put("token", token.reveal())
        .put("tokenId", tokenId)
        .put("tokenName", tokenName)
        .put("handle", handle)
        .put("team", team);
  }
}
