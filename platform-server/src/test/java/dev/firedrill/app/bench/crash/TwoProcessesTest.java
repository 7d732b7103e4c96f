package dev.firedrill.app.bench.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firedrill.app.bench.drill.Drill;
import dev.firedrill.app.bench.drill.DrillParts;
import dev.firedrill.app.bench.kit.BenchSite;
import dev.firedrill.chaos.RunId;
import dev.firedrill.chaos.ledger.StepExecution;
import dev.firedrill.chaos.ledger.StepState;
import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.EvidenceQuery;
import dev.firedrill.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.ds.PGSimpleDataSource;

/** Two processes with an engine each, on one database. */
class TwoProcessesTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final int TEAMS = 40;
  private static final Duration FAULT_AT = Duration.ofSeconds(4);
  private static final Duration FAULT_LASTS = Duration.ofSeconds(8);
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final DrillParts parts = DrillParts.on(DATABASE.jdbi(), InstantSource.system());
  private BenchSite site;

  /** JUnit opens the site before each test. */
  @SuppressWarnings("NullAway.Init")
  TwoProcessesTest() {}

  @BeforeEach
  void open() throws IOException {
    site = BenchSite.open();
    PGSimpleDataSource source = (PGSimpleDataSource) DATABASE.dataSource();
    FollowingPool.write(
        site.resolve("platform.yml"),
        Objects.requireNonNull(source.getURL()),
        Objects.requireNonNull(source.getUser()),
        Objects.requireNonNull(source.getPassword()));
  }

  @AfterEach
  void close() {
    site.close();
  }

  private Process server() throws IOException {
    Path up = site.resolve("up");
    Files.deleteIfExists(up);
    Process process =
        site.start(
            Course.java(
                "-Xmx96m",
                Subject.class.getName(),
                site.resolve(".").normalize().toString(),
                "-",
                "NONE"),
            Map.of(),
            site.resolve("output.txt"));
    await().atMost(PATIENCE).until(() -> Files.exists(up) || !process.isAlive());
    assertThat(process.isAlive()).as("the server started").isTrue();
    return process;
  }

  private List<Witness.Line> witnessed(String what) throws IOException {
    return Witness.read(site.resolve("witness.log")).stream()
        .filter(line -> line.what().equals(what))
        .toList();
  }

  @Test
  void eachOfFortyTeamsIsHitOnceAndTheOtherServerUndoesWhatAKilledOneInjected() throws Exception {
    List<Process> servers = new ArrayList<>(List.of(server(), server()));
    Drill drill = new Drill(parts, FAULT_AT, FAULT_LASTS);
    RunId run = drill.launch(drill.found(TEAMS));

    await()
        .atMost(PATIENCE)
        .until(() -> steps(run).stream().allMatch(step -> step.times().appliedAt() != null));
    List<Long> injecting = witnessed("applied").stream().map(Witness.Line::pid).distinct().toList();
    assertThat(injecting).hasSize(1);
    Process dying =
        servers.stream().filter(each -> each.pid() == injecting.getFirst()).findAny().orElseThrow();
    dying.destroyForcibly().waitFor();
    servers.remove(dying);

    await()
        .atMost(PATIENCE)
        .until(() -> steps(run).stream().allMatch(step -> step.state().isOver()));
    assertThat(witnessed("applied")).extracting(Witness.Line::operation).doesNotHaveDuplicates();
    assertThat(witnessed("reverted"))
        .hasSize(TEAMS)
        .allMatch(line -> line.pid() == servers.getFirst().pid())
        .extracting(Witness.Line::operation)
        .doesNotHaveDuplicates();
    assertThat(steps(run)).extracting(StepExecution::state).doesNotContain(StepState.STUCK);
    assertThat(kinds(run, EvidenceKind.FAULT_INTENT)).hasSize(TEAMS);
    assertThat(kinds(run, EvidenceKind.FAULT_APPLIED)).hasSize(TEAMS);
    assertThat(kinds(run, EvidenceKind.FAULT_REVERTED)).hasSize(TEAMS);
  }

  private List<StepExecution> steps(RunId run) {
    return parts.ledger().ofRun(run);
  }

  private List<EvidenceEvent> kinds(RunId run, EvidenceKind kind) {
    return parts.evidence().find(EvidenceQuery.ofRun(run.value())).stream()
        .filter(fact -> fact.kind() == kind)
        .toList();
  }
}
