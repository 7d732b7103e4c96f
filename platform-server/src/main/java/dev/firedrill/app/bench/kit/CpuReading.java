package dev.firedrill.app.bench.kit;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/**
 * CPU seconds of the platform so far: of this JVM, and of each process of the database, with the
 * name of the connection that it serves.
 */
public record CpuReading(double jvm, Map<Long, Double> database, Map<Long, String> names) {
  /** What was spent between two readings, of the database also by the connections' names. */
  public record Spent(double jvm, double database, Map<String, Double> byConnection) {
    public double of(String connection) {
      return byConnection.getOrDefault(connection, 0.0);
    }
  }

  public static CpuReading now(Jdbi jdbi) throws IOException {
    Map<Long, String> names = new HashMap<>();
    jdbi.useHandle(handle ->
        handle
            .createQuery("SELECT pid, application_name FROM pg_stat_activity WHERE pid IS NOT NULL")
            .map((row, _) -> Map.entry(row.getLong(1), String.valueOf(row.getString(2))))
            .forEach(row -> names.put(row.getKey(), row.getValue())));
    long own =
        jdbi.withHandle(
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
    return new CpuReading(
        ProcessReading.cpuSeconds(ProcessHandle.current().pid()), database, Map.copyOf(names));
  }

  public Spent until(CpuReading later) {
    double all = 0;
    Map<String, Double> byConnection = new HashMap<>();
    for (Map.Entry<Long, Double> process : later.database.entrySet()) {
      double spent = process.getValue() - database.getOrDefault(process.getKey(), 0.0);
      all += spent;
      byConnection.merge(later.names.getOrDefault(process.getKey(), ""), spent, Double::sum);
    }
    return new Spent(later.jvm - jvm, all, Map.copyOf(byConnection));
  }
}
