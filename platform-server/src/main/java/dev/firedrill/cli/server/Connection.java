package dev.firedrill.cli.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.cli.console.CliFailure;
import org.jspecify.annotations.Nullable;

/** A server as somebody, and the team that is meant. */
public final class Connection implements AutoCloseable {
  private final Api api;
  private @Nullable String team;

  Connection(Api api, @Nullable String team) {
    this.api = api;
    this.team = team;
  }

  public Api api() {
    return api;
  }

  /** The team's slug; asks the server where nobody said which. */
  public String team() {
    if (team == null) {
      JsonNode caller = api.get(ApiPath.of("tokens", "current"));
      team =
          Json.text(caller.path("team"), "slug")
              .orElseThrow(() ->
                  CliFailure.usage(
                      "Say which team: --team SLUG (or set FIREDRILL_TEAM). You belong to none."));
    }
    return team;
  }

  /** A path of the team's. */
  public ApiPath of(Object... segments) {
    return ApiPath.of("teams", team()).with(segments);
  }

  @Override
  public void close() {
    api.close();
  }
}
