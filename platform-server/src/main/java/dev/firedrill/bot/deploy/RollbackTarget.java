package dev.firedrill.bot.deploy;

import dev.firedrill.bot.release.Release;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** To what a rollback goes when nobody says so. */
final class RollbackTarget {
  private RollbackTarget() {}

  /**
   * The last release that was in service before and is another one than the current; those that are
   * gone are left out.
   *
   * @param everEffective the latest to become effective first
   */
  static Optional<Deployment> before(
      int currentRelease, List<Deployment> everEffective, Predicate<Deployment> isThere) {
    return everEffective.stream()
        .filter(past -> !past.current() && past.release().number() != currentRelease)
        .filter(isThere)
        .findFirst();
  }

  /** The refusal of a deleted release, which names what can be deployed instead. */
  static Failure deleted(
      Release release, List<Deployment> everEffective, Predicate<Deployment> isThere) {
    Release.Tombstone gone = Objects.requireNonNull(release.tombstone(), "it was not deleted");
    String instead =
        before(release.number(), everEffective, isThere)
            .map(past -> "; deploy " + past.release().name() + " instead, which ran here before.")
            .or(() ->
                everEffective.stream()
                    .filter(Deployment::current)
                    .findFirst()
                    .map(now -> "; " + now.release().name() + ", which runs here, stays."))
            .orElse("; upload it again as a new release.");
    return new Failure(
        ProblemCode.RELEASE_DELETED,
        "Release %s was deleted (%s)%s".formatted(release.name(), gone.reason(), instead));
  }
}
