package dev.firedrill.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.chaos.control.WaveSpread;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.team.Team;
import dev.firedrill.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WaveSpreadTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final ChaosWorld world = new ChaosWorld(DATABASE);
  private final Team team = world.course.team();

  @Test
  void fortyTargetsAreSummedUpByStep() {
    List<Integer> late = IntStream.rangeClosed(1, 40).boxed().toList();
    List<WaveSpread> spreads =
        WaveSpread.of(
            late.reversed().stream()
                .map(millis ->
                    world.evidence.append(
                        NewEvidence.of(EvidenceKind.FAULT_APPLIED, team.id(), "step:slow", "hit")
                            .withPayload(
                                Map.of(
                                    "step",
                                    "slow",
                                    "plannedAt",
                                    world.clock.instant().toString(),
                                    "skewMillis",
                                    millis))
                            .withOccurredAt(world.clock.instant())))
                .toList());

    assertThat(spreads)
        .containsExactly(new WaveSpread("slow", world.clock.instant(), 40, 20, 40, 40, 39));
  }

  @Test
  void nothingAppliedIsNoWave() {
    assertThat(WaveSpread.of(List.of())).isEmpty();
  }
}
