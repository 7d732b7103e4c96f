package dev.firedrill.app.prove.player;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.scenarios.Scenario;
import dev.firedrill.scenarios.Step;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A good team: notices a minute after users do, declares, says how it stands, does the reference
 * fix, answers who asks, goes on telling, and resolves once users have been well for a while. In a
 * control window it only looks, because there is nothing to declare.
 */
public final class Responder implements Player {
  private static final Duration NOTICED = Duration.ofMinutes(1);
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration SETTLING = Duration.ofSeconds(10);
  private static final double WELL = 0.95;
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{[^}]*\\}");

  private final int number;
  private final String fix;
  private final Scenario scenario;

  /** {@code scenario} as written, not compressed. */
  public Responder(int number, String fix, Scenario scenario) {
    this.number = number;
    this.fix = fix;
    this.scenario = scenario;
  }

  @Override
  public String name() {
    return "reference-" + number;
  }

  @Override
  public String does() {
    return "responds well, with " + fix;
  }

  @Override
  public void play(Stage stage) throws IOException, InterruptedException {
    if (!stage.awaitEffect() || !stage.waitUntil(NOTICED)) {
      return;
    }
    if (scenario.metadata().control()) {
      stage.perform(fix);
      return;
    }
    String incident = declare(stage);
    update(stage, incident, "INVESTIGATING", "we look at what changed and switch off what hurts");
    Instant updated = stage.now();
    Set<String> answered = new HashSet<>();
    answer(stage, answered);
    stage.perform(fix);
    Instant fixed = stage.now();
    boolean open = true;
    while (stage.pause(LOOK)) {
      answer(stage, answered);
      if (open && areWell(stage, fixed)) {
        update(stage, incident, "MITIGATED", "the fix is in, users are answered again; we watch");
        stage
            .session()
            .must(
                "POST",
                "/incidents/" + incident + "/resolve",
                Map.of("text", "all answers are back, and stayed so"));
        stage.note("resolved");
        open = false;
      } else if (open && isDue(stage, updated)) {
        update(stage, incident, "IDENTIFIED", "the fix is in, we watch whether it holds");
        updated = stage.now();
      }
    }
  }

  /** The odd ones declare in chat, the even ones over REST. */
  private String declare(Stage stage) throws IOException, InterruptedException {
    if (number % 2 == 1) {
      stage.post("OPS", "/incident declare sev2 users do not get good answers");
    } else {
      stage
          .session()
          .must(
              "POST",
              "/incidents",
              Map.of("title", "users do not get good answers", "severity", "SEV2"));
    }
    JsonNode open =
        stage.session().get("/incidents?team=" + stage.team() + "&open=true").path("items");
    if (open.isEmpty()) {
      throw new IOException("the incident was not declared");
    }
    stage.note("declared");
    return open.path(0).path("id").asText();
  }

  private void update(Stage stage, String incident, String status, String action)
      throws IOException, InterruptedException {
    stage
        .session()
        .must(
            "POST",
            "/incidents/" + incident + "/updates",
            Map.of(
                "status",
                status,
                "text",
                "Status: "
                    + status
                    + ". Impact: some users get no good answer. Action: "
                    + action
                    + ". Next update: in "
                    + scenario.success().comms().cadence().toMinutes()
                    + " minutes."));
    stage.note("update " + status);
  }

  private boolean isDue(Stage stage, Instant updated) {
    Duration cadence = stage.faster(scenario.success().comms().cadence());
    return Duration.between(updated, stage.now()).compareTo(cadence.dividedBy(2)) > 0;
  }

  /** What users saw since shortly after the fix, over a window as long as the scenario asks for. */
  private boolean areWell(Stage stage, Instant fixed) throws IOException, InterruptedException {
    Duration window = stage.faster(scenario.success().mitigate().sustain());
    Instant from = stage.now().minus(window).minusSeconds(5);
    if (from.isBefore(fixed)) {
      return false;
    }
    long good = 0;
    long total = 0;
    JsonNode sli =
        stage.session().get("/teams/" + stage.team() + "/sli?environment=PRODUCTION&window=PT15M");
    for (JsonNode point : sli.path("points")) {
      if (!Instant.parse(point.path("at").asText()).isBefore(from)) {
        good += point.path("good").asLong();
        total += point.path("total").asLong();
      }
    }
    return total > 0
        && good >= WELL * total
        && Duration.between(fixed, stage.now()).compareTo(SETTLING) > 0;
  }

  /** Answers each message that the scenario's people write and expect an answer to, once. */
  private void answer(Stage stage, Set<String> answered) throws IOException, InterruptedException {
    for (Question question : questions()) {
      String channel = stage.channel(question.kind());
      JsonNode page =
          stage.session().get("/teams/" + stage.team() + "/channels/" + channel + "/messages");
      for (JsonNode message : page.path("items")) {
        String ts = Objects.requireNonNull(message.path("ts").asText());
        if (question.isAskedIn(message.path("text").asText()) && answered.add(channel + ts)) {
          stage.post(
              question.kind(),
              "Thank you for telling us. Some answers fail at the moment, other commands work; we"
                  + " are on it and tell you more in a few minutes.");
          stage.note("answered a question");
        }
      }
    }
  }

  /** A text that is asked, as parts between what each team draws. */
  private record Question(String kind, List<String> parts) {
    boolean isAskedIn(String text) {
      String plain = plain(text);
      return parts.stream().allMatch(plain::contains);
    }
  }

  private List<Question> questions() {
    List<Question> questions = new ArrayList<>();
    for (Step step : scenario.timeline()) {
      if (step instanceof Step.InjectStep inject && inject.respondWithin() != null) {
        List<String> parts =
            PLACEHOLDER.splitAsStream(inject.text()).map(Responder::plain).toList();
        questions.add(new Question(kind(inject.channel()), parts));
      }
    }
    return questions;
  }

  private static String kind(@Nullable String channel) {
    return "users".equals(channel) || "support".equals(channel) ? "USERS" : "OPS";
  }

  /** Chat escapes some characters; letters and digits stay. */
  private static String plain(String text) {
    return text.replaceAll("&(amp|lt|gt);", "").replaceAll("[^\\p{L}\\p{N}]+", "");
  }
}
