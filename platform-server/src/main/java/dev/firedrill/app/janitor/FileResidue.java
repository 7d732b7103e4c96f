package dev.firedrill.app.janitor;

import dev.firedrill.bot.process.load.Fillers;
import dev.firedrill.chaos.intent.Intent;
import dev.firedrill.chaos.janitor.Residue;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * Files that fill bots' disks. Processes that keep cores busy need nobody: each has a deadline of
 * its own and dies with the platform's thread that started it.
 */
final class FileResidue implements Residue {
  private final Fillers fillers;
  private final Set<String> removed = new HashSet<>();

  FileResidue(Fillers fillers) {
    this.fillers = fillers;
  }

  @Override
  public boolean remove(Intent intent) throws IOException {
    String operation = intent.step().operationKey();
    boolean stood = fillers.stands(operation);
    fillers.remove(operation);
    if (stood) {
      removed.add(operation);
    }
    return stood;
  }

  /** Whether it stood here until this janitor took it away, so that nobody else did. */
  boolean tookAway(String operation) {
    return removed.contains(operation);
  }

  @Override
  public int sweep(Instant now) throws IOException {
    fillers.sweep(now);
    return 0;
  }
}
