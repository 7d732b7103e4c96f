package dev.firedrill.app.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A postmaster that a killed server left behind on the same cluster. */
final class LeftoverPostmaster {
  private LeftoverPostmaster() {}

  /** Returns when no postmaster runs on the cluster any more; asks one that does to shut down. */
  static void await(Path cluster, Duration patience) throws IOException {
    Path pidFile = cluster.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    List<String> lines = Files.readAllLines(pidFile);
    if (lines.isEmpty()) {
      Files.deleteIfExists(pidFile);
      return;
    }
    long pid = Long.parseLong(lines.getFirst().strip());
    ProcessHandle leftover = ProcessHandle.of(pid).orElse(null);
    if (leftover == null || !isPostgresOf(pid, cluster)) {
      // The number belongs to another program by now: PostgreSQL would refuse to start over it.
      Files.deleteIfExists(pidFile);
      return;
    }
    EmbeddedPostgres.signal(pid, "INT");
    try {
      leftover.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException stillThere) {
      throw new PostgresFailure(
          "PostgreSQL (pid "
              + pid
              + ") of an earlier Firedrill still holds "
              + cluster
              + ": stop it with 'kill -INT "
              + pid
              + "' and start again",
          stillThere);
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean isPostgresOf(long pid, Path cluster) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"))
          .contains(cluster.toString());
    } catch (IOException noProcFileSystem) {
      return true;
    }
  }
}
