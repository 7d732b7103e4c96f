package dev.firedrill.app.bench.crash;

import dev.firedrill.app.bench.drill.Drill;
import dev.firedrill.app.bench.drill.DrillParts;
import dev.firedrill.app.bench.kit.BenchDatabase;
import dev.firedrill.app.bench.kit.BenchSite;
import dev.firedrill.chaos.RunId;
import dev.firedrill.chaos.ledger.StepExecution;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs that are launched from outside, servers that may die, a janitor, and an observer. */
final class Course implements AutoCloseable {
  /** What a team does in its run. */
  enum Part {
    PLAIN,
    /** Puts its own value where the fault's was. */
    FIXES,
    /** Its users notice nothing. */
    NUMB
  }

  static final Duration FAULT_AT = Duration.ofSeconds(3);
  static final Duration FAULT_LASTS = Duration.ofSeconds(4);
  static final String TEAMS_OWN = "team";

  private static final long START_SECONDS = 30;

  private final BenchSite site;
  private final BenchDatabase database;
  private final Path directory;
  private final DrillParts parts;
  private final Drill drill;
  private final Observer observer;
  private final Map<TeamId, Part> partsOfTeams = new LinkedHashMap<>();
  private final List<RunId> acknowledged = new ArrayList<>();
  private int starts;
  private @Nullable Process subject;
  private @Nullable Process second;
  private @Nullable Process janitor;

  Course(BenchSite site, BenchDatabase database, String name) throws IOException {
    this.site = site;
    this.database = database;
    this.directory = Files.createDirectories(site.resolve(name));
    Files.createDirectories(directory.resolve(Subject.NUMB));
    followDatabase();
    this.parts =
        DrillParts.on(
            FollowingPool.jdbi(directory.resolve("platform.yml")), InstantSource.system());
    forget();
    this.drill = new Drill(parts, FAULT_AT, FAULT_LASTS);
    this.observer = new Observer(database, InstantSource.system()).start();
  }

  /** The engines of other courses must be gone; their runs count no more. */
  private void forget() {
    parts
        .jdbi()
        .useHandle(handle -> {
          handle.execute("UPDATE step_execution SET state = 'SKIPPED'");
          handle.execute("UPDATE run_team SET released_at = now() WHERE released_at IS NULL");
          handle.execute(
              "UPDATE run SET state = 'HALTED', ended_at = now() WHERE ended_at IS NULL");
          handle.execute("DELETE FROM upstream_rule");
        });
  }

  void followDatabase() throws IOException {
    FollowingPool.write(
        directory.resolve("platform.yml"), database.url(), database.user(), database.password());
  }

  /** Acknowledged when it is committed, and not before. */
  RunId launch(Part... partsOfIt) throws IOException {
    List<Team> teams = drill.found(partsOfIt.length);
    for (int i = 0; i < partsOfIt.length; i++) {
      TeamId team = teams.get(i).id();
      partsOfTeams.put(team, partsOfIt[i]);
      if (partsOfIt[i] == Part.NUMB) {
        Files.writeString(directory.resolve(Subject.NUMB).resolve(team.value().toString()), "");
      }
    }
    RunId run = drill.launch(teams);
    acknowledged.add(run);
    return run;
  }

  /** The mistake of a server that answers too early and then loses what it answered. */
  void acknowledgeWithoutCommit() {
    List<Team> teams = drill.found(1);
    try {
      parts
          .transactions()
          .run(() -> {
            acknowledged.add(drill.launch(teams));
            throw new Lost();
          });
    } catch (Lost rolledBack) {
      partsOfTeams.remove(teams.getFirst().id());
    }
  }

  private static final class Lost extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** Teams that mend it themselves do so once they feel it; call it again and again. */
  void teamsAct() {
    for (Observer.Stretch each : observer.stretches()) {
      boolean fixes = partsOfTeams.get(new TeamId(each.team())) == Part.FIXES;
      if (fixes && each.to() == null && !each.operation().equals(TEAMS_OWN) && isVerified(each)) {
        parts
            .jdbi()
            .useHandle(handle ->
                handle.execute(
                    """
                    UPDATE upstream_rule
                    SET operation_key = ?, expires_at = now() + interval '1 hour'
                    WHERE team_id = ? AND operation_key = ?
                    """,
                    TEAMS_OWN,
                    each.team(),
                    each.operation()));
      }
    }
  }

  private boolean isVerified(Observer.Stretch stretch) {
    return rows().stream()
        .anyMatch(row ->
            row.key().team().value().equals(stretch.team()) && row.times().effectAt() != null);
  }

  /** Returns when it works, or when it has died. */
  void startSubject(String dieAt, Bug bug) throws IOException, InterruptedException {
    subject = started(dieAt, bug);
  }

  /** Another server on the same database, which only dies when it is killed. */
  void startSecond() throws IOException, InterruptedException {
    if (second == null || !second.isAlive()) {
      second = started("-", Bug.NONE);
    }
  }

  private Process started(String dieAt, Bug bug) throws IOException, InterruptedException {
    Path up = directory.resolve("up");
    Path output = directory.resolve("output-" + ++starts + ".txt");
    Files.deleteIfExists(up);
    Process started =
        site.start(
            java("-Xmx96m", Subject.class.getName(), directory.toString(), dieAt, bug.name()),
            Map.of(),
            output);
    long began = System.nanoTime();
    while (!Files.exists(up) && started.isAlive()) {
      if (System.nanoTime() - began > TimeUnit.SECONDS.toNanos(START_SECONDS)) {
        throw new IOException("the server did not start: " + Files.readString(output));
      }
      TimeUnit.MILLISECONDS.sleep(10);
    }
    return started;
  }

  void startJanitor() throws IOException {
    janitor =
        site.start(
            java(
                "-Xmx48m",
                dev.firedrill.app.janitor.Main.class.getName(),
                "--data",
                directory.toString(),
                "--config",
                directory.resolve("platform.yml").toString()),
            Map.of(),
            directory.resolve("janitor-output.txt"));
  }

  static List<String> java(String memory, String... words) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                memory,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path")));
    command.addAll(List.of(words));
    return command;
  }

  /** True when it died by itself within the time. */
  boolean subjectDies(Duration within) throws InterruptedException {
    Process running = subject;
    long until = System.nanoTime() + within.toNanos();
    while (running != null && running.isAlive()) {
      if (System.nanoTime() > until) {
        return false;
      }
      teamsAct();
      TimeUnit.MILLISECONDS.sleep(100);
    }
    return true;
  }

  void killSubject() throws InterruptedException {
    Process running = subject;
    if (running != null) {
      running.destroyForcibly().waitFor();
    }
  }

  void pauseSubject(Duration length) throws IOException, InterruptedException {
    Process running = subject;
    if (running != null && running.isAlive()) {
      BenchSite.signal("STOP", List.of(running.pid()));
      TimeUnit.MILLISECONDS.sleep(length.toMillis());
      BenchSite.signal("CONT", List.of(running.pid()));
    }
  }

  /** The second server stands still, or goes on. */
  void secondStands(boolean still) throws IOException, InterruptedException {
    Process other = second;
    if (other != null && other.isAlive()) {
      BenchSite.signal(still ? "STOP" : "CONT", List.of(other.pid()));
    }
  }

  /**
   * How many of the targets that are named in the witness's log this server has given the fault.
   */
  long appliedBySubject() throws IOException {
    Process running = subject;
    return running == null
        ? 0
        : Witness.read(directory.resolve("witness.log")).stream()
            .filter(line -> line.pid() == running.pid() && line.what().equals("applied"))
            .count();
  }

  /** Waits until all steps of all runs are over; how long it may take. */
  boolean allOver(Duration within) throws InterruptedException {
    long until = System.nanoTime() + within.toNanos();
    while (rows().stream().anyMatch(row -> !row.state().isOver())) {
      if (System.nanoTime() > until) {
        return false;
      }
      teamsAct();
      TimeUnit.MILLISECONDS.sleep(200);
    }
    // The observer sees the end of the last one.
    TimeUnit.MILLISECONDS.sleep(500);
    return true;
  }

  List<StepExecution> rows() {
    return acknowledged.stream().flatMap(run -> parts.ledger().ofRun(run).stream()).toList();
  }

  Judges judges() throws IOException {
    return new Judges(
        acknowledged,
        rows(),
        acknowledged.stream()
            .flatMap(run ->
                parts
                    .evidence()
                    .find(dev.firedrill.evidence.EvidenceQuery.ofRun(run.value()))
                    .stream())
            .toList(),
        partsOfTeams,
        observer.stretches(),
        Witness.read(directory.resolve("witness.log")),
        Instant.now());
  }

  DrillParts parts() {
    return parts;
  }

  Path directory() {
    return directory;
  }

  Observer observer() {
    return observer;
  }

  @Override
  public void close() {
    for (@Nullable Process process : Arrays.asList(subject, second, janitor)) {
      if (process != null) {
        process.destroyForcibly().onExit().join();
      }
    }
    observer.close();
  }
}
