package dev.firedrill.app.bench.kit;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A demo platform started as the launcher starts it, on a free port. */
public final class ServerUnderTest {
  private static final long PATIENCE_SECONDS = 120;
  private static final long LOOK_MILLIS = 3;

  private final Process process;
  private final Instant startedAt;
  private final double readySeconds;
  private final Map<String, String> links;

  private ServerUnderTest(
      Process process, Instant startedAt, double readySeconds, Map<String, String> links) {
    this.process = process;
    this.startedAt = startedAt;
    this.readySeconds = readySeconds;
    this.links = links;
  }

  /** Returns once it answers: it writes its links when everything works. */
  public static ServerUnderTest start(BenchOptions options, BenchSite site, Path data)
      throws IOException, InterruptedException {
    return start(options, site, data, List.of());
  }

  /** As the demo, with more words; a word said twice counts as it is said last. */
  public static ServerUnderTest start(
      BenchOptions options, BenchSite site, Path data, List<String> moreWords)
      throws IOException, InterruptedException {
    Path linksFile = site.resolve("links.json");
    Path output = site.resolve("server.out");
    Files.deleteIfExists(linksFile);
    Instant startedAt = Instant.now();
    long asked = System.nanoTime();
    Process process = site.start(command(options, data, linksFile, moreWords), Map.of(), output);
    while (!Files.exists(linksFile)) {
      if (!process.isAlive() || seconds(asked) > PATIENCE_SECONDS) {
        throw new IOException(
            "the server under test did not start: " + Files.readString(output).strip());
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
    double ready = seconds(asked);
    Map<String, String> links =
        new ObjectMapper().readValue(linksFile.toFile(), new TypeReference<>() {});
    return new ServerUnderTest(process, startedAt, ready, links);
  }

  private static List<String> command(
      BenchOptions options, Path data, Path linksFile, List<String> moreWords) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options.serverFlags());
    command.addAll(
        List.of(
            "-jar",
            options.serverJar().toString(),
            "demo",
            "--port",
            "0",
            "--teams",
            Integer.toString(BenchOptions.TEAMS),
            "--data",
            data.toString(),
            "--cache",
            options.cache().toString(),
            "--bot-jar",
            options.botJar().toString(),
            "--links-file",
            linksFile.toString()));
    command.addAll(moreWords);
    return command;
  }

  public Instant startedAt() {
    return startedAt;
  }

  public double readySeconds() {
    return readySeconds;
  }

  public long pid() {
    return process.pid();
  }

  public PlatformClient instructor() throws IOException, InterruptedException {
    return as("instructor");
  }

  /** The sign-in links by role, and the address as {@code url}. */
  public Map<String, String> links() {
    return Collections.unmodifiableMap(links);
  }

  /** Somebody signed in; the role as in the links file, such as {@code student-otter}. */
  public PlatformClient as(String role) throws IOException, InterruptedException {
    return PlatformClient.signIn(links, role);
  }

  /** The processes of the bots on a JVM, as the kernel knows them. */
  public List<Long> bots() throws IOException {
    List<Long> bots = new ArrayList<>();
    for (long pid : descendants()) {
      try {
        if (ProcessReading.command(pid).contains("-jar")
            && ProcessReading.environment(pid).containsKey("BOT_TEAM")) {
          bots.add(pid);
        }
      } catch (NoSuchFileException ended) {
        // It went between being listed and being looked at.
      }
    }
    return bots;
  }

  public List<Long> descendants() {
    return process.descendants().filter(ProcessHandle::isAlive).map(ProcessHandle::pid).toList();
  }

  public void stop() {
    BenchSite.end(List.of(process));
  }

  public static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
