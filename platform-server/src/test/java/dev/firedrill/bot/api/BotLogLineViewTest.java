package dev.firedrill.bot.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.bot.LogLine;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BotLogLineViewTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "d17 {\"ts\":\"2026-11-22T12:00:00.5Z\",\"msg\":\"started\"}",
        "d17 ts=2026-11-22T12:00:00.5Z started",
        "d17 2026-11-22T12:00:00.5Z started",
        "2026-11-22T12:00:00.5Z"
      })
  void aLineThatBeginsWithItsTimeHasIt(String text) {
    assertThat(BotLogLineView.of(new LogLine(3, text)))
        .isEqualTo(new BotLogLineView(3, Instant.parse("2026-11-22T12:00:00.5Z"), text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "d17", "d17 started", "d17 2026-99-99T00:00:00Z", "d17 at 2026-11-22"})
  void anyOtherLineHasNone(String text) {
    assertThat(BotLogLineView.of(new LogLine(3, text)).at()).isNull();
  }
}
