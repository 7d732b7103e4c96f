package dev.firedrill.bot.process.query;

import dev.firedrill.bot.database.BotDatabases;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.team.TeamEnvironment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Asks with SQLite's own shell, started beside the bot: under the bot's user and limits, read-only
 * and in safe mode. The file is the team's and may be hostile, so the platform never opens it
 * itself.
 */
public final class SqliteFiles implements BotDatabases {
  /** Starts a process that counts as the bot's; what it writes can be read. */
  @FunctionalInterface
  public interface Starter {
    Process start(List<String> command) throws IOException;
  }

  /** Where an instance keeps its files, and how to start something beside it. */
  public record Place(Path data, Starter starter) {}

  private static final int MOST_BYTES = 1 << 16;
  private static final int LONGEST_WHY = 200;

  private final SqliteShell shell;
  private final Function<TeamEnvironment, Optional<Place>> places;

  /** {@code places} knows where the newest instance of a bot is that runs here. */
  public SqliteFiles(SqliteShell shell, Function<TeamEnvironment, Optional<Place>> places) {
    this.shell = shell;
    this.places = places;
  }

  @Override
  public Optional<String> lacking() {
    return shell.isThere() ? Optional.empty() : Optional.of(SQLITE);
  }

  @Override
  public Answer ask(TeamEnvironment bot, String file, String select, Duration timeout) {
    if (lacking().isPresent()) {
      throw new Failure(
          ProblemCode.UNAVAILABLE,
          "this server lacks the capability " + SQLITE + ", 3.37 or newer");
    }
    Optional<Place> place = places.apply(bot);
    if (place.isEmpty()) {
      return new Answer.NotRunning();
    }
    try {
      Path path = place.get().data().toRealPath().resolve(file);
      return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
          ? run(place.get().starter(), shell.command(path, select, timeout), timeout)
          : new Answer.NoFile();
    } catch (IOException unable) {
      throw new Failure(
          ProblemCode.UNAVAILABLE, "the bot's database cannot be asked: " + unable.getMessage());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new Failure(ProblemCode.UNAVAILABLE, "the platform is stopping");
    }
  }

  private static Answer run(Starter starter, List<String> command, Duration timeout)
      throws IOException, InterruptedException {
    Process process = starter.start(command);
    CompletableFuture<Void> bell =
        CompletableFuture.runAsync(
            process::destroyForcibly,
            CompletableFuture.delayedExecutor(timeout.toMillis(), TimeUnit.MILLISECONDS));
    try {
      process.getOutputStream().close();
      byte[] said = process.getInputStream().readNBytes(MOST_BYTES + 1);
      if (said.length > MOST_BYTES) {
        return new Answer.Refused("the answer is longer than " + MOST_BYTES + " bytes");
      }
      int code = process.waitFor();
      if (!bell.cancel(false)) {
        throw new Failure(
            ProblemCode.UNAVAILABLE,
            "the bot's database did not answer within " + timeout.toMillis() + " ms");
      }
      String text = new String(said, StandardCharsets.UTF_8);
      return code == 0 ? SqliteShell.rows(text) : new Answer.Refused(why(text));
    } finally {
      bell.cancel(false);
      process.destroyForcibly();
    }
  }

  private static String why(String text) {
    String line = text.strip().lines().findFirst().orElse("it said nothing");
    String plain = line.replaceAll("\\p{Cntrl}", " ");
    return plain.length() > LONGEST_WHY ? plain.substring(0, LONGEST_WHY) : plain;
  }
}
