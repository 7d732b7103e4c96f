package dev.firedrill.app.prove;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.app.prove.player.PlatformSession;
import dev.firedrill.scenarios.Scenario;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Runs one scenario once for all players: makes sure that everybody is well, launches, tells each
 * player when its users notice, and reads what the platform made of it. The conductor is staff; the
 * players are students.
 */
final class Conductor {
  private static final Duration READY_WITHIN = Duration.ofMinutes(10);
  private static final Duration ASSESSED_WITHIN = Duration.ofMinutes(3);
  private static final Duration BEYOND_THE_END = Duration.ofMinutes(3);
  private static final long LOOK_MILLIS = 500;

  private final Scenario scenario;
  private final int speed;
  private final PlatformSession staff;
  private final List<Seat> seats;
  private final InstantSource clock;
  private final Consumer<String> progress;

  Conductor(
      Scenario scenario,
      int speed,
      PlatformSession staff,
      List<Seat> seats,
      InstantSource clock,
      Consumer<String> progress) {
    this.scenario = scenario;
    this.speed = speed;
    this.staff = staff;
    this.seats = List.copyOf(seats);
    this.clock = clock;
    this.progress = progress;
  }

  List<Played> play() throws IOException, InterruptedException {
    awaitReadiness();
    JsonNode run = launch();
    String id = run.path("id").asText();
    List<Thread> playing = new ArrayList<>();
    for (Seat seat : seats) {
      playing.add(Thread.ofPlatform().name(seat.player().name()).daemon().start(seat::play));
    }
    JsonNode ended;
    try {
      ended = follow(id);
    } finally {
      seats.forEach(seat -> seat.stage().end());
      for (Thread player : playing) {
        player.join(Duration.ofMinutes(5));
      }
    }
    return read(ended);
  }

  private List<String> slugs() {
    return seats.stream().map(seat -> seat.stage().team()).toList();
  }

  private Map<String, Object> order() {
    Map<String, Object> order = new LinkedHashMap<>();
    order.put("scenarioId", scenario.metadata().id());
    order.put("teams", slugs());
    order.put("credit", false);
    order.put("speed", speed);
    return order;
  }

  private void awaitReadiness() throws IOException, InterruptedException {
    Instant deadline = clock.instant().plus(READY_WITHIN);
    String waiting = "";
    while (clock.instant().isBefore(deadline)) {
      JsonNode plan = staff.must("POST", "/runs/preflight", order());
      if (plan.path("ready").asInt() == seats.size() && alarmsAtRest()) {
        progress.accept("all " + seats.size() + " teams are ready");
        return;
      }
      waiting = whyNot(plan);
      TimeUnit.SECONDS.sleep(3);
    }
    throw new IOException(
        "the teams were not ready within " + READY_WITHIN.toMinutes() + " min: " + waiting);
  }

  /** Bots that are only starting look like an outage to an alarm. */
  private boolean alarmsAtRest() throws IOException, InterruptedException {
    for (Seat seat : seats) {
      if (!seat.alarms().atRest()) {
        return false;
      }
    }
    return true;
  }

  private static String whyNot(JsonNode plan) {
    List<String> why = new ArrayList<>();
    for (JsonNode team : plan.path("teams")) {
      for (JsonNode check : team.path("checks")) {
        if (!check.path("ok").asBoolean()) {
          why.add(team.path("team").path("slug").asText() + ": " + check.path("detail").asText());
        }
      }
    }
    return why.isEmpty() ? "an alarm has not gone back to OK" : String.join("; ", why);
  }

  /** Readiness may go again between looking and launching, on a machine that has other work. */
  private JsonNode launch() throws IOException, InterruptedException {
    Instant deadline = clock.instant().plus(READY_WITHIN);
    while (true) {
      PlatformSession.Answer answer = staff.ask("POST", "/runs", order(), Map.of());
      if (answer.ok()) {
        progress.accept("launched");
        return answer.body();
      }
      if (clock.instant().isAfter(deadline)) {
        throw new IOException("the run could not be launched: " + answer.said());
      }
      TimeUnit.SECONDS.sleep(3);
    }
  }

  private JsonNode follow(String id) throws IOException, InterruptedException {
    Instant deadline =
        clock
            .instant()
            .plus(scenario.metadata().maxDuration().dividedBy(speed))
            .plus(BEYOND_THE_END);
    Set<String> begun = new HashSet<>();
    while (clock.instant().isBefore(deadline)) {
      JsonNode run = staff.get("/runs/" + id);
      for (JsonNode team : run.path("teams")) {
        String slug = team.path("team").path("slug").asText();
        String effect =
            scenario.metadata().control()
                ? run.path("startedAt").asText("")
                : team.path("milestones").path("effectAt").asText("");
        if (!effect.isEmpty() && !effect.equals("null")) {
          for (Seat seat : seats) {
            if (seat.stage().team().equals(slug) && begun.add(slug)) {
              seat.stage().begin(Instant.parse(effect));
              progress.accept(seat.player().name() + " may notice");
            }
          }
        }
      }
      if (!run.path("endedAt").asText("null").equals("null")) {
        progress.accept("the run is over (" + run.path("state").asText() + ")");
        return run;
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
    throw new IOException("the run did not end in time");
  }

  private List<Played> read(JsonNode run) throws IOException, InterruptedException {
    Map<String, JsonNode> assessments = assessments(run.path("id").asText());
    List<Played> played = new ArrayList<>();
    for (Seat seat : seats) {
      JsonNode team =
          find(
              run.path("teams"),
              each -> each.path("team").path("slug").asText().equals(seat.stage().team()));
      JsonNode assessment = assessments.get(seat.stage().team());
      if (assessment == null) {
        throw new IOException("there is no assessment of " + seat.stage().team());
      }
      played.add(Readings.of(seat, run, team, assessment, scenario));
    }
    return played;
  }

  private interface Wanted {
    boolean is(JsonNode node);
  }

  private static JsonNode find(JsonNode nodes, Wanted wanted) throws IOException {
    for (JsonNode node : nodes) {
      if (wanted.is(node)) {
        return node;
      }
    }
    throw new IOException("the run lacks a team");
  }

  private Map<String, JsonNode> assessments(String run) throws IOException, InterruptedException {
    Instant deadline = clock.instant().plus(ASSESSED_WITHIN);
    while (clock.instant().isBefore(deadline)) {
      Map<String, JsonNode> found = new LinkedHashMap<>();
      for (JsonNode summary : staff.get("/assessments").path("items")) {
        if (summary.path("run").path("id").asText().equals(run)) {
          found.put(
              summary.path("team").path("slug").asText(),
              staff.get("/assessments/" + summary.path("id").asText()));
        }
      }
      if (found.size() == seats.size()) {
        return found;
      }
      TimeUnit.SECONDS.sleep(2);
    }
    throw new IOException(
        "the assessments were not made within " + ASSESSED_WITHIN.toMinutes() + " min");
  }
}
