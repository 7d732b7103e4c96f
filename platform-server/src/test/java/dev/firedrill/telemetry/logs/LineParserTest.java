package dev.firedrill.telemetry.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.telemetry.LogLevel;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineParserTest {
  @Test
  void jsonIsTakenApart() {
    ParsedLine line =
        LineParser.parse(
            "d2 {\"ts\":\"2026-11-23T01:54:45.5Z\",\"level\":\"info\",\"logger\":\"Router\","
                + "\"msg\":\"handled\",\"plugin\":\"weather\",\"ms\":2,\"http\":{\"status\":200}}");

    assertThat(line.track()).isEqualTo("d2");
    assertThat(line.ownTime()).isEqualTo(Instant.parse("2026-11-23T01:54:45.5Z"));
    assertThat(line.level()).isEqualTo(LogLevel.INFO);
    assertThat(line.logger()).isEqualTo("Router");
    assertThat(line.text()).isEqualTo("handled");
    assertThat(line.fields())
        .containsEntry("plugin", "weather")
        .containsEntry("ms", "2")
        .containsEntry("http.status", "200")
        .hasSize(3);
    assertThat(line.cut()).isFalse();
  }

  @Test
  void pairsAreTakenApart() {
    ParsedLine line =
        LineParser.parse("ts=2026-11-23T01:54:45Z level=warn msg=\"it \\\"hurts\\\"\" code=7");

    assertThat(line.level()).isEqualTo(LogLevel.WARN);
    assertThat(line.text()).isEqualTo("it \"hurts\"");
    assertThat(line.fields()).containsOnlyKeys("code");
  }

  @Test
  void aJsonLineThatWasCutKeepsWhatCameBefore() {
    ParsedLine line =
        LineParser.parse("d1 {\"level\":\"error\",\"msg\":\"boom\",\"stack\":\"at x.y…");

    assertThat(line.level()).isEqualTo(LogLevel.ERROR);
    assertThat(line.text()).isEqualTo("boom");
    assertThat(line.cut()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "Traceback (most recent call last):, ",
    "2026-11-23T01:54:45Z ERROR it broke, ERROR",
    "[WARNING] low disk, WARN",
    "no errors here, "
  })
  void plainLinesStayAsTheyAre(String text, LogLevel level) {
    ParsedLine line = LineParser.parse("d1 " + text);

    assertThat(line.text()).isEqualTo(text);
    assertThat(line.level()).isEqualTo(level);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "token xoxb-123-abc",
        "{\"msg\":\"got fdp_abcdefgh\"}",
        "Authorization: Bearer abc.def",
        "postgres://user:hunter2@db/x",
        "{\"msg\":\"x\",\"password\":\"hunter2\"}",
        "jwt eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc"
      })
  void whatOpensDoorsIsNotKept(String text) {
    ParsedLine line = LineParser.parse(text);

    assertThat(line.text() + line.fields())
        .contains("***")
        .doesNotContain("123-abc", "abcdefgh", "abc.def", "hunter2", "eyJ");
  }

  @Test
  void aMegabyteIsCut() {
    ParsedLine line = LineParser.parse("x".repeat(1_000_000));

    assertThat(line.text()).hasSize(4_001).endsWith("…");
    assertThat(line.cut()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void anythingBecomesAHarmlessLine(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 2_000; round++) {
      StringBuilder text = new StringBuilder(random.nextBoolean() ? "{\"a\":" : "");
      for (int i = random.nextInt(40); i > 0; i--) {
        text.append((char) random.nextInt(0x100));
      }
      String shown = LineParser.parse(text.append("\u001b[2J").toString()).toString();

      assertThat(shown.chars().filter(c -> c != '\t')).noneMatch(Character::isISOControl);
    }
  }
}
