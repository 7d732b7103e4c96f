package dev.firedrill.app.bench.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What teams do beside talking, each with a mark that is seen where it is told: updates of an
 * incident, changes of a flag, questions to staff. A kind is known by the number in its mark.
 */
final class Doings {
  /** A kind of evidence, told by the number of its mark. */
  enum Kind {
    CHAT(0),
    INCIDENT(300_000),
    FLAG(400_000),
    NEEDS_YOU(500_000);

    private final int from;

    Kind(int from) {
      this.from = from;
    }

    /** A text to look for, with the time. */
    String mark(int number) {
      return "tick-" + System.currentTimeMillis() + "-" + (from + number);
    }

    boolean has(String mark) {
      int number = Integer.parseInt(mark.substring(mark.lastIndexOf('-') + 1));
      return number >= from && number < from + 100_000;
    }
  }

  private static final String FLAG = "bench-flag";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final LiveCourse course;
  private final List<Busy> busy = new ArrayList<>();

  /** A team that does more than talk. */
  private static final class Busy {
    private final LiveCourse.Seat seat;
    private final String incident;
    private String flagVersion;
    private boolean on;

    Busy(LiveCourse.Seat seat, String incident, String flagVersion) {
      this.seat = seat;
      this.incident = incident;
      this.flagVersion = flagVersion;
    }
  }

  private Doings(LiveCourse course) {
    this.course = course;
  }

  /** For so many teams: each has a flag and declares an incident. */
  static Doings of(LiveCourse course, int teams) throws IOException, InterruptedException {
    Doings doings = new Doings(course);
    for (int i = 0; i < teams; i++) {
      LiveCourse.Seat seat = course.students().get(i * LiveCourse.MEMBERS);
      JsonNode incident =
          JSON.readTree(
              course.change(
                  seat,
                  "POST",
                  "/incidents",
                  null,
                  "{\"title\":\"weather is slow\",\"severity\":\"SEV3\"}"));
      JsonNode flag =
          JSON.readTree(
              course.change(
                  seat,
                  "POST",
                  "/teams/" + seat.team().slug() + "/flags/PRODUCTION",
                  null,
                  """
                  {"key": "%s", "description": "for the bench", "reason": "to be switched",
                   "definition": {"state": "ENABLED", "variants": {"on": true, "off": false},
                                  "defaultVariant": "off"}}
                  """
                      .formatted(FLAG)));
      doings.busy.add(new Busy(seat, incident.path("id").asText(), flag.path("version").asText()));
    }
    return doings;
  }

  /** The incident of the first of them. */
  String incident() {
    return busy.getFirst().incident;
  }

  /** Does it for one of the teams in turn. */
  void act(Kind kind, int number, List<String> channels) throws IOException, InterruptedException {
    Busy who = busy.get(number % busy.size());
    // One after the other for a team: each change names the version before it.
    synchronized (who) {
      switch (kind) {
        case CHAT -> course.post(who.seat, channels.get(number % busy.size()), kind.mark(number));
        case INCIDENT ->
            course.change(
                who.seat,
                "POST",
                "/incidents/" + who.incident + "/updates",
                null,
                """
                {"text": "%s", "inRoom": false, "forPublic": true}
                """
                    .formatted(kind.mark(number)));
        case FLAG -> {
          who.on = !who.on;
          String answer =
              course.change(
                  who.seat,
                  "PUT",
                  "/teams/" + who.seat.team().slug() + "/flags/PRODUCTION/" + FLAG,
                  who.flagVersion,
                  "{\"on\":" + who.on + ",\"reason\":\"" + kind.mark(number) + "\"}");
          who.flagVersion = JSON.readTree(answer).path("version").asText();
        }
        case NEEDS_YOU ->
            course.post(
                who.seat, channels.get(number % busy.size()), "/help-me " + kind.mark(number));
      }
    }
  }
}
