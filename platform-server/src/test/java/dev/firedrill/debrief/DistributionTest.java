package dev.firedrill.debrief;

import static dev.firedrill.debrief.DebriefFacts.team;
import static dev.firedrill.debrief.DebriefFacts.voided;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DistributionTest {
  @Test
  void theMedianCountsThoseWhoNeverDidItAsSlowest() {
    Distribution spread =
        Distribution.of(
            Measure.TTD,
            List.of(
                team("A", 120, null, null),
                team("B", 90, null, null),
                team("C", null, null, null)));

    assertThat(spread.median()).isEqualTo(Duration.ofSeconds(60));
    assertThat(spread.limit()).isEqualTo(Duration.ofMinutes(14));
    assertThat(spread.dots())
        .extracting(Distribution.Dot::took)
        .containsExactly(Duration.ofSeconds(30), Duration.ofSeconds(60), null);
  }

  @Test
  void thereIsNoMedianWhereHalfNeverDidIt() {
    assertThat(
            Distribution.of(
                    Measure.TTM, List.of(team("A", 90, 120, null), team("B", 90, null, null)))
                .median())
        .isNull();
  }

  @Test
  void ofAnEvenNumberTheMedianIsBetweenTheTwoInTheMiddle() {
    assertThat(
            Distribution.of(
                    Measure.TTM, List.of(team("A", 90, 100, null), team("B", 90, 120, null)))
                .median())
        .isEqualTo(Duration.ofSeconds(50));
  }

  @Test
  void aVoidTeamIsNoDot() {
    assertThat(Distribution.of(Measure.TTD, List.of(voided("A"))).dots()).isEmpty();
    assertThat(Distribution.of(Measure.TTD, List.of(voided("A"))).median()).isNull();
  }

  @Test
  void engagingCountsFromTheDetectionAndTheOthersFromTheEffect() {
    TeamRun team = team("A", 100, 200, 300);

    assertThat(Measure.TTD.of(team.reached())).isEqualTo(Duration.ofSeconds(40));
    assertThat(Measure.TTA.of(team.reached())).isEqualTo(Duration.ZERO);
    assertThat(Measure.TTM.of(team.reached())).isEqualTo(Duration.ofSeconds(140));
    assertThat(Measure.TTR.of(team.reached())).isEqualTo(Duration.ofMinutes(4));
  }
}
