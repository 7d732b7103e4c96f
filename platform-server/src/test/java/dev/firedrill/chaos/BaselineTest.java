package dev.firedrill.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.chaos.persistence.ChaosPersistence;
import dev.firedrill.chaos.probe.baseline.Baselines;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.team.Team;
import dev.firedrill.testing.TestDatabase;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How bots stood when a run started is kept with the run and its evidence. */
class BaselineTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final Map<String, Object> KEPT = Map.of("version", "v1", "restarts", 3);

  private final ChaosWorld world = new ChaosWorld(DATABASE);
  private final Baselines baselines = ChaosPersistence.baselines(DATABASE.jdbi());
  private final Team otter = world.course.team();
  private final Team lynx = world.course.team();

  @Test
  void itIsKeptAtTheLaunchAndToldToTheEvidence() {
    RunId run = world.launch(otter);

    assertThat(baselines.current(otter.id())).as("what is compared").isEqualTo(KEPT);
    assertThat(baselines.current(lynx.id())).isEmpty();
    assertThat(world.facts(run))
        .filteredOn(fact -> fact.kind() == EvidenceKind.RUN_STARTED)
        .singleElement()
        .satisfies(fact -> assertThat(fact.payload().get("baseline")).isEqualTo(KEPT));
  }

  @Test
  void itIsThatOfTheRunThatGoesOn() {
    RunId run = world.launch(otter);
    DATABASE
        .jdbi()
        .useHandle(handle ->
            handle.execute(
                "UPDATE run_team SET released_at = now() WHERE run_id = ?", run.value()));

    assertThat(baselines.current(otter.id())).isEmpty();
  }
}
