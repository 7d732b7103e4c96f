package dev.firedrill.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.chaos.engine.ChaosEngine;
import dev.firedrill.chaos.fault.Applied;
import dev.firedrill.chaos.fault.Fault;
import dev.firedrill.chaos.fault.FaultOrder;
import dev.firedrill.chaos.fault.RevertOutcome;
import dev.firedrill.chaos.ledger.StepState;
import dev.firedrill.team.Team;
import dev.firedrill.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TwoServersTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final ChaosWorld world = new ChaosWorld(DATABASE);

  /** What really reached the targets, from any server. */
  private final Queue<FaultOrder> applied = new ConcurrentLinkedQueue<>();

  private final Queue<FaultOrder> reverted = new ConcurrentLinkedQueue<>();

  private final class Counting extends ForwardingFault {
    Counting(Fault real) {
      super(real);
    }

    @Override
    public Applied apply(FaultOrder order) {
      applied.add(order);
      return real.apply(order);
    }

    @Override
    public RevertOutcome revertIfOurs(FaultOrder order, Map<String, Object> snapshot) {
      reverted.add(order);
      return real.revertIfOurs(order, snapshot);
    }
  }

  @Test
  void serversThatLookAtOnceApplyAndRevertEachFaultOnce() throws Exception {
    world.aroundFault = Counting::new;
    List<Team> teams = Stream.generate(world.course::team).limit(6).toList();
    RunId run = world.launch(teams.toArray(Team[]::new));
    List<ChaosEngine> servers = List.of(world.engine(), world.engine(), world.engine());

    world.clock.step(Duration.ofSeconds(5));
    atOnce(servers);
    assertThat(teams).allSatisfy(team -> assertThat(world.ruleOf(team)).isPresent());
    assertThat(applied).extracting(FaultOrder::operationKey).hasSize(6).doesNotHaveDuplicates();

    world.settle(servers.getFirst());
    world.clock.step(Duration.ofMinutes(12));
    atOnce(servers);
    world.settle(servers.getFirst());
    assertThat(reverted).extracting(FaultOrder::operationKey).hasSize(6).doesNotHaveDuplicates();
    assertThat(teams)
        .allSatisfy(team -> assertThat(world.state(run, team)).isEqualTo(StepState.CLEAN));
    assertThat(world.ended).containsExactly(run);
  }

  private static void atOnce(List<ChaosEngine> servers) throws Exception {
    List<Callable<Object>> looks =
        servers.stream().<Callable<Object>>map(server -> server::advance).toList();
    try (var threads = Executors.newFixedThreadPool(servers.size())) {
      threads.invokeAll(looks).forEach(done -> assertThat(done.resultNow()).isNotNull());
    }
  }

  @Test
  void haltThatMeetsTheInjectionLeavesNothingInForce() throws Exception {
    List<Team> teams = Stream.generate(world.course::team).limit(6).toList();
    RunId run = world.launch(teams.toArray(Team[]::new));
    ChaosEngine injecting = world.engine();
    ChaosEngine halting = world.engine();
    world.settle(injecting);
    world.clock.step(Duration.ofSeconds(5));

    Callable<Object> inject = injecting::advance;
    Callable<Object> halt = () -> halting.halt(run, "stop", world.instructor);
    try (var threads = Executors.newFixedThreadPool(2)) {
      threads
          .invokeAll(List.of(inject, halt))
          .forEach(done -> assertThat(done.resultNow()).isNotNull());
    }
    world.settle(halting);

    assertThat(teams)
        .allSatisfy(team -> {
          assertThat(world.ruleOf(team)).isEmpty();
          assertThat(world.state(run, team).isOver()).isTrue();
        });
    assertThat(world.record(run).state()).isEqualTo(RunState.HALTED);
  }

  @Test
  void serverThatSleptThroughTheRevertCannotApplyAnyMore() {
    world.aroundFault = Counting::new;
    Team team = world.course.team();
    ChaosEngine engine = world.engine();
    RunId run = world.launch(team);
    world.run(engine, Duration.ofSeconds(5), Duration.ofSeconds(5));
    assertThat(engine.halt(run, "stop", world.instructor)).isTrue();
    assertThat(world.ruleOf(team)).isEmpty();

    Applied late = world.fault().apply(applied.element());

    assertThat(late).isInstanceOf(Applied.Refused.class);
    assertThat(world.ruleOf(team)).isEmpty();
  }
}
