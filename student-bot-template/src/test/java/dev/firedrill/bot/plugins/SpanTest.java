package dev.firedrill.bot.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpanTest {
  @ParameterizedTest
  @CsvSource({"90s,90", "5m,300", "1h30m,5400", "2d,172800", "1d1h1m1s,90061"})
  void reads(String text, long seconds) {
    assertThat(Span.parse(text)).contains(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "m", "5m1h", "-5m", "1.5h", "999999s"})
  void refuses(String text) {
    assertThat(Span.parse(text)).isEmpty();
  }

  @Test
  void shows() {
    assertThat(Span.shown(Duration.ofSeconds(90))).isEqualTo("1 min 30 s");
    assertThat(Span.shown(Duration.ofSeconds(-5))).isEqualTo("0 s");
    assertThat(Span.shown(Duration.ofHours(49))).isEqualTo("2 d 1 h");
  }
}
