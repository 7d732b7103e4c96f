package dev.firedrill.app.bench.kit;

import dev.firedrill.app.postgres.DirectoryTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A directory and the processes of one bench; both are gone when it closes. */
public final class BenchSite implements AutoCloseable {
  private static final int GRACE_SECONDS = 20;

  private final Path directory;
  private final List<Process> processes = new ArrayList<>();
  private boolean closed;

  private BenchSite(Path directory) {
    this.directory = directory;
  }

  public static BenchSite open() throws IOException {
    return new BenchSite(Files.createTempDirectory("firedrill-bench"));
  }

  public Path resolve(String name) {
    return directory.resolve(name);
  }

  /** Starts a process that ends with this one, also when this one is killed. */
  public synchronized Process start(
      List<String> command, Map<String, String> environment, Path output) throws IOException {
    if (closed) {
      throw new IOException("the bench is being stopped");
    }
    List<String> words = new ArrayList<>();
    if (Files.isExecutable(Path.of("/usr/bin/setpriv"))) {
      words.addAll(List.of("/usr/bin/setpriv", "--pdeathsig=KILL"));
    }
    words.addAll(command);
    ProcessBuilder builder =
        new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(output.toFile());
    if (!environment.isEmpty()) {
      builder.environment().clear();
      builder.environment().putAll(environment);
    }
    Process process = builder.start();
    processes.add(process);
    return process;
  }

  /** Sends the signal to every process, all at once. */
  public static void signal(String name, List<Long> pids) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("kill", "-" + name));
    pids.forEach(pid -> command.add(Long.toString(pid)));
    new ProcessBuilder(command).inheritIO().start().waitFor();
  }

  /** Asks them to stop, then makes them. */
  public static void end(List<Process> several) {
    several.forEach(Process::destroy);
    try {
      for (Process process : several) {
        if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
          process.destroyForcibly().waitFor();
        }
      }
    } catch (InterruptedException stopped) {
      several.forEach(Process::destroyForcibly);
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    end(processes);
    try {
      DirectoryTree.delete(directory);
    } catch (IOException left) {
      System.err.println("firedrill: could not delete " + directory + ": " + left.getMessage());
    }
  }
}
