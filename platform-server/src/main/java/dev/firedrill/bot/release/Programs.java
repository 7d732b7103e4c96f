package dev.firedrill.bot.release;

import dev.firedrill.bot.BotRuntime;
import dev.firedrill.bot.Program;
import dev.firedrill.bot.artifact.ArtifactStore;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * From a release to what can be started. The store reads all bytes to check them, which may take a
 * second for a large one; so a good answer is remembered for a while, lest a bot that dies each
 * second keeps the fleet busy.
 */
public final class Programs {
  /** What came of the search. */
  public sealed interface Found {
    record Ready(Program program) implements Found {}

    /** One sentence that says why not. */
    record Refused(String why) implements Found {}
  }

  private static final Duration REMEMBERED = Duration.ofMinutes(10);

  private record Known(Program program, Instant since) {}

  private final ArtifactStore artifacts;
  private final BotRuntime runtime;
  private final InstantSource clock;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  public Programs(ArtifactStore artifacts, BotRuntime runtime, InstantSource clock) {
    this.artifacts = artifacts;
    this.runtime = runtime;
    this.clock = clock;
  }

  /** May take a while at the first time, because an archive is unpacked then. */
  public Found find(Release release) {
    Known before = known.get(release.artifact().digest());
    return before == null || !before.since().plus(REMEMBERED).isAfter(clock.instant())
        ? look(release)
        : checked(release, before.program());
  }

  /**
   * Looks anew.
   *
   * @throws Failure release-not-runnable
   */
  public Program require(Release release) {
    return switch (look(release)) {
      case Found.Ready(Program program) -> program;
      case Found.Refused(String why) -> throw new Failure(ProblemCode.RELEASE_NOT_RUNNABLE, why);
    };
  }

  private Found look(Release release) {
    String digest = release.artifact().digest();
    Optional<Program> program = artifacts.program(release.artifact());
    if (program.isEmpty()) {
      known.remove(digest);
      return new Found.Refused(
          "The bytes of release %s are no longer kept; upload it again as a new release."
              .formatted(release.name()));
    }
    known.put(digest, new Known(program.get(), clock.instant()));
    return checked(release, program.get());
  }

  private Found checked(Release release, Program program) {
    return runtime
        .refusal(program)
        .<Found>map(why -> new Found.Refused("Release " + release.name() + " cannot run: " + why))
        .orElseGet(() -> new Found.Ready(program));
  }
}
