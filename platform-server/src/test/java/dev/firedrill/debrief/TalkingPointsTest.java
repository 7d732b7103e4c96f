package dev.firedrill.debrief;

import static dev.firedrill.debrief.DebriefFacts.fact;
import static dev.firedrill.debrief.DebriefFacts.team;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.debrief.TalkingPoint.Topic;
import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.evidence.EvidenceKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TalkingPointsTest {
  private static EvidenceEvent alarm(int second) {
    return fact(
        EvidenceKind.ALARM_STATE_CHANGED, second, "x", Map.of("name", "5xx", "to", "ALARM"));
  }

  private static String of(Topic topic, TeamRun... teams) {
    return TalkingPoints.of(List.of(teams)).stream()
        .filter(point -> point.topic() == topic)
        .map(TalkingPoint::text)
        .findFirst()
        .orElse("none");
  }

  @Test
  void theSlowestDetectionSaysThatItsOwnAlarmHadFired() {
    assertThat(
            of(
                Topic.SLOWEST_DETECTION,
                team("A", 90, null, null),
                team("B", 660, null, null, alarm(120))))
        .isEqualTo("detected it after 10 min; its alarm 5xx had fired 1 min after the effect");
  }

  @Test
  void orThatAnothersDid() {
    assertThat(
            of(
                Topic.SLOWEST_DETECTION,
                team("A", 90, null, null, alarm(75)),
                team("B", null, null, null)))
        .isEqualTo(
            "never detected it; none of its alarms had fired, where another team's did after 15 s");
  }

  @Test
  void theBestMitigationNamesTheLastDeedBeforeIt() {
    EvidenceEvent flag = fact(EvidenceKind.FLAG_CHANGED, 110, "weather switched off", Map.of());

    assertThat(of(Topic.BEST_MITIGATION, team("A", 90, 120, null, flag), team("B", 90, 300, null)))
        .isEqualTo("mitigated it after 1 min; the last thing it did before: weather switched off");
  }

  @Test
  void whoDeclaredBeforeAnythingWasWrongIsNamed() {
    EvidenceEvent early = fact(EvidenceKind.INCIDENT_DECLARED, 30, "declared", Map.of());

    assertThat(of(Topic.FALSE_ALARMS, team("A", 90, null, null, early)))
        .isEqualTo("declared an incident before any fault had an effect");
    assertThat(of(Topic.FALSE_ALARMS, team("A", 90, null, null))).isEqualTo("none");
  }
}
