package dev.firedrill.app.janitor;

import dev.firedrill.chaos.intent.Intent;
import dev.firedrill.chaos.janitor.Residue;
import java.nio.file.Path;
import java.time.Instant;

/** What faults of bots leave on this machine. */
final class FileResidue implements Residue {
  private final Path bots;

  FileResidue(Path bots) {
    this.bots = bots;
  }

  @Override
  public boolean remove(Intent intent) {
    return false;
  }

  @Override
  public int sweep(Instant now) {
    return 0;
  }
}
