package dev.firedrill.app.janitor;

import dev.firedrill.app.StartFailure;
import dev.firedrill.bot.process.load.Fillers;
import dev.firedrill.chaos.intent.IntentFiles;
import dev.firedrill.chaos.janitor.Janitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The janitor's process: looks once a second, or once. */
public final class Main {
  /** Another janitor looks after the directory. */
  static final int TAKEN = 3;

  /** Where a platform writes what it intends. */
  public static final String INTENTS = "intents";

  private static final Duration BETWEEN = Duration.ofSeconds(1);
  private static final Duration FORGET = Duration.ofHours(1);

  /** How long a janitor whose platform is gone stays when there is nothing that it can do. */
  private static final Duration FORSAKEN = Duration.ofMinutes(10);

  private Main() {}

  public static void main(String[] arguments) {
    try {
      System.exit(run(JanitorOptions.parse(List.of(arguments))));
    } catch (StartFailure failure) {
      System.err.println("firedrill: " + failure.getMessage());
      System.exit(1);
    } catch (IOException broken) {
      System.err.println("firedrill: the janitor cannot work: " + broken.getMessage());
      System.exit(1);
    } catch (InterruptedException stopped) {
      System.exit(0);
    }
  }

  private static int run(JanitorOptions options) throws IOException, InterruptedException {
    if (!Files.isDirectory(options.data())) {
      throw new StartFailure(
          options.data() + " is no directory: give --data the data directory of a platform");
    }
    Optional<JanitorLock> lock = JanitorLock.take(options.data());
    if (lock.isEmpty()) {
      System.err.println(
          "firedrill: another janitor looks after " + options.data() + "; one is enough");
      return TAKEN;
    }
    InstantSource clock = InstantSource.system();
    JanitorLog log = new JanitorLog(options.data().resolve("logs/janitor.log"), clock);
    try (JanitorLock _ = lock.get()) {
      log.tell("looks after " + options.data());
      Janitor janitor = janitor(options, log, clock);
      return options.once() ? once(janitor) : always(options, janitor, log, clock);
    } finally {
      log.tell("ends");
    }
  }

  private static Janitor janitor(JanitorOptions options, JanitorLog log, InstantSource clock) {
    Path data = options.data();
    JanitorDatabase database = new JanitorDatabase(data, options.configuration());
    Fillers fillers = new Fillers(data.resolve("bots"));
    FileResidue residue = new FileResidue(fillers);
    BotsFromOutside bots = new BotsFromOutside(fillers, residue);
    return new Janitor(
        new IntentFiles(data.resolve(INTENTS), "janitor"),
        residue,
        () -> database.answering().map(jdbi -> JanitorFaults.undoing(jdbi, clock, data, bots, log)),
        log,
        clock,
        options.grace());
  }

  private static int once(Janitor janitor) {
    int open = janitor.look();
    janitor.forgetOld();
    System.out.println(open == 0 ? "nothing is left to undo" : open + " effects are still open");
    return 0;
  }

  private static int always(
      JanitorOptions options, Janitor janitor, JanitorLog log, InstantSource clock)
      throws InterruptedException {
    Instant useful = clock.instant();
    Instant forgot = Instant.EPOCH;
    int before = -1;
    while (true) {
      int open = look(janitor, log, before);
      Instant now = clock.instant();
      useful = open == before ? useful : now;
      before = open;
      if (now.isAfter(forgot.plus(FORGET))) {
        janitor.forgetOld();
        forgot = now;
      }
      if (isForsaken(options) && (open == 0 || now.isAfter(useful.plus(FORSAKEN)))) {
        log.tell("the platform is gone and " + open + " effects are open");
        return 0;
      }
      TimeUnit.MILLISECONDS.sleep(BETWEEN.toMillis());
    }
  }

  /** The edge of one look: files or a disk that fail now may work at the next. */
  private static int look(Janitor janitor, JanitorLog log, int before) {
    try {
      return janitor.look();
    } catch (RuntimeException failed) {
      log.tell("a look failed: " + failed.getMessage());
      return before;
    }
  }

  private static boolean isForsaken(JanitorOptions options) {
    return options.beside() > 0
        && ProcessHandle.of(options.beside()).filter(ProcessHandle::isAlive).isEmpty();
  }
}
