package dev.firedrill.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.chaos.engine.ChaosEngine;
import dev.firedrill.chaos.engine.LedgerUndoing;
import dev.firedrill.chaos.fault.Faults;
import dev.firedrill.chaos.intent.Intent;
import dev.firedrill.chaos.intent.IntentFiles;
import dev.firedrill.chaos.janitor.Janitor;
import dev.firedrill.chaos.janitor.Residue;
import dev.firedrill.chaos.janitor.Undoing;
import dev.firedrill.chaos.ledger.StepExecution;
import dev.firedrill.chaos.ledger.StepState;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.team.Team;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.upstream.UpstreamRule;
import dev.firedrill.upstream.UpstreamService;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The platform dies, and nobody but the janitor is left to clear up. */
@SuppressWarnings("NullAway") // what is missing here fails the test
class JanitorTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final int BOUNDARIES = 90;

  @TempDir Path data;
  private final List<String> diary = new ArrayList<>();
  private final List<Intent> takenAway = new ArrayList<>();
  private boolean databaseAnswers = true;
  private int runs;

  private ChaosWorld world;
  private Team team;
  private RunId run;
  private IntentFiles intents;

  @BeforeEach
  void launch() {
    anotherWorld();
  }

  private void anotherWorld() {
    diary.clear();
    world = new ChaosWorld(DATABASE);
    team = world.course.team();
    run = world.launch(team);
    intents = new IntentFiles(data.resolve("intents-" + ++runs), "platform");
    world.intents = intents;
  }

  private Janitor janitor() {
    Undoing undoing =
        new LedgerUndoing(
            new LedgerUndoing.Ports(
                world.runs,
                world.ledger,
                world.evidence,
                DATABASE.transactions(),
                world.events,
                new Faults(world.fault()),
                DATABASE.teams(),
                world.clock));
    Residue residue =
        new Residue() {
          @Override
          public boolean remove(Intent intent) {
            takenAway.add(intent);
            return true;
          }

          @Override
          public int sweep(Instant now) {
            return 0;
          }
        };
    return new Janitor(
        new IntentFiles(data.resolve("intents-" + runs), "janitor"),
        residue,
        () -> databaseAnswers ? Optional.of(undoing) : Optional.empty(),
        diary::add,
        world.clock,
        Janitor.GRACE);
  }

  private StepExecution row() {
    return world.step(run, team, ChaosWorld.FAULT);
  }

  private void inForce() {
    ChaosEngine engine = world.engine();
    world.run(engine, Duration.ofSeconds(5), Duration.ofSeconds(5));
    world.run(engine, Duration.ofSeconds(40), Duration.ofSeconds(20));
    assertThat(row().state()).isEqualTo(StepState.VERIFIED);
  }

  private void pass(Duration beyondDue) {
    Instant due = row().times().revertDueAt();
    Instant now = world.clock.instant();
    world.clock.step(Duration.between(now, (due.isAfter(now) ? due : now).plus(beyondDue)));
  }

  @Test
  void whateverThePlatformWasDoingWhenItDiedTheJanitorEndsIt() {
    int boundary = 0;
    int undone = 0;
    boolean died = true;
    while (died && boundary < BOUNDARIES) {
      Tripwire wire = new Tripwire(boundary);
      world.aroundTransactions = wire::transactions;
      world.aroundFault = wire::fault;
      died = diesWhile(world.engine());
      world.aroundTransactions = UnaryOperator.identity();
      world.aroundFault = UnaryOperator.identity();
      StepState before = row().state();
      if (before == StepState.INTENT && intents.open().isEmpty()) {
        // Between the commit and the line in the file nothing was done yet, and nothing is to undo.
        assertThat(world.ruleOf(team)).as("rule after death at %d", boundary).isEmpty();
      } else if (!before.isBefore()) {
        undone++;
        if (!before.isOver()) {
          pass(Duration.ofSeconds(20));
          Janitor janitor = janitor();
          janitor.look();
        }
        janitor().look();
        assertThat(row().state())
            .as("after death at %d in %s: %s", boundary, before, diary)
            .isIn(StepState.CLEAN, StepState.VOID);
        assertThat(world.ruleOf(team)).as("rule after death at %d", boundary).isEmpty();
        assertThat(intents.open()).as("open after death at %d", boundary).isEmpty();
        assertThat(world.kinds(run))
            .containsOnlyOnce(EvidenceKind.FAULT_REVERTED, EvidenceKind.FAULT_CLEAN);
      }
      boundary++;
      anotherWorld();
    }
    assertThat(died).as("the run has fewer than %d boundaries", BOUNDARIES).isFalse();
    assertThat(undone).as("deaths with something to undo").isGreaterThan(15);
  }

  private boolean diesWhile(ChaosEngine engine) {
    try {
      world.settle(engine);
      world.run(engine, Duration.ofSeconds(5), Duration.ofSeconds(5));
      world.run(engine, Duration.ofSeconds(40), Duration.ofSeconds(20));
      world.run(engine, Duration.ofMinutes(12), Duration.ofMinutes(6));
      return false;
    } catch (Tripwire.Killed killed) {
      return true;
    }
  }

  @Test
  void aPlatformThatWorksHasItsGrace() {
    inForce();
    pass(Janitor.GRACE.minusMillis(1));

    assertThat(janitor().look()).isEqualTo(1);

    assertThat(row().state()).isEqualTo(StepState.VERIFIED);
    assertThat(world.ruleOf(team)).isPresent();
    assertThat(takenAway).isEmpty();
  }

  @Test
  void itLeavesWhatThePlatformIsUndoing() {
    inForce();
    pass(Duration.ofSeconds(4));
    Tripwire wire = new Tripwire(2);
    world.aroundFault = wire::fault;
    world.aroundTransactions = UnaryOperator.identity();
    ChaosEngine engine = world.engine();
    world.aroundFault = UnaryOperator.identity();
    engine.advance();
    StepState doing = row().state();
    world.clock.step(Duration.ofSeconds(2));

    janitor().look();

    assertThat(row().state()).isEqualTo(doing);
  }

  @Test
  void whatWasGivenMoreTimeStays() {
    inForce();
    Instant later = row().times().revertDueAt().plusSeconds(120);
    StepExecution seen = row();
    DATABASE
        .transactions()
        .run(() ->
            assertThat(
                    world.ledger.move(
                        seen,
                        seen.next(seen.state(), later)
                            .times(times -> times.intended(later, later.plusSeconds(60)))))
                .isPresent());
    world.clock.step(Duration.between(world.clock.instant(), later.minusSeconds(30)));

    assertThat(janitor().look()).isEqualTo(1);

    assertThat(row().state()).isEqualTo(StepState.VERIFIED);
    assertThat(diary).anyMatch(line -> line.contains("was given more time"));
  }

  @Test
  void whatSomebodyElsePutThereStaysAndTheStepSaysSo() {
    inForce();
    UpstreamRule ours = world.ruleOf(team).orElseThrow();
    DATABASE
        .jdbi()
        .useHandle(handle ->
            handle.execute(
                "UPDATE upstream_rule SET operation_key = 'somebody else' WHERE operation_key = ?",
                ours.operationKey()));
    pass(Duration.ofSeconds(6));

    assertThat(janitor().look()).isZero();

    assertThat(row().state()).isEqualTo(StepState.SUPERSEDED);
    assertThat(world.rules.find(ChaosWorld.bot(team), UpstreamService.WEATHER))
        .map(UpstreamRule::operationKey)
        .contains("somebody else");
    assertThat(world.kinds(run)).contains(EvidenceKind.FAULT_SUPERSEDED);
  }

  @Test
  void whatTheLedgerDoesNotKnowIsUndoneFromTheFile() {
    inForce();
    pass(Duration.ofSeconds(6));
    DATABASE
        .jdbi()
        .useHandle(handle -> {
          handle.execute("DELETE FROM fault_owner WHERE run_id = ?", run.value());
          handle.execute("DELETE FROM step_execution WHERE run_id = ?", run.value());
        });

    assertThat(janitor().look()).isZero();

    assertThat(world.ruleOf(team)).isEmpty();
    assertThat(diary).anyMatch(line -> line.startsWith("closed dependency-slow"));
  }

  @Test
  void withoutADatabaseItTakesAwayWhatLiesOutsideOnceAndDoesTheRestLater() {
    inForce();
    pass(Duration.ofSeconds(6));
    databaseAnswers = false;
    Janitor janitor = janitor();
    janitor.look();
    assertThat(janitor.look()).isEqualTo(1);
    assertThat(takenAway).extracting(Intent::fault).containsExactly("dependency-slow");
    assertThat(row().state()).isEqualTo(StepState.VERIFIED);
    assertThat(diary).filteredOn(line -> line.contains("waits for the database")).hasSize(1);

    databaseAnswers = true;

    assertThat(janitor.look()).isZero();
    assertThat(row().state()).isEqualTo(StepState.CLEAN);
    assertThat(takenAway).hasSize(1);
  }

  @Test
  void whatThePlatformEndedIsOnlyClosed() {
    inForce();
    ChaosEngine engine = world.engine();
    world.run(engine, Duration.ofMinutes(12), Duration.ofMinutes(6));
    assertThat(row().state()).isEqualTo(StepState.CLEAN);
    long epoch = row().epoch();

    assertThat(janitor().look()).isZero();

    assertThat(row().epoch()).isEqualTo(epoch);
    assertThat(world.kinds(run)).containsOnlyOnce(EvidenceKind.FAULT_REVERTED);
  }
}
