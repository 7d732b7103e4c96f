package dev.firedrill.workspace.console;

import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.workspace.MessageTs;
import dev.firedrill.workspace.bots.About;
import dev.firedrill.workspace.bots.BotCall;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An exchange that goes on. Not for several threads at once. */
final class Entry {
  /** A bot that makes more about one event is shown the first ones. */
  private static final int MOST_CALLS = 20;

  final UUID id;
  final TeamEnvironment bot;
  final @Nullable About about;
  final String payload;
  private final List<BotCall> calls = new ArrayList<>(2);
  private Instant at;
  private String track;
  private int attempt;
  private @Nullable Duration acknowledgedIn;
  private @Nullable String acknowledgement;
  private boolean written;
  private @Nullable Duration repliedIn;
  private int size;

  Entry(
      UUID id,
      TeamEnvironment bot,
      Instant at,
      @Nullable About about,
      String track,
      String payload) {
    this.id = id;
    this.bot = bot;
    this.at = at;
    this.about = about;
    this.track = track;
    this.payload = payload;
    this.size = payload.length();
  }

  /** Sent once more; {@code afresh} when the bot never had the chance to acknowledge before. */
  void sentAgain(String toTrack, int now, boolean afresh, Instant sentAt) {
    track = toTrack;
    attempt = now;
    if (afresh && acknowledgedIn == null) {
      at = sentAt;
    }
  }

  void acknowledged(Instant now, @Nullable String answer) {
    if (acknowledgedIn == null) {
      acknowledgedIn = Duration.between(at, now);
      acknowledgement = answer;
      size += answer == null ? 0 : answer.length();
      if (answer != null && about != null && about.kind() == About.Kind.COMMAND) {
        replied(now);
      }
    }
  }

  void written() {
    written = true;
  }

  void add(BotCall call, int length, boolean reply) {
    if (calls.size() < MOST_CALLS) {
      calls.add(call);
      size += length;
    }
    if (reply) {
      replied(call.answeredAt());
    }
  }

  private void replied(Instant now) {
    if (repliedIn == null) {
      repliedIn = Duration.between(at, now);
    }
  }

  boolean isEcho() {
    return about != null && about.kind() == About.Kind.ECHO;
  }

  boolean isReplied() {
    return repliedIn != null;
  }

  boolean isIdle() {
    return calls.isEmpty();
  }

  boolean isOnTime() {
    return acknowledgedIn != null && acknowledgedIn.compareTo(Exchange.LIMIT) <= 0;
  }

  boolean isOf(String otherTrack) {
    return track.equals(otherTrack);
  }

  boolean isYoungerThan(Duration age, Instant now) {
    return Duration.between(at, now).compareTo(age) < 0;
  }

  /** Whether it is about this message, or about one in the thread of it. */
  boolean isAbout(MessageTs ts) {
    return about != null && (ts.equals(about.message()) || ts.equals(about.thread()));
  }

  int size() {
    return size;
  }

  Exchange read() {
    return new Exchange(
        id,
        bot,
        at,
        about,
        track,
        attempt,
        payload,
        acknowledgedIn,
        acknowledgement,
        written,
        repliedIn,
        calls);
  }
}
