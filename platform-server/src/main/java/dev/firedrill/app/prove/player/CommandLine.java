package dev.firedrill.app.prove.player;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The team's command line, run as a process of its own in a home of its own. */
public final class CommandLine {
  private static final long PATIENCE_SECONDS = 240;
  private static final int LONGEST_WORD = 200;

  private final Path jar;
  private final Path home;

  public CommandLine(Path jar, Path home) {
    this.jar = jar;
    this.home = home;
  }

  /** How a command ended. */
  public record Ended(int code, String said) {}

  /** Runs the command that begins with the first word, such as {@code flag}. */
  public Ended run(List<String> words) throws IOException, InterruptedException {
    Files.createDirectories(home);
    Path output = Files.createTempFile(home, "cli", ".out");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx96m",
            "-Xss512k",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            jar.toString(),
            "dev.firedrill.cli.Main"));
    command.addAll(words);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().clear();
    builder
        .environment()
        .putAll(Map.of("HOME", home.toString(), "PATH", "/usr/bin:/bin", "NO_COLOR", "1"));
    Process process = builder.start();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("firedrill " + words.getFirst() + " did not end in time");
      }
    } finally {
      process.destroyForcibly();
    }
    String said = Files.readString(output).strip().replaceAll("\\s+", " ");
    Files.deleteIfExists(output);
    return new Ended(
        process.exitValue(), said.length() > LONGEST_WORD ? said.substring(0, LONGEST_WORD) : said);
  }
}
