package dev.firedrill.app.bench.crash;

import dev.firedrill.app.bench.drill.DrillParts;
import dev.firedrill.chaos.engine.LedgerUndoing;
import dev.firedrill.chaos.fault.Faults;
import dev.firedrill.chaos.fault.upstream.UpstreamFaults;
import dev.firedrill.chaos.intent.Intent;
import dev.firedrill.chaos.intent.IntentFiles;
import dev.firedrill.chaos.janitor.Janitor;
import dev.firedrill.chaos.janitor.Residue;
import dev.firedrill.chaos.ledger.StepState;
import dev.firedrill.telemetry.persistence.TelemetryPersistence;
import dev.firedrill.upstream.persistence.UpstreamPersistence;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A janitor that takes what is not due yet for overdue. */
final class WrongJanitor {
  private static final Duration TOO_EARLY = Duration.ofHours(-1);
  private static final long PATIENCE = 200;

  private final Course course;

  WrongJanitor(Course course) {
    this.course = course;
  }

  /** Once a fault is in force. */
  void clearUpEverything() throws InterruptedException {
    for (long look = 0; look < PATIENCE; look++) {
      if (course.rows().stream().anyMatch(row -> row.state() == StepState.VERIFIED)) {
        break;
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    DrillParts parts = course.parts();
    LedgerUndoing undoing =
        new LedgerUndoing(
            new LedgerUndoing.Ports(
                parts.runs(),
                parts.ledger(),
                parts.evidence(),
                parts.transactions(),
                parts.events(),
                new Faults(
                    UpstreamFaults.all(
                        UpstreamPersistence.rules(parts.jdbi(), parts.clock()),
                        TelemetryPersistence.blackouts(parts.jdbi(), parts.clock()))),
                parts.teams(),
                parts.clock()));
    int _ =
        new Janitor(
                new IntentFiles(course.directory().resolve("intents"), "wrong"),
                new Nothing(),
                () -> Optional.of(undoing),
                what -> {},
                parts.clock(),
                TOO_EARLY)
            .look();
  }

  private record Nothing() implements Residue {
    @Override
    public boolean remove(Intent intent) {
      return false;
    }

    @Override
    public int sweep(Instant now) {
      return 0;
    }
  }
}
