package dev.firedrill.app.bench.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.app.bench.kit.PlatformClient;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What users asked a team's production bot and how often each of them was answered, read from the
 * channel in which they wrote. The bot answers in the thread of the question.
 */
final class UserRecord {
  private static final int PAGE = 100;

  /** One question. {@code answeredAfter} is empty of meaning when there is no answer. */
  record Question(String ts, Instant at, String text, int answers, Duration answeredAfter) {}

  private final List<Question> questions;

  private UserRecord(List<Question> questions) {
    this.questions = questions;
  }

  /** The questions asked from {@code from} until {@code to}, oldest first. */
  static UserRecord read(PlatformClient student, String team, Instant from, Instant to)
      throws IOException, InterruptedException {
    String messages =
        "/teams/%s/channels/%s/messages".formatted(team, channelOfUsers(student, team));
    Map<String, Question> found = new TreeMap<>();
    String before = null;
    while (true) {
      JsonNode page =
          student.get(messages + "?limit=" + PAGE + (before == null ? "" : "&before=" + before));
      boolean earlier = false;
      for (JsonNode message : page.path("items")) {
        Instant at = Instant.parse(message.path("at").asText());
        earlier |= at.isBefore(from);
        if (!at.isBefore(from) && at.isBefore(to) && isQuestion(message)) {
          found.put(message.path("ts").asText(), question(student, messages, message, at));
        }
      }
      if (earlier || !page.path("hasMore").asBoolean()) {
        return new UserRecord(List.copyOf(found.values()));
      }
      before = page.path("items").path(0).path("ts").asText();
    }
  }

  private static String channelOfUsers(PlatformClient student, String team)
      throws IOException, InterruptedException {
    for (JsonNode channel : student.get("/teams/" + team + "/channels").path("items")) {
      if ("USERS".equals(channel.path("kind").asText())
          && "PRODUCTION".equals(channel.path("environment").asText())) {
        return channel.path("id").asText();
      }
    }
    throw new IOException("team " + team + " has no channel of users");
  }

  private static boolean isQuestion(JsonNode message) {
    return !message.path("user").path("bot").asBoolean()
        && !message.hasNonNull("threadTs")
        && message.path("text").asText().contains("!");
  }

  private static Question question(
      PlatformClient student, String messages, JsonNode message, Instant at)
      throws IOException, InterruptedException {
    String ts = message.path("ts").asText();
    int replies = message.path("replyCount").asInt();
    if (replies <= 1) {
      Duration after =
          message.hasNonNull("lastReplyTs")
              ? between(ts, message.path("lastReplyTs").asText())
              : Duration.ZERO;
      return new Question(ts, at, message.path("text").asText(), replies, after);
    }
    int answers = 0;
    String first = ts;
    for (JsonNode reply : student.get(messages + "/" + ts + "/thread").path("items")) {
      if (reply.path("user").path("bot").asBoolean()) {
        answers++;
        first = answers == 1 ? reply.path("ts").asText() : first;
      }
    }
    return new Question(ts, at, message.path("text").asText(), answers, between(ts, first));
  }

  private static Duration between(String ts, String later) {
    return Duration.ofNanos((micros(later) - micros(ts)) * 1_000);
  }

  /** A ts is seconds and six digits of microseconds. */
  private static long micros(String ts) {
    return Long.parseLong(ts.replace(".", ""));
  }

  int size() {
    return questions.size();
  }

  long answered(int times) {
    return questions.stream().filter(question -> question.answers() == times).count();
  }

  List<Question> notAnsweredOnce() {
    return questions.stream().filter(question -> question.answers() != 1).toList();
  }

  /** Milliseconds to the answer, of the questions that have one. */
  List<Double> latencies() {
    List<Double> millis = new ArrayList<>();
    for (Question question : questions) {
      if (question.answers() > 0) {
        millis.add(question.answeredAfter().toNanos() / 1e6);
      }
    }
    return millis;
  }
}
