package dev.firedrill.lti.sync;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The jobs, with what became of each person. */
public interface Syncs {
  void add(GradeSync sync);

  Optional<GradeSync> find(UUID id);

  /** The newest ones, newest first, without their rows. */
  List<GradeSync> recent(int limit);

  /** Those that were begun and not ended. */
  List<UUID> running();

  /** Stores the job in place of what was stored, with its rows. */
  void put(GradeSync sync);
}
