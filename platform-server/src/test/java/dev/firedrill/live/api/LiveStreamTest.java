package dev.firedrill.live.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firedrill.live.LiveAudience;
import dev.firedrill.live.LiveEvent;
import dev.firedrill.live.LiveHub;
import dev.firedrill.testing.SteppedClock;
import dev.firedrill.web.testing.FixedSessions;
import dev.firedrill.web.testing.ResourceHarness;
import dev.firedrill.web.testing.Who;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveStreamTest {
  private final SteppedClock clock = SteppedClock.atNoon();
  private final FixedSessions sessions = new FixedSessions();
  private final LiveHub hub = LiveApi.hub(sessions, clock);
  private final ResourceHarness http =
      ResourceHarness.configured(environment -> LiveApi.install(environment, hub, sessions));

  @AfterEach
  void stop() {
    http.close();
  }

  private EventStream open(String cookie, String headers) throws IOException {
    return new EventStream(http.server(), cookie, headers, 64 * 1024);
  }

  private void publish(Object view) {
    hub.publish(LiveEvent.of("bot", new LiveAudience.Everyone(), view));
  }

  @Test
  void withoutASessionThereIsNoStream() {
    assertThat(http.asNobody().get("/live").expect(401).json().path("code").asText())
        .isEqualTo("not-signed-in");
  }

  @Test
  void eventsComeAtOnceAndUncompressed() throws Exception {
    try (EventStream stream = open(sessions.begin(Who.grader()), "Accept-Encoding: gzip\r\n")) {
      String head = stream.readUntil("event: hello");
      assertThat(head)
          .startsWith("HTTP/1.1 200")
          .containsIgnoringCase("content-type: text/event-stream")
          .containsIgnoringCase("cache-control: no-store")
          .containsIgnoringCase("x-accel-buffering: no")
          .doesNotContainIgnoringCase("content-encoding");
      assertThat(stream.readUntil("data:"))
          .contains("\"serverTime\":\"2026-11-22T12:00:00Z\",\"reset\":false");
      publish(Map.of("state", "naïve\nline"));
      assertThat(stream.readUntil("data:")).contains("{\"state\":\"naïve\\nline\"}");
      hub.beat();
      assertThat(stream.readUntil("data:")).contains("event: beat");
    }
  }

  @Test
  void aBrowserResumesWhereItWas() throws Exception {
    String cookie = sessions.begin(Who.grader());
    String id;
    try (EventStream stream = open(cookie, "")) {
      id = stream.readUntil("id: ").lines().toList().getLast().substring("id: ".length());
    }
    publish(Map.of("n", 1));
    try (EventStream stream = open(cookie, "Last-Event-ID: " + id + "\r\n")) {
      assertThat(stream.readUntil("\"n\":1")).contains("\"reset\":false");
    }
    try (EventStream stream = open(cookie, "Last-Event-ID: nonsense\r\n")) {
      stream.readUntil("\"reset\":true");
    }
  }

  @Test
  void anEndedSessionIsCutOff() throws Exception {
    String cookie = sessions.begin(Who.grader());
    try (EventStream stream = open(cookie, "")) {
      stream.readUntil("event: hello");
      sessions.end(cookie);
      hub.checkSessions();
      stream.readToTheEnd();
    }
    await().until(() -> hub.size() == 0);
  }

  @Test
  void aReaderThatStalledIsCutOffAndOthersGoOn() throws Exception {
    try (EventStream stalled =
            new EventStream(http.server(), sessions.begin(Who.grader()), "", 4 * 1024);
        EventStream reading = open(sessions.begin(Who.grader()), "")) {
      stalled.readUntil("event: hello");
      reading.readUntil("event: hello");
      // More than the sockets' buffers hold, so that the writer hangs.
      String much = "x".repeat(256 * 1024);
      for (int event = 0; event < 100; event++) {
        publish(Map.of("much", much, "n", event));
        reading.readUntil("\"n\":" + event);
      }
      clock.step(Duration.ofSeconds(31));
      // The ticker is running, so this may find the work done already.
      hub.dropStalled();
      await().until(() -> hub.size() == 1);
      stalled.readToTheEnd();
      publish(Map.of("after", true));
      reading.readUntil("\"after\":true");
    }
  }

  @Test
  void theServersStopEndsTheStreams() throws Exception {
    try (EventStream stream = open(sessions.begin(Who.grader()), "")) {
      stream.readUntil("event: hello");
      http.close();
      stream.readToTheEnd();
    }
  }
}
