package dev.firedrill.app.prove.player;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What one robot player has: its team, a student's session and command line, and the clock. */
public final class Stage {
  private static final String PRODUCTION = "PRODUCTION";

  private final String team;
  private final PlatformSession session;
  private final CommandLine commandLine;
  private final InstantSource clock;
  private final int speed;
  private final Map<String, String> values;
  private final CountDownLatch effect = new CountDownLatch(1);
  private final CountDownLatch over = new CountDownLatch(1);
  private final ConcurrentLinkedQueue<String> notes = new ConcurrentLinkedQueue<>();
  private volatile @Nullable Instant effectAt;

  /** {@code values} fill in the placeholders of reference fixes. */
  public Stage(
      String team,
      PlatformSession session,
      CommandLine commandLine,
      InstantSource clock,
      int speed,
      Map<String, String> values) {
    this.team = team;
    this.session = session;
    this.commandLine = commandLine;
    this.clock = clock;
    this.speed = speed;
    this.values = Map.copyOf(values);
  }

  public String team() {
    return team;
  }

  public PlatformSession session() {
    return session;
  }

  public Instant now() {
    return clock.instant();
  }

  /** The story's time as it passes here. */
  public Duration faster(Duration story) {
    return story.dividedBy(speed);
  }

  /** Tells the player that users notice from now on. */
  public void begin(Instant at) {
    effectAt = at;
    effect.countDown();
  }

  /** Tells the player that it is over. */
  public void end() {
    over.countDown();
    effect.countDown();
  }

  /** Waits until users notice; false when it is over without. */
  public boolean awaitEffect() throws InterruptedException {
    effect.await();
    return effectAt != null;
  }

  /** Waits until so much of the story has passed since users noticed; false when it is over. */
  public boolean waitUntil(Duration story) throws InterruptedException {
    Instant due = Objects.requireNonNull(effectAt).plus(faster(story));
    return pause(Duration.between(clock.instant(), due));
  }

  /** Waits in real time; false when it is over. */
  public boolean pause(Duration time) throws InterruptedException {
    return !over.await(Math.max(0, time.toMillis()), TimeUnit.MILLISECONDS);
  }

  /** Writes down what the player did, with the real time since the effect. */
  public void note(String what) {
    Instant since = effectAt;
    String when =
        since == null ? "" : "+" + Duration.between(since, clock.instant()).toSeconds() + " s: ";
    notes.add(when + what);
  }

  public List<String> notes() {
    return List.copyOf(notes);
  }

  /** Does what the line says; a refusal is noted and is no failure of the player. */
  public boolean perform(String line) throws IOException, InterruptedException {
    String path = "/teams/" + team;
    return switch (Deed.parse(line, values)) {
      case Deed.Chat(String text) -> {
        JsonNode answers = post("OPS", text).path("ephemeral");
        note(text + " → " + answers.path(0).path("text").asText("no answer"));
        yield true;
      }
      case Deed.Command(List<String> words) -> {
        CommandLine.Ended ended = commandLine.run(words);
        note("firedrill " + String.join(" ", words) + " → " + ended.code() + " " + ended.said());
        yield ended.code() == 0;
      }
      case Deed.Call(String method, String called, String body) -> {
        PlatformSession.Answer answer =
            session.ask(method, called, body.isEmpty() ? null : body, Map.of());
        note(
            method
                + " "
                + called.replace(path, "…")
                + " → "
                + answer.status()
                + (answer.ok() ? "" : " " + answer.said()));
        yield answer.ok();
      }
    };
  }

  /**
   * Posts in the first channel of the kind: USERS or OPS; what is private to staging is left out.
   */
  public JsonNode post(String kind, String text) throws IOException, InterruptedException {
    return session.must(
        "POST",
        "/teams/" + team + "/channels/" + channel(kind) + "/messages",
        Map.of("text", text));
  }

  /** The id of the first channel of the kind that belongs to production or to no environment. */
  public String channel(String kind) throws IOException, InterruptedException {
    for (JsonNode channel : session.get("/teams/" + team + "/channels").path("items")) {
      String environment = channel.path("environment").asText("");
      if (channel.path("kind").asText().equals(kind)
          && (environment.isEmpty()
              || environment.equals("null")
              || environment.equals(PRODUCTION))) {
        return channel.path("id").asText();
      }
    }
    throw new IOException(team + " has no channel of the kind " + kind);
  }

  /** Switches a flag of production; the platform's words when it refuses. */
  public void flag(String key, boolean on, String reason) throws IOException, InterruptedException {
    for (JsonNode flag :
        session.get("/teams/" + team + "/flags?environment=" + PRODUCTION).path("items")) {
      if (flag.path("key").asText().equals(key) && flag.path("on").asBoolean() != on) {
        PlatformSession.Answer answer =
            session.ask(
                "PUT",
                "/teams/" + team + "/flags/" + PRODUCTION + "/" + key,
                Map.of("on", on, "reason", reason),
                Map.of("If-Match", "\"" + flag.path("version").asText() + "\""));
        note(key + (on ? " on" : " off") + (answer.ok() ? "" : " refused: " + answer.said()));
      }
    }
  }

  /** Runs a command line that the harness made up itself. */
  public CommandLine.Ended command(List<String> words) throws IOException, InterruptedException {
    return commandLine.run(words);
  }
}
