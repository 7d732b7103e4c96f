package dev.firedrill.bot.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.bot.BotConfig.Cache;
import dev.firedrill.bot.BotConfig.Payload;
import dev.firedrill.bot.plugin.Request;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MessageCacheTest {
  private Instant now = Instant.parse("2026-01-01T12:00:00Z");

  private MessageCache cache(int seconds, Payload payload, int padKb) {
    return new MessageCache(new Cache(Duration.ofSeconds(seconds), payload, padKb), () -> now);
  }

  private static Request request(String channel, String text) {
    return new Request("Ev1", text, "U1", channel, null);
  }

  @Test
  void tellsWhatWasAskedLastInTheSameChannel() {
    MessageCache cache = cache(300, Payload.COMMAND, 0);
    for (String command : new String[] {"ping", "weather", "define", "flip"}) {
      cache.add(command, request("C1", "a word"));
    }
    cache.add("calc", request("C2", "1 + 1"));

    assertThat(cache.before("C1")).containsExactly("weather", "define", "flip");
    assertThat(cache.before("C3")).isEmpty();
  }

  @Test
  void keepsTheWholeTextWhereItIsToldTo() {
    MessageCache cache = cache(300, Payload.FULL, 0);
    cache.add("weather", request("C1", "Oslo"));

    assertThat(cache.before("C1")).containsExactly("weather Oslo");
  }

  @Test
  void forgetsInTime() {
    MessageCache cache = cache(300, Payload.COMMAND, 4);
    cache.add("ping", request("C1", ""));
    assertThat(cache.reservedBytes()).isEqualTo(4_096);

    now = now.plusSeconds(300);

    assertThat(cache.before("C1")).isEmpty();
    assertThat(cache.size()).isZero();
  }

  @Test
  void isBoundedHoweverMuchIsAsked() {
    MessageCache cache = cache(300, Payload.COMMAND, 0);
    for (int i = 0; i < 5_000; i++) {
      cache.add("ping", request("C1", ""));
    }

    assertThat(cache.size()).isEqualTo(1_000);
  }

  @Test
  void keepsEverythingWithoutATimeToLive() {
    MessageCache cache = cache(0, Payload.FULL, 2);
    for (int i = 0; i < 2_000; i++) {
      cache.add("ping", request("C1", ""));
      now = now.plusSeconds(60);
    }

    assertThat(cache.size()).isEqualTo(2_000);
    assertThat(cache.reservedBytes()).isEqualTo(2_000L * 2_048);
  }
}
