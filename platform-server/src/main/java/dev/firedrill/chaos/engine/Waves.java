package dev.firedrill.chaos.engine;

import dev.firedrill.chaos.RunId;
import dev.firedrill.chaos.ledger.RunBook;
import dev.firedrill.chaos.ledger.StepExecution;
import dev.firedrill.chaos.ledger.StepKey;
import dev.firedrill.chaos.ledger.StepLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All steps of a run that are due at one instant. They are claimed with one statement, the intents
 * of all are committed before the first effect, and a barrier lets all effects go at the instant.
 */
final class Waves {
  /** How long before its instant a wave is prepared, and how much longer for each step. */
  private static final Duration LEAD = Duration.ofSeconds(2);

  private static final Duration LEAD_PER_STEP = Duration.ofMillis(5);
  private static final Duration LONGEST_LEAD = Duration.ofSeconds(9);

  /** How long after the instant another server takes a wave over that nobody let go. */
  private static final Duration HELD = Duration.ofSeconds(3);

  /** For how long a target that cannot be read is tried again. */
  private static final Duration UNREADABLE = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(Waves.class);

  private record Prepared(StepPlan plan, StepExecution armed, StepExecution intent) {}

  private final RunBook runs;
  private final StepLedger ledger;
  private final Workbench bench;
  private final FaultApplier applier;
  private final InjectSender sender;
  private final WorkLanes lanes;
  private final Barrier barrier;

  Waves(
      ChaosEngine.Ports ports,
      Workbench bench,
      FaultApplier applier,
      InjectSender sender,
      WorkLanes lanes,
      Barrier barrier) {
    this.runs = ports.runs();
    this.ledger = ports.ledger();
    this.bench = bench;
    this.applier = applier;
    this.sender = sender;
    this.lanes = lanes;
    this.barrier = barrier;
  }

  static Duration lead(int steps) {
    Duration lead = LEAD.plus(LEAD_PER_STEP.multipliedBy(steps));
    return lead.compareTo(LONGEST_LEAD) < 0 ? lead : LONGEST_LEAD;
  }

  /** Wakes up to a wave: what is planned is armed. */
  void arm(RunId run, Collection<StepKey> steps, Instant due) {
    List<StepExecution> _ =
        bench.recorder().inOne(() -> ledger.claimWave(run, steps, due, Instant.EPOCH, due));
  }

  /**
   * Prepares a wave and holds it until its instant. {@code done} is called for each step that this
   * server need not look after any more.
   */
  void prepare(RunId run, Map<StepKey, StepPlan> plans, Instant due, Consumer<StepKey> done) {
    List<Prepared> ready = List.of();
    try {
      ready = intend(run, read(claim(run, plans.keySet(), due), plans, due));
    } finally {
      List<StepKey> held = ready.stream().map(each -> each.intent().key()).toList();
      plans.keySet().stream().filter(key -> !held.contains(key)).forEach(done);
    }
    List<Prepared> wave = ready;
    if (!wave.isEmpty()) {
      barrier.hold(due, () -> release(wave, done));
    }
  }

  private List<StepExecution> claim(RunId run, Collection<StepKey> steps, Instant due) {
    Instant now = bench.now();
    Instant free = now.isAfter(due) ? now : due;
    return bench.recorder().inOne(() -> ledger.claimWave(run, steps, due, free, free.plus(HELD)));
  }

  /** Reads all targets at once, as far as the lane of effects goes. */
  private List<Prepared> read(
      List<StepExecution> claimed, Map<StepKey, StepPlan> plans, Instant due) {
    Map<StepExecution, CompletableFuture<Prepared>> reading =
        claimed.stream()
            .collect(
                Collectors.toMap(
                    Function.identity(),
                    step ->
                        CompletableFuture.supplyAsync(
                            () -> prepared(plans, step, due), lanes.effects())));
    List<Prepared> read = new ArrayList<>();
    reading.forEach((step, future) -> {
      try {
        read.add(future.join());
      } catch (CompletionException unreadable) {
        Throwable cause = unreadable.getCause();
        if (cause instanceof Error fatal) {
          throw fatal;
        }
        unreadable(plans, step, due, cause == null ? unreadable : cause);
      }
    });
    read.sort(
        Comparator.comparing((Prepared each) -> each.armed().key().team().toString())
            .thenComparing(each -> each.armed().key().step()));
    return read;
  }

  private Prepared prepared(Map<StepKey, StepPlan> plans, StepExecution step, Instant due) {
    StepPlan plan = plan(plans, step);
    Instant now = bench.now();
    return new Prepared(plan, step, applier.intent(plan, step, now.isAfter(due) ? now : due));
  }

  private void unreadable(
      Map<StepKey, StepPlan> plans, StepExecution step, Instant due, Throwable cause) {
    if (bench.now().isBefore(due.plus(UNREADABLE))) {
      LOG.warn("the target of {} cannot be read; it is tried again", step.key(), cause);
    } else {
      sender.skip(
          plan(plans, step), step, "its target cannot be read: " + cause.getMessage(), true);
    }
  }

  private static StepPlan plan(Map<StepKey, StepPlan> plans, StepExecution step) {
    StepPlan plan = plans.get(step.key());
    if (plan == null) {
      throw new IllegalStateException("step " + step.key() + " was not asked for");
    }
    return plan;
  }

  /** Commits the intent of all in one, and then that all are about to be applied. */
  private List<Prepared> intend(RunId run, List<Prepared> prepared) {
    if (prepared.isEmpty()) {
      return List.of();
    }
    Map<Prepared, StepKey> taken = new LinkedHashMap<>();
    List<Prepared> intended =
        bench
            .recorder()
            .inOne(() -> {
              bench.recorder().running(prepared.getFirst().armed().key());
              List<Prepared> moved = new ArrayList<>();
              for (Prepared each : prepared) {
                intend(each, taken).ifPresent(moved::add);
              }
              return moved;
            });
    taken.forEach((each, owner) ->
        sender.skip(
            each.plan(),
            each.armed(),
            "step "
                + owner.step()
                + (owner.run().equals(run) ? " of this run" : " of an earlier run")
                + " holds the same thing; only one fault at a time may",
            true));
    // On the disk before any effect, with one write for the whole wave.
    bench
        .intents()
        .intend(
            intended.stream().flatMap(each -> each.plan().intent(each.intent()).stream()).toList());
    return intended.isEmpty() ? intended : applying(run, intended);
  }

  private Optional<Prepared> intend(Prepared each, Map<Prepared, StepKey> taken) {
    StepKey key = each.armed().key();
    String object = bench.fault(each.plan(), each.armed()).object(each.plan().order(each.intent()));
    Optional<StepKey> owner = ledger.own(key, object);
    if (owner.isPresent()) {
      taken.put(each, owner.get());
      return Optional.empty();
    }
    return ledger
        .move(each.armed(), each.intent())
        .map(moved -> {
          bench.recorder().record(key, applier.intended(each.plan(), moved));
          return new Prepared(each.plan(), each.armed(), moved);
        });
  }

  private List<Prepared> applying(RunId run, List<Prepared> intended) {
    Instant due = intended.getFirst().intent().plannedAt();
    Instant from = bench.now().isAfter(due) ? bench.now() : due;
    Map<StepKey, StepPlan> plans =
        intended.stream().collect(Collectors.toMap(each -> each.intent().key(), Prepared::plan));
    List<StepExecution> seen = intended.stream().map(Prepared::intent).toList();
    return bench
        .recorder()
        .inOne(() -> {
          // Behind whoever halts the run, so that two of us never wait for each other's rows.
          if (runs.lockShared(run)) {
            return ledger.applying(run, seen, from.plus(Workbench.EFFECT_LEASE));
          }
          return List.<StepExecution>of();
        })
        .stream()
        .map(step -> new Prepared(plan(plans, step), step, step))
        .toList();
  }

  private void release(List<Prepared> wave, Consumer<StepKey> done) {
    for (Prepared each : wave) {
      lanes.effects().execute(() -> let(each, done));
    }
  }

  private void let(Prepared each, Consumer<StepKey> done) {
    StepKey key = each.intent().key();
    Runnable record;
    try {
      record = applier.effect(each.plan(), each.intent());
    } catch (RuntimeException failure) {
      LOG.error("step {} could not be applied and is looked at again", key, failure);
      done.accept(key);
      return;
    }
    lanes
        .records()
        .execute(() -> {
          try {
            record.run();
          } catch (RuntimeException failure) {
            LOG.error("what came of step {} could not be written down", key, failure);
          } finally {
            done.accept(key);
          }
        });
  }
}
