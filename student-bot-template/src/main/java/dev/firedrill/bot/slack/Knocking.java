package dev.firedrill.bot.slack;

import com.slack.api.Slack;
import com.slack.api.methods.SlackApiException;
import dev.firedrill.bot.Secret;
import dev.firedrill.bot.flags.Flags;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for the address of a socket. Where Slack refuses for the rate, it is not asked again before
 * the time that it names, and a little later than that, because all bots were told the same.
 */
final class Knocking {
  private static final Logger log = LoggerFactory.getLogger(Knocking.class);
  private static final int RATE_LIMITED = 429;
  private static final int MOST_TRIES = 3;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(120);
  private static final double JITTER = 0.2;

  private final Slack slack;
  private final Secret appToken;
  private final Flags flags;
  private final InstantSource clock;
  private final RandomGenerator random;
  private volatile Instant notBefore = Instant.MIN;

  Knocking(Slack slack, Secret appToken, Flags flags, InstantSource clock, RandomGenerator random) {
    this.slack = slack;
    this.appToken = appToken;
    this.flags = flags;
    this.clock = clock;
    this.random = random;
  }

  /** An address; empty while it is too early to ask. */
  Optional<String> now() throws IOException {
    if (flags.reconnectBackoff() && clock.instant().isBefore(notBefore)) {
      return Optional.empty();
    }
    try {
      var answer = slack.methods(appToken.value()).appsConnectionsOpen(r -> r);
      if (!answer.isOk()) {
        throw new IOException("apps.connections.open answered " + answer.getError());
      }
      return Optional.of(answer.getUrl());
    } catch (SlackApiException e) {
      int status = e.getResponse().code();
      if (status == RATE_LIMITED) {
        refused(e.getResponse().header("Retry-After", "1"));
      }
      throw new IOException("apps.connections.open answered HTTP " + status, e);
    }
  }

  /** An address, waiting for it where Slack says when; for the start, which has nobody to serve. */
  String patiently() throws IOException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        Optional<String> address = now();
        if (address.isPresent()) {
          return address.get();
        }
      } catch (IOException e) {
        boolean told = clock.instant().isBefore(notBefore);
        if (!told || !flags.reconnectBackoff() || attempt == MOST_TRIES) {
          throw e;
        }
      }
      Thread.sleep(Duration.between(clock.instant(), notBefore).plusMillis(1));
    }
  }

  private void refused(String retryAfter) {
    long seconds = retryAfter.matches("\\d{1,4}") ? Long.parseLong(retryAfter) : 1;
    Duration wait = Duration.ofSeconds(Math.min(seconds, LONGEST_WAIT.toSeconds()));
    Duration more = Duration.ofMillis((long) (wait.toMillis() * JITTER * random.nextDouble()));
    notBefore = clock.instant().plus(wait).plus(more);
    log.atWarn()
        .addKeyValue("retry_after", retryAfter)
        .addKeyValue("backoff", flags.reconnectBackoff())
        .log("no connection: too many attempts");
  }
}
