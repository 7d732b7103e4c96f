package dev.firedrill.bot.release;

import dev.firedrill.bot.BotRuntime;
import dev.firedrill.bot.Program;
import dev.firedrill.bot.artifact.ArtifactStore;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import java.util.Optional;

/** From a release to what can be started. */
public final class Programs {
  /** What came of the search. */
  public sealed interface Found {
    record Ready(Program program) implements Found {}

    /** One sentence that says why not. */
    record Refused(String why) implements Found {}
  }

  private final ArtifactStore artifacts;
  private final BotRuntime runtime;

  public Programs(ArtifactStore artifacts, BotRuntime runtime) {
    this.artifacts = artifacts;
    this.runtime = runtime;
  }

  /** May take a while, because an archive is unpacked at its first use. */
  public Found find(Release release) {
    Optional<Program> program = artifacts.program(release.artifact());
    if (program.isEmpty()) {
      return new Found.Refused(
          "The bytes of release %s are no longer kept; upload it again as a new release."
              .formatted(release.name()));
    }
    return runtime
        .refusal(program.get())
        .<Found>map(why -> new Found.Refused("Release " + release.name() + " cannot run: " + why))
        .orElseGet(() -> new Found.Ready(program.get()));
  }

  /**
   * @throws Failure release-not-runnable
   */
  public Program require(Release release) {
    return switch (find(release)) {
      case Found.Ready(Program program) -> program;
      case Found.Refused(String why) -> throw new Failure(ProblemCode.RELEASE_NOT_RUNNABLE, why);
    };
  }
}
