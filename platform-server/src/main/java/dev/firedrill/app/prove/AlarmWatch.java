package dev.firedrill.app.prove;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.app.prove.player.PlatformSession;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The three alarms of the platform's examples, set up by a team before the run. */
final class AlarmWatch {
  private final PlatformSession session;
  private final String path;
  private final List<JsonNode> alarms = new ArrayList<>();
  private final List<JsonNode> definitions = new ArrayList<>();

  AlarmWatch(PlatformSession session, String team) {
    this.session = session;
    this.path = "/teams/" + team + "/alarms";
  }

  void setUp() throws IOException, InterruptedException {
    for (JsonNode example : session.get(path + "/examples").path("items")) {
      definitions.add(example.path("definition"));
      alarms.add(session.must("POST", path, example.path("definition")));
    }
  }

  /**
   * Which of them fired between the instants and how soon; else which would have, judged once more
   * from what was measured.
   */
  String said(Instant from, Instant to) throws IOException, InterruptedException {
    List<String> fired = new ArrayList<>();
    for (JsonNode alarm : alarms) {
      JsonNode history = session.get(path + "/" + alarm.path("id").asText() + "/history");
      for (JsonNode entry : history.path("items")) {
        Instant at = Instant.parse(entry.path("at").asText());
        if (entry.path("kind").asText().equals("STATE")
            && entry.path("to").asText().equals("ALARM")
            && !at.isBefore(from)
            && !at.isAfter(to)) {
          fired.add(named(alarm, Duration.between(from, at)));
          break;
        }
      }
    }
    if (!fired.isEmpty()) {
      return "fired: " + String.join(", ", fired);
    }
    for (JsonNode alarm : definitions) {
      JsonNode preview = session.must("POST", path + "/preview", Map.of("definition", alarm));
      for (JsonNode standing : preview.path("states")) {
        Instant at = Instant.parse(standing.path("at").asText());
        if (standing.path("state").asText().equals("ALARM")
            && !at.isBefore(from)
            && !at.isAfter(to)) {
          return "could have fired: " + named(alarm, Duration.between(from, at));
        }
      }
    }
    return "none fired, and none could have";
  }

  /** Whether none is in alarm: what fires from the start of the platform on cannot fire again. */
  boolean atRest() throws IOException, InterruptedException {
    for (JsonNode alarm : session.get(path).path("items")) {
      if (alarm.path("state").asText().equals("ALARM")) {
        return false;
      }
    }
    return true;
  }

  /** How each stands now and why, for whoever wonders. */
  List<String> standing() throws IOException, InterruptedException {
    List<String> standing = new ArrayList<>();
    for (JsonNode alarm : session.get(path).path("items")) {
      standing.add(
          "alarm "
              + alarm.path("name").asText()
              + ": "
              + alarm.path("state").asText()
              + ", "
              + alarm.path("stateReason").asText());
    }
    return standing;
  }

  private static String named(JsonNode alarm, Duration after) {
    return alarm.path("name").asText() + " after " + after.toSeconds() + " s";
  }
}
