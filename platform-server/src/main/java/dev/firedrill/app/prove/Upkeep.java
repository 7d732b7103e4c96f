package dev.firedrill.app.prove;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.app.prove.player.PlatformSession;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Puts a team's production back to how it stood when the platform was new, as a student of the team
 * could: flags, variables, the release in service, and no open incident.
 */
final class Upkeep {
  private static final Duration DEPLOYED_WITHIN = Duration.ofMinutes(3);
  private static final String REASON = "as it was before the drill";

  private final PlatformSession session;
  private final String team;
  private final String path;
  private final InstantSource clock;
  private final Map<String, JsonNode> flags;
  private final Map<String, String> variables;
  private final int release;

  /** Of a team that nobody has touched yet. */
  Upkeep(PlatformSession session, String team, InstantSource clock)
      throws IOException, InterruptedException {
    this.session = session;
    this.team = team;
    this.path = "/teams/" + team;
    this.clock = clock;
    this.flags = new LinkedHashMap<>();
    for (JsonNode flag : flags()) {
      flags.put(flag.path("key").asText(), flag.path("definition"));
    }
    this.variables = variables(config());
    this.release = current().path("release").path("number").asInt();
  }

  /** Fails when something is not as it was. */
  void restore() throws IOException, InterruptedException {
    resolveIncidents();
    for (JsonNode flag : flags()) {
      JsonNode before = flags.get(flag.path("key").asText());
      if (before == null) {
        throw new IOException(team + " has a flag more than before");
      }
      if (!before.equals(flag.path("definition"))) {
        define(flag, before);
      }
    }
    JsonNode config = config();
    if (!variables(config).equals(variables)) {
      put("/config/PRODUCTION", config, Map.of("variables", config(variables), "deploy", true));
    }
    Instant deadline = clock.instant().plus(DEPLOYED_WITHIN);
    while (!isInService()) {
      if (clock.instant().isAfter(deadline)) {
        throw new IOException(team + " does not run its first release and variables again");
      }
      if (!isBusy()) {
        PlatformSession.Answer _ =
            session.ask(
                "POST",
                path + "/deployments",
                Map.of(
                    "environment",
                    "PRODUCTION",
                    "release",
                    release,
                    "strategy",
                    "ROLLING",
                    "reason",
                    REASON),
                Map.of());
      }
      TimeUnit.SECONDS.sleep(1);
    }
    for (JsonNode flag : flags()) {
      if (!flag.path("definition").equals(flags.get(flag.path("key").asText()))) {
        throw new IOException(
            "the flag " + flag.path("key").asText() + " of " + team + " is not as it was");
      }
    }
  }

  private void resolveIncidents() throws IOException, InterruptedException {
    for (JsonNode incident : session.get("/incidents?team=" + team + "&open=true").path("items")) {
      session.must(
          "POST",
          "/incidents/" + incident.path("id").asText() + "/resolve",
          Map.of("text", REASON));
    }
  }

  private void define(JsonNode flag, JsonNode before) throws IOException, InterruptedException {
    put(
        "/flags/PRODUCTION/" + flag.path("key").asText() + "/definition",
        flag,
        Map.of("definition", before));
  }

  /** Against the version that was read. */
  private void put(String what, JsonNode read, Map<String, ?> body)
      throws IOException, InterruptedException {
    Map<String, Object> wish = new LinkedHashMap<>(body);
    wish.put("reason", REASON);
    PlatformSession.Answer answer =
        session.ask(
            "PUT",
            path + what,
            wish,
            Map.of("If-Match", "\"" + read.path("version").asText() + "\""));
    if (!answer.ok()) {
      throw new IOException(what + " of " + team + " could not be put back: " + answer.said());
    }
  }

  private JsonNode flags() throws IOException, InterruptedException {
    return session.get(path + "/flags?environment=PRODUCTION").path("items");
  }

  private JsonNode config() throws IOException, InterruptedException {
    return session.get(path + "/config?environment=PRODUCTION");
  }

  private JsonNode current() throws IOException, InterruptedException {
    JsonNode items = session.get(path + "/deployments?environment=PRODUCTION").path("items");
    for (JsonNode deployment : items) {
      if (deployment.path("current").asBoolean()) {
        return deployment;
      }
    }
    throw new IOException("nothing is in service for " + team);
  }

  private boolean isBusy() throws IOException, InterruptedException {
    for (JsonNode deployment :
        session.get(path + "/deployments?environment=PRODUCTION").path("items")) {
      if (deployment.path("endedAt").isNull() && deployment.path("effectiveAt").isNull()) {
        return true;
      }
    }
    return false;
  }

  /** The first release, with the variables of old; a version of them may have another number. */
  private boolean isInService() throws IOException, InterruptedException {
    JsonNode current = current();
    if (current.path("release").path("number").asInt() != release) {
      return false;
    }
    JsonNode running =
        session.get(
            path
                + "/config/PRODUCTION/versions/"
                + current.path("configVersion").asText()
                + "/variables");
    return variables(running.path("items")).equals(variables);
  }

  private static Map<String, String> variables(JsonNode config) {
    Map<String, String> variables = new TreeMap<>();
    for (JsonNode variable : config.isArray() ? config : config.path("variables")) {
      variables.put(variable.path("name").asText(), variable.path("value").asText());
    }
    return variables;
  }

  private static Object config(Map<String, String> variables) {
    return variables.entrySet().stream()
        .map(variable -> Map.of("name", variable.getKey(), "value", variable.getValue()))
        .toList();
  }
}
