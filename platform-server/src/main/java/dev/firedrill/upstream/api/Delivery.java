package dev.firedrill.upstream.api;

import dev.firedrill.upstream.UpstreamEffect;
import dev.firedrill.upstream.UpstreamRule;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Brings an answer to a bot, in the way that a rule says. */
final class Delivery {
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
  private static final int MOST_LOOKS = 120;
  private static final int PARTS_OF_A_SECOND = 4;

  private final RandomGenerator random;
  private final Pause pause;

  Delivery(RandomGenerator random, Pause pause) {
    this.random = random;
    this.pause = pause;
  }

  /**
   * Delivers the answer as it is. Its end is sent when the servlet is done with the request, so
   * that what is counted of it is there before anybody can ask.
   */
  void plainly(HttpServletResponse response, Answer answer) throws IOException {
    whole(response, answer, answer.bytes());
  }

  private static void whole(HttpServletResponse response, Answer answer, byte[] body)
      throws IOException {
    head(response, answer);
    response.getOutputStream().write(body);
  }

  /**
   * Delivers as the rule says; {@code stands} tells whether it is still in force. False when the
   * rule spared the request.
   */
  boolean by(
      UpstreamRule rule,
      BooleanSupplier stands,
      HttpServletRequest request,
      HttpServletResponse response,
      Answer answer)
      throws IOException {
    switch (rule.effect()) {
      case UpstreamEffect.Slow(Duration delay, Duration jitter) -> {
        if (!waited(drawn(delay, jitter))) {
          response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        } else {
          plainly(response, answer);
        }
      }
      case UpstreamEffect.Failing(int status) ->
          plainly(response, Answer.failing(status, rule.service()));
      case UpstreamEffect.Reset(double share) -> {
        if (share < 1 && random.nextDouble() >= share) {
          plainly(response, answer);
          return false;
        }
        half(response, answer, answer.bytes());
        Connections.reset(request);
      }
      case UpstreamEffect.Trickle(int bytesPerSecond) -> trickle(response, answer, bytesPerSecond);
      case UpstreamEffect.Silent _ -> {
        keepSilent(stands);
        Connections.reset(request);
      }
      case UpstreamEffect.Garbage _ -> {
        byte[] whole = answer.bytes();
        whole(response, Answer.ok(answer.body()), Arrays.copyOf(whole, whole.length / 2));
      }
      case UpstreamEffect.Misrouted(var to) -> {
        if (to == null) {
          Connections.reset(request);
        } else {
          plainly(response, answer);
        }
      }
    }
    return true;
  }

  private static void half(HttpServletResponse response, Answer answer, byte[] body)
      throws IOException {
    unpacked(response);
    head(response, answer);
    response.setContentLength(body.length);
    response.getOutputStream().write(body, 0, body.length / 2);
    response.flushBuffer();
  }

  private void trickle(HttpServletResponse response, Answer answer, int bytesPerSecond)
      throws IOException {
    byte[] body = answer.bytes();
    unpacked(response);
    head(response, answer);
    response.setContentLength(body.length);
    int part = Math.max(1, bytesPerSecond / PARTS_OF_A_SECOND);
    Duration between = Duration.ofMillis(1000L * part / bytesPerSecond);
    for (int at = 0; at < body.length; at += part) {
      if (at > 0 && !waited(between)) {
        return;
      }
      response.getOutputStream().write(body, at, Math.min(part, body.length - at));
      response.flushBuffer();
    }
  }

  /** So that a bot without a timeout is let go when the rule is gone. */
  private void keepSilent(BooleanSupplier stands) {
    for (int look = 0; look < MOST_LOOKS && stands.getAsBoolean(); look++) {
      if (!waited(LOOK_AGAIN)) {
        return;
      }
    }
  }

  /** A compressed answer would be held back until it is whole. */
  private static void unpacked(HttpServletResponse response) {
    response.setHeader("Content-Encoding", "identity");
  }

  private static void head(HttpServletResponse response, Answer answer) {
    response.setStatus(answer.status());
    response.setHeader("Cache-Control", "no-store");
    if (answer.isPicture()) {
      response.setContentType("image/svg+xml");
      // A picture has no business to run anything, wherever it is opened.
      response.setHeader("Content-Security-Policy", "default-src 'none'");
    } else {
      response.setContentType("application/json");
    }
  }

  private Duration drawn(Duration delay, @Nullable Duration jitter) {
    long spread = jitter == null ? 0 : jitter.toMillis();
    long drawn = spread == 0 ? 0 : random.nextLong(-spread, spread + 1);
    return Duration.ofMillis(Math.max(0, delay.toMillis() + drawn));
  }

  private boolean waited(Duration time) {
    try {
      pause.of(time);
      return true;
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
