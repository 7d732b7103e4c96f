package dev.firedrill.bot.api.release;

import dev.firedrill.bot.api.AuthorView;
import dev.firedrill.bot.release.Release;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.Teams;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A release; {@code runningIn} are the environments where it runs or is being deployed. */
public record ReleaseView(
    int number,
    String name,
    String version,
    @Nullable String commit,
    String changeCause,
    ArtifactView artifact,
    Instant createdAt,
    AuthorView createdBy,
    @Nullable Instant deletedAt,
    List<EnvironmentName> runningIn) {
  static ReleaseView of(Release release, Set<EnvironmentName> runningIn, Teams teams) {
    return new ReleaseView(
        release.number(),
        release.name(),
        release.version(),
        release.commit(),
        release.changeCause(),
        ArtifactView.of(release.artifact()),
        release.createdAt(),
        AuthorView.of(release.createdBy(), teams),
        release.tombstone() == null ? null : release.tombstone().at(),
        runningIn.stream().sorted().toList());
  }
}
