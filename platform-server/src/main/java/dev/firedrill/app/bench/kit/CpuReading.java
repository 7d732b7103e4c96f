package dev.firedrill.app.bench.kit;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/**
 * CPU seconds of the platform so far: of this JVM, and of each process of the database. The lane of
 * runs is where the prober asks, stores and notes; the bots' answers come by the other.
 */
public record CpuReading(double jvm, Map<Long, Double> database, Set<Long> runsBackends) {
  /** What was spent between two readings; {@code databaseRuns} is the part in the prober's lane. */
  public record Spent(double jvm, double database, double databaseRuns) {}

  public static CpuReading now(Jdbi jdbi) throws IOException {
    Map<Long, String> backends = new HashMap<>();
    jdbi.useHandle(handle ->
        handle
            .createQuery("SELECT pid, application_name FROM pg_stat_activity WHERE pid IS NOT NULL")
            .map((row, _) -> Map.entry(row.getLong(1), String.valueOf(row.getString(2))))
            .forEach(row -> backends.put(row.getKey(), row.getValue())));
    long own = jdbi.withHandle(
        handle -> handle.createQuery("SELECT pg_backend_pid()").mapTo(Long.class).one());
    ProcessHandle postmaster =
        ProcessHandle.of(own)
            .flatMap(ProcessHandle::parent)
            .orElseThrow(() -> new IOException("the database is not on this machine"));
    Map<Long, Double> database = new HashMap<>();
    for (ProcessHandle child : postmaster.children().toList()) {
      try {
        database.put(child.pid(), ProcessReading.cpuSeconds(child.pid()));
      } catch (IOException ended) {
        // It went between being listed and being looked at.
      }
    }
    Set<Long> runs = new HashSet<>();
    backends.forEach((pid, name) -> {
      if (name.equals("firedrill-runs")) {
        runs.add(pid);
      }
    });
    return new CpuReading(
        ProcessReading.cpuSeconds(ProcessHandle.current().pid()), database, Set.copyOf(runs));
  }

  public Spent until(CpuReading later) {
    double all = 0;
    double runs = 0;
    for (Map.Entry<Long, Double> process : later.database.entrySet()) {
      double spent = process.getValue() - database.getOrDefault(process.getKey(), 0.0);
      all += spent;
      runs += later.runsBackends.contains(process.getKey()) ? spent : 0;
    }
    return new Spent(later.jvm - jvm, all, runs);
  }
}
