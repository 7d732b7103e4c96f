package dev.firedrill.telemetry.alarm.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.telemetry.AlarmState;
import dev.firedrill.telemetry.alarm.composite.RuleParser;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Composite alarms, worked out from CloudWatch's "Creating a composite alarm" and the reference of
 * {@code PutCompositeAlarm}: ALARM, OK and INSUFFICIENT_DATA of other alarms joined with AND, OR,
 * NOT and parentheses. Letters are the states of a, b and c: A alarm, O OK, I insufficient data.
 */
class CompositeTableTest {
  private static final Map<Character, AlarmState> STATES =
      Map.of('A', AlarmState.ALARM, 'O', AlarmState.OK, 'I', AlarmState.INSUFFICIENT_DATA);

  @ParameterizedTest
  @CsvSource({
    "ALARM(a), AOO, true",
    "ALARM(a), OOO, false",
    "ALARM(a), IOO, false",
    "OK(a), OOO, true",
    "OK(a), IOO, false",
    "INSUFFICIENT_DATA(a), IOO, true",
    "INSUFFICIENT_DATA(a), AOO, false",
    "NOT ALARM(a), IOO, true",
    "NOT OK(a), AOO, true",
    "NOT NOT ALARM(a), AOO, true",
    "ALARM(a) AND ALARM(b), AAO, true",
    "ALARM(a) AND ALARM(b), AOO, false",
    "ALARM(a) OR ALARM(b), OAO, true",
    "ALARM(a) OR ALARM(b), OIO, false",
    "ALARM(a) AND NOT ALARM(b), AOO, true",
    "ALARM(a) AND NOT ALARM(b), AAO, false",
    "(ALARM(a) OR ALARM(b)) AND NOT ALARM(c), OAO, true",
    "(ALARM(a) OR ALARM(b)) AND NOT ALARM(c), OAA, false",
    "ALARM(a) OR ALARM(b) AND ALARM(c), AOO, true",
    "ALARM(a) OR ALARM(b) AND ALARM(c), OAO, false",
    "(ALARM(a) OR ALARM(b)) AND ALARM(c), AOO, false",
    "NOT ALARM(a) AND ALARM(b), AAO, false",
    "NOT (ALARM(a) AND ALARM(b)), AOO, true",
    "NOT (ALARM(a) OR OK(b)), OAO, true",
    "ALARM(a) AND (OK(b) OR INSUFFICIENT_DATA(c)), AAI, true",
    "alarm(a) and not ok(b), AIO, true"
  })
  void holdsAsCloudWatchDocuments(String rule, String states, boolean holds) {
    Map<String, AlarmState> now =
        Map.of(
            "a", Objects.requireNonNull(STATES.get(states.charAt(0))),
            "b", Objects.requireNonNull(STATES.get(states.charAt(1))),
            "c", Objects.requireNonNull(STATES.get(states.charAt(2))));

    assertThat(RuleParser.parse(rule).holds(name -> Objects.requireNonNull(now.get(name))))
        .isEqualTo(holds);
  }
}
