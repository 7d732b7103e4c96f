package dev.firedrill.telemetry.logs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.course.Person;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.telemetry.LogFilter;
import dev.firedrill.telemetry.LogLevel;
import dev.firedrill.telemetry.LogQuery;
import dev.firedrill.telemetry.LogResult;
import dev.firedrill.telemetry.api.TelemetryRoutes;
import dev.firedrill.telemetry.api.logs.LogResource;
import dev.firedrill.telemetry.persistence.TelemetryPersistence;
import dev.firedrill.testing.SteppedClock;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.web.WebJson;
import dev.firedrill.web.testing.Answer;
import dev.firedrill.web.testing.ResourceHarness;
import dev.firedrill.web.testing.Who;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A bot's log from the runtime to the database, with what hostile bots write. */
class LogTailTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final SteppedClock clock = SteppedClock.atNoon();
  private final TestCourse course = new TestCourse(DATABASE.jdbi());
  private final Team team = course.team();
  private final Person ada = course.student(team);
  private final TeamEnvironment bot = TeamEnvironment.production(team.id());
  private final LogStore store = opened();
  private final WrittenLog written = new WrittenLog();
  private LogTail tail = new LogTail(bot, written, store);

  private LogStore opened() {
    LogStore opened = TelemetryPersistence.logs(DATABASE.jdbi());
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    opened.openDays(today.minusDays(1), today.plusDays(1));
    return opened;
  }

  private Optional<LogsArrived> second() {
    clock.step(Duration.ofSeconds(1));
    return follow(tail);
  }

  private Optional<LogsArrived> follow(LogTail of) {
    return of.read(clock.instant())
        .map(batch -> of.kept(batch, store.append(List.of(batch)).getOrDefault(batch.bot(), 0L)));
  }

  private List<LogResult.Line> lines(TeamEnvironment of) {
    Instant now = clock.instant();
    return new StoredLogs(store)
        .search(
            new LogQuery(
                of,
                LogFilter.ANY,
                now.minus(Duration.ofHours(1)),
                now.plusSeconds(1),
                null,
                null,
                1_000))
        .lines();
  }

  private long dropped() {
    Instant now = clock.instant();
    return store.dropped(bot, now.minus(Duration.ofHours(1)), now.plusSeconds(1));
  }

  @Test
  void whatIsNewIsKeptOnceAndCountedByLevel() {
    written.write(
        bot,
        "d1 {\"level\":\"error\",\"msg\":\"a\"}",
        "d1 {\"level\":\"info\",\"msg\":\"b\"}",
        "d1 c");

    LogsArrived arrived = second().orElseThrow();

    assertThat(arrived.byLevel()).isEqualTo(Map.of(LogLevel.ERROR, 1, LogLevel.INFO, 1));
    assertThat(arrived.other()).isEqualTo(1);
    assertThat(second()).as("nothing new").isEmpty();
    assertThat(lines(bot)).extracting(LogResult.Line::text).containsExactly("a", "b", "c");
    assertThat(arrived.lastId()).isEqualTo(lines(bot).getLast().id());
  }

  @Test
  void afterARestartOfThePlatformItGoesOnWhereItWas() {
    written.write(bot, "d1 a");
    second();
    written.write(bot, "d1 b");

    tail = new LogTail(bot, written, store);
    second();

    assertThat(lines(bot)).extracting(LogResult.Line::text).containsExactly("a", "b");
  }

  @Test
  void linesThatTheRuntimeForgotAreCountedAsMissed() {
    written.write(bot, "d1 a");
    second();
    for (int i = 0; i < 50; i++) {
      written.write(bot, "d1 " + i);
    }
    written.forget(bot, 40);

    second();

    assertThat(lines(bot)).hasSize(1 + 11);
    assertThat(dropped()).isEqualTo(39);
  }

  @Test
  void aLogThatBeganAnewMissedNothing() {
    written.write(bot, "d1 a", "d1 b", "d1 c");
    second();
    written.beginAnew(bot);
    written.write(bot, "d2 d");

    second();

    assertThat(lines(bot)).extracting(LogResult.Line::text).containsExactly("a", "b", "c", "d");
    assertThat(dropped()).isZero();
  }

  @Test
  void aFloodKeepsAThousandAtOnceAndTwoHundredASecond() {
    for (int second = 0; second < 5; second++) {
      for (int i = 0; i < 1_000; i++) {
        written.write(bot, "d1 flood");
      }
      second();
    }

    assertThat(lines(bot).size()).as("a search gives 1,000 at most").isLessThanOrEqualTo(1_000);
    Instant now = clock.instant();
    assertThat(store.count(bot, LogFilter.ANY, now.minusSeconds(60), now.plusSeconds(1)))
        .isEqualTo(1_000 + 4 * 200);
    assertThat(dropped()).isEqualTo(5_000 - 1_800);
  }

  @ParameterizedTest
  @ValueSource(longs = {3_600, -3_600, 86_400, -31, 5})
  void aClockThatIsOffIsShownAndNotBelieved(long seconds) {
    Instant own = clock.instant().plusSeconds(seconds);
    written.write(bot, "d1 {\"ts\":\"" + own + "\",\"msg\":\"a\"}");

    second();

    LogResult.Line line = lines(bot).getFirst();
    assertThat(line.at()).isEqualTo(clock.instant());
    assertThat(line.fields()).containsEntry("ts", own.toString());
  }

  @Test
  void aClockThatIsAboutRightIsBelieved() {
    Instant own = clock.instant().plusMillis(250);
    written.write(bot, "d1 {\"ts\":\"" + own + "\",\"msg\":\"a\"}");

    second();

    assertThat(lines(bot).getFirst().at()).isEqualTo(own);
    assertThat(lines(bot).getFirst().fields()).doesNotContainKey("ts");
  }

  /** A line that is meant to do harm, and one of another bot right after it. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  void whatIsMeantToDoHarmIsKeptAsHarmlessTextAndOthersAreUnaffected(int which) {
    String hostile =
        switch (which) {
          case 0 -> "x".repeat(1_000_000);
          case 1 -> "{\"msg\":\"" + "y".repeat(1_000_000) + "\",\"level\":\"error\"}";
          case 2 -> "\u0000\u0001\u0002\ufffd\ufffe\ud800 binary \u0000";
          case 3 -> "\u001b[2J\u001b]0;owned\u0007\u001b[31mred\u009b1m";
          case 4 -> "<script>alert(1)</script><img src=x onerror=alert(1)>";
          case 5 -> "{\"msg\":\"" + "\\u0000\\u001b[2J".repeat(20) + "\",\"<b>k</b>\":\"<i>\"}";
          case 6 -> "{" + "\"a\":{".repeat(5_000);
          default -> "{\"msg\":\"a\\ud800b\",\"k\":\"\\udc00\"}";
        };
    TeamEnvironment other = TeamEnvironment.production(course.team().id());
    written.write(bot, "d1 before", "d1 " + hostile, "d1 after");
    written.write(other, "d1 calm");

    LogTail calm = new LogTail(other, written, store);
    assertThat(second()).isPresent();
    assertThat(follow(calm)).isPresent();

    List<LogResult.Line> kept = lines(bot);
    assertThat(kept).hasSize(3);
    assertThat(kept.getLast().text()).isEqualTo("after");
    LogResult.Line line = kept.get(1);
    assertThat(line.text()).hasSizeLessThanOrEqualTo(4_001);
    assertThat(line.text() + line.fields()).doesNotContain("\u0000", "\u001b", "\u0007", "\u009b");
    assertThat(line.cut()).isEqualTo(which <= 1 || which == 6);
    assertThat(lines(other)).extracting(LogResult.Line::text).containsExactly("calm");
    shown(line);
  }

  private void shown(LogResult.Line line) {
    try (ResourceHarness http =
        ResourceHarness.with(
            new LogResource(
                new TelemetryRoutes(DATABASE.teamAccess()),
                new StoredLogs(store),
                WebJson.mapper(),
                clock))) {
      String path = "/teams/" + team.slug() + "/logs";
      Answer page = http.as(Who.is(ada, team)).get(path).expect(200);
      JsonNode shown = page.json().at("/items/1");
      assertThat(shown.get("text").asText()).isEqualTo(line.text());
      assertThat(shown.get("truncated").asBoolean()).isEqualTo(line.cut());
      assertThat(page.header("Content-Type")).startsWith("application/json");
      Answer export = http.as(Who.is(ada, team)).get(path + "/export").expect(200);
      assertThat(export.header("Content-Type")).startsWith("text/plain");
      assertThat(export.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(export.body().lines()).as("a line stays one line").hasSize(3);
    }
  }
}
