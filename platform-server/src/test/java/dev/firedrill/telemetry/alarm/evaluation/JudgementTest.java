package dev.firedrill.telemetry.alarm.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.team.EnvironmentName;
import dev.firedrill.telemetry.AlarmState;
import dev.firedrill.telemetry.alarm.AlarmDefinition;
import dev.firedrill.telemetry.alarm.AlarmSeverity;
import dev.firedrill.telemetry.alarm.AlarmSource;
import dev.firedrill.telemetry.alarm.Comparison;
import dev.firedrill.telemetry.alarm.MissingData;
import dev.firedrill.telemetry.alarm.Statistic;
import dev.firedrill.telemetry.alarm.testing.AlarmWorld;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * CloudWatch's semantics, worked out from its documentation: "Configuring how CloudWatch alarms
 * treat missing data" with its two tables and "Avoiding premature transitions to alarm state".
 * Points are written as there: 0 keeps the threshold, X breaches it, - is missing, newest right.
 */
class JudgementTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  /** Each line: points, M/N, treatment, state before, state after, and why. */
  private static final String TABLE =
      """
      0-X-X 3/3 MISSING       OK    OK    | table 1 row 1: three real points, one good: nothing is filled
      0-X-X 3/3 IGNORE        OK    OK    | table 1 row 1: the treatment is not needed
      0-X-X 3/3 BREACHING     OK    OK    | table 1 row 1: missing points are not counted as bad when enough are real
      0-X-X 3/3 NOT_BREACHING OK    OK    | table 1 row 1
      0---- 3/3 MISSING       OK    OK    | table 1 row 2: the one real point is good
      0---- 3/3 IGNORE        ALARM OK    | table 1 row 2: a good point decides, so it does not stay
      0---- 3/3 BREACHING     OK    OK    | table 1 row 2: one good and two filled bad are not three bad
      0---- 3/3 NOT_BREACHING ALARM OK    | table 1 row 2
      ----- 3/3 MISSING       OK    INSUFFICIENT_DATA | table 1 row 3: nothing in the range is known
      ----- 3/3 IGNORE        OK    OK    | table 1 row 3: the state is kept
      ----- 3/3 IGNORE        ALARM ALARM | table 1 row 3: the state is kept
      ----- 3/3 IGNORE        INSUFFICIENT_DATA INSUFFICIENT_DATA | table 1 row 3: the state is kept
      ----- 3/3 BREACHING     OK    ALARM | table 1 row 3: three filled bad
      ----- 3/3 NOT_BREACHING ALARM OK    | table 1 row 3: three filled good
      0XX-X 3/3 MISSING       OK    ALARM | table 1 row 4: the three newest real points are bad
      0XX-X 3/3 IGNORE        OK    ALARM | table 1 row 4
      0XX-X 3/3 BREACHING     OK    ALARM | table 1 row 4
      0XX-X 3/3 NOT_BREACHING OK    ALARM | table 1 row 4
      --X-- 3/3 MISSING       OK    ALARM | table 1 row 5: premature alarm state, the bad point is 3 periods old and nothing good followed
      --X-- 3/3 IGNORE        OK    OK    | table 1 row 5: the state is kept
      --X-- 3/3 IGNORE        ALARM ALARM | table 1 row 5: the state is kept
      --X-- 3/3 BREACHING     OK    ALARM | table 1 row 5: one bad and two filled bad
      --X-- 3/3 NOT_BREACHING ALARM OK    | table 1 row 5: one bad of three
      ----X 3/3 MISSING       OK    INSUFFICIENT_DATA | older table 1 row 5: the next point may be good, so no alarm yet
      ----X 3/3 IGNORE        OK    OK    | older table 1 row 5: the state is kept
      ----X 3/3 BREACHING     OK    ALARM | older table 1 row 5: filled bad
      ----X 3/3 NOT_BREACHING OK    OK    | older table 1 row 5
      ---X- 3/3 MISSING       OK    INSUFFICIENT_DATA | premature transitions: 2 periods old is younger than M = 3
      X---- 3/3 MISSING       OK    ALARM | older table 1 row 6: the oldest is bad and there is no good one
      X---- 3/3 IGNORE        OK    OK    | older table 1 row 6: the state is kept
      X---- 3/3 BREACHING     OK    ALARM | older table 1 row 6
      X---- 3/3 NOT_BREACHING OK    OK    | older table 1 row 6
      ---X0 3/3 MISSING       ALARM OK    | premature transitions: "false positives are avoided when the next point is good"
      --X-0 3/3 MISSING       ALARM OK    | premature transitions: as before, a period later
      --X-0 3/3 IGNORE        ALARM OK    | a good real point decides
      --XX- 3/3 MISSING       OK    ALARM | the oldest bad point is 3 old, the newer ones bad or missing
      ---XX 3/3 MISSING       OK    INSUFFICIENT_DATA | the oldest bad point is 2 old only
      XX--- 3/3 MISSING       OK    ALARM | the oldest bad point is 5 old and nothing good followed
      0-X-X 2/3 MISSING       OK    ALARM | table 2 row 1: two of three real points are bad
      0-X-X 2/3 IGNORE        OK    ALARM | table 2 row 1
      0-X-X 2/3 BREACHING     OK    ALARM | table 2 row 1
      0-X-X 2/3 NOT_BREACHING OK    ALARM | table 2 row 1
      00X0X 2/3 MISSING       OK    ALARM | table 2 row 2: of the newest three, two are bad
      00X0X 2/3 NOT_BREACHING OK    ALARM | table 2 row 2
      X0X00 2/3 MISSING       ALARM OK    | only the newest three count when none is missing
      0-X-- 2/3 MISSING       OK    OK    | table 2 row 3: a good real point, one bad of two needed
      0-X-- 2/3 IGNORE        ALARM OK    | table 2 row 3
      0-X-- 2/3 BREACHING     OK    ALARM | table 2 row 3: one bad and one filled bad
      0-X-- 2/3 NOT_BREACHING OK    OK    | table 2 row 3
      ----0 2/3 MISSING       ALARM OK    | table 2 row 4: the one real point is good
      ----0 2/3 IGNORE        ALARM OK    | table 2 row 4
      ----0 2/3 BREACHING     OK    ALARM | table 2 row 4: two filled bad are the two needed
      ----0 2/3 NOT_BREACHING ALARM OK    | table 2 row 4
      ---X- 2/3 MISSING       OK    ALARM | table 2 row 5: premature alarm state, 2 periods old is as old as M
      ---X- 2/3 IGNORE        OK    OK    | table 2 row 5: the state is kept
      ---X- 2/3 BREACHING     OK    ALARM | table 2 row 5
      ---X- 2/3 NOT_BREACHING OK    OK    | table 2 row 5
      ----X 2/3 MISSING       OK    INSUFFICIENT_DATA | older table 2 row 5: 1 period old is younger than M = 2
      ----X 2/3 IGNORE        ALARM ALARM | older table 2 row 5: the state is kept
      ----X 2/3 BREACHING     OK    ALARM | older table 2 row 5
      ----X 2/3 NOT_BREACHING OK    OK    | older table 2 row 5
      -X-X- 2/3 MISSING       OK    ALARM | two real bad points are enough, wherever they are
      -X-X- 2/3 IGNORE        OK    ALARM | two real bad points are enough: nothing to ignore
      -X-X- 2/3 NOT_BREACHING OK    ALARM | two real bad points are enough
      00000 2/3 MISSING       ALARM OK    | nothing breaches
      XXXXX 3/3 NOT_BREACHING OK    ALARM | everything breaches
      0XXX0 3/3 MISSING       ALARM OK    | figure of the documentation, sixth period: one dip and it is OK
      00X00 3/3 MISSING       OK    OK    | figure of the documentation, ninth period: one spike is not enough
      --0   1/1 MISSING       ALARM OK    | 1 of 1: the newest decides
      --X   1/1 MISSING       OK    ALARM | 1 of 1: M = 1 is reached by a real point
      X--   1/1 MISSING       OK    ALARM | the range holds spare periods, so the last real point still counts
      X0-   1/1 MISSING       ALARM OK    | the newest real point counts, not the oldest
      0X-   1/1 IGNORE        OK    ALARM | enough real points: nothing to ignore
      0--   1/1 BREACHING     OK    OK    | a real point in the range keeps 1 of 1 from being filled
      ---   1/1 BREACHING     OK    ALARM | silence counts as bad once the whole range is empty
      ---   1/1 NOT_BREACHING ALARM OK    | silence counts as good
      ---   1/1 MISSING       ALARM INSUFFICIENT_DATA | silence is told as what it is
      ---   1/1 IGNORE        ALARM ALARM | silence changes nothing
      X00X000 2/5 MISSING     ALARM OK    | of the newest five only one is bad
      XX-0-00 2/5 NOT_BREACHING OK  ALARM | five real points reach back to both bad ones
      X-X0-00 2/5 NOT_BREACHING OK  ALARM | the same with a hole between
      -----X0 2/5 BREACHING   OK    ALARM | one bad and three filled bad reach two
      """;

  record Case(
      String points, int m, int n, MissingData missing, AlarmState before, AlarmState after) {}

  static List<Case> cases() {
    return TABLE
        .lines()
        .map(line -> {
          String[] words = line.substring(0, line.indexOf('|')).strip().split("\\s+");
          String[] numbers = words[1].split("/");
          return new Case(
              words[0],
              Integer.parseInt(numbers[0]),
              Integer.parseInt(numbers[1]),
              MissingData.valueOf(words[2]),
              AlarmState.valueOf(words[3]),
              AlarmState.valueOf(words[4]));
        })
        .toList();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void judgesAsCloudWatchDocuments(Case one) {
    Verdict verdict =
        Judgement.of(alarm(one.m, one.n, one.missing), points(one.points), one.before);

    assertThat(verdict.state()).isEqualTo(one.after);
    assertThat(verdict.reason()).endsWith(".");
  }

  @Test
  void theTableHasAtLeastSixtyCasesAndNoneTwice() {
    assertThat(cases()).hasSizeGreaterThanOrEqualTo(60).doesNotHaveDuplicates();
  }

  @Test
  void pointsBeyondTheRangeAreLeftAside() {
    assertThat(
            Judgement.of(alarm(3, 3, MissingData.MISSING), points("XXX-----"), AlarmState.ALARM)
                .state())
        .isEqualTo(AlarmState.INSUFFICIENT_DATA);
  }

  @Test
  void theReasonSaysWhichDatapointsBreached() {
    AlarmDefinition alarm = AlarmWorld.gauge("errors", "errors", 0.05, 3, 5);
    List<Datapoint> points =
        Stream.of(0.01, 0.08, 0.02, 0.11, 0.07).map(value -> new Datapoint(NOON, value)).toList();

    assertThat(Judgement.of(alarm, points, AlarmState.OK))
        .isEqualTo(
            new Verdict(
                AlarmState.ALARM,
                "3 of the last 5 datapoints were ≥ 0.05: 0.08, 0.11, 0.07.",
                0.07));
  }

  @ParameterizedTest
  @CsvSource({
    "GT, 5, false", "GT, 5.1, true", "GE, 5, true", "GE, 4.9, false",
    "LT, 5, false", "LT, 4.9, true", "LE, 5, true", "LE, 5.1, false"
  })
  void comparesAsWritten(Comparison comparison, double value, boolean breaches) {
    assertThat(comparison.breaches(value, 5)).isEqualTo(breaches);
  }

  private static AlarmDefinition alarm(int m, int n, MissingData missing) {
    return new AlarmDefinition(
        "a",
        "",
        EnvironmentName.PRODUCTION,
        new AlarmSource.Metric("m", Statistic.AVERAGE),
        Comparison.GE,
        1,
        60,
        n,
        m,
        missing,
        AlarmSeverity.PAGE,
        null,
        true);
  }

  private static List<Datapoint> points(String text) {
    return text.chars()
        .mapToObj(sign -> new Datapoint(NOON, sign == '-' ? null : sign == 'X' ? 1.0 : 0.0))
        .toList();
  }
}
