package dev.firedrill.bot.process.launch;

import dev.firedrill.bot.Program;
import dev.firedrill.bot.process.os.FileTree;
import dev.firedrill.bot.process.os.SpaceUse;
import dev.firedrill.bot.size.BotSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns a program into the command that runs it on this machine. */
public final class LaunchPlanner {
  private static final String READY = "/readyz";

  /** A bot that offers no health page has opened no port after twenty seconds. */
  private static final int ROUNDS_WITHOUT_PORT = 80;

  private final ProcessRuntimeSettings settings;
  private final BotUsers users;
  private final JarCommand jars;

  public LaunchPlanner(ProcessRuntimeSettings settings, BotUsers users) {
    this.settings = settings;
    this.users = users;
    this.jars = new JarCommand(settings, users);
  }

  /** Why the program cannot run here, as one sentence. */
  public static Optional<String> refusal(Program program, ProcessRuntimeSettings settings) {
    return switch (program) {
      case Program.Jar jar -> Optional.empty();
      case Program.Image image ->
          Optional.of(
              "This platform runs bots as processes, which cannot run the image "
                  + image.reference()
                  + ": upload the bot as a jar or an archive, or use a platform with the Kubernetes"
                  + " runtime.");
      case Program.Unpacked unpacked -> new StartCommand(settings).refusal(unpacked);
    };
  }

  /**
   * Puts the program into the instance's quarters where it must not run from where it is. With no
   * size the usual limits hold.
   */
  public Launch plan(Program program, Quarters quarters, @Nullable BotSize size)
      throws IOException, InterruptedException {
    return switch (program) {
      case Program.Jar(Path jar) -> {
        if (!Files.isReadable(jar)) {
          throw new IOException("its jar " + jar.getFileName() + " is gone");
        }
        Path place = jar;
        if (!users.reaches(jar)) {
          place = quarters.working().resolve(jar.getFileName());
          Files.copy(jar, place);
        }
        yield new Launch(
            prefixed(quarters, size, jars.of(place, quarters, limits(size))),
            quarters.working(),
            ReadinessPoll.possible(quarters.port(), READY, ROUNDS_WITHOUT_PORT),
            spaceOf(quarters));
      }
      case Program.Unpacked unpacked -> {
        // A copy of its own: what a bot writes beside its program must not change the release.
        Path own = Files.createDirectory(quarters.working().resolve("app"));
        FileTree.copy(unpacked.directory(), own);
        List<String> command = new StartCommand(settings).resolve(unpacked, own, limits(size));
        yield new Launch(
            prefixed(quarters, size, command),
            own,
            readiness(unpacked.healthPath(), quarters.port()),
            spaceOf(quarters));
      }
      case Program.Image image ->
          throw new IOException(refusal(image, settings).orElse("it is an image"));
    };
  }

  private static SpaceUse spaceOf(Quarters quarters) throws IOException {
    return SpaceUse.of(List.of(quarters.working()), Long.MAX_VALUE);
  }

  private static ReadinessPoll readiness(@Nullable String path, int port) throws IOException {
    if (path == null) {
      return ReadinessPoll.possible(port, READY, 0);
    }
    if (!path.startsWith("/") || path.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw new IOException(
          String.format(
              Locale.ROOT, "its health path '%s' is no path: it must begin with '/'", path));
    }
    return ReadinessPoll.promised(port, path);
  }

  private BotLimits limits(@Nullable BotSize size) {
    return size == null ? settings.limits() : settings.limits().of(size);
  }

  private List<String> prefixed(Quarters quarters, @Nullable BotSize size, List<String> command) {
    return beside(settings, quarters, size, command);
  }

  /** The command of another process in the same quarters, held to the same limits. */
  public static List<String> beside(
      ProcessRuntimeSettings settings,
      Quarters quarters,
      @Nullable BotSize size,
      List<String> command) {
    BotLimits limits = size == null ? settings.limits() : settings.limits().of(size);
    List<String> words =
        new ArrayList<>(
            settings.rehearsing()
                ? LaunchPrefix.unlimited()
                : LaunchPrefix.of(limits, quarters.user()));
    words.addAll(command);
    return words;
  }
}
