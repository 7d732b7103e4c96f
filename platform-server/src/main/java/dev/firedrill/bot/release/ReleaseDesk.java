package dev.firedrill.bot.release;

import dev.firedrill.bot.Author;
import dev.firedrill.bot.Reason;
import dev.firedrill.bot.artifact.Artifact;
import dev.firedrill.bot.artifact.ArtifactStore;
import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.TeamId;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where releases are made and deleted: the release and its evidence commit together. */
public final class ReleaseDesk {
  private final Releases releases;
  private final ReleaseUse use;
  private final ArtifactStore artifacts;
  private final Evidence evidence;
  private final Transactions transactions;
  private final InstantSource clock;

  public ReleaseDesk(
      Releases releases,
      ReleaseUse use,
      ArtifactStore artifacts,
      Evidence evidence,
      Transactions transactions,
      InstantSource clock) {
    this.releases = releases;
    this.use = use;
    this.artifacts = artifacts;
    this.evidence = evidence;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Takes in the bytes of a release; they are streamed and bounded by the artifact store.
   *
   * @throws dev.firedrill.kernel.Failure when the bytes are too many or nothing that can be run
   */
  public CreateOutcome upload(
      TeamId team, NewRelease.Label label, InputStream body, String fileName, Author by) {
    Artifact artifact = artifacts.accept(body, fileName);
    return create(NewRelease.of(team, label, artifact, by));
  }

  /** Makes a release of an image that some registry holds. */
  public CreateOutcome image(TeamId team, NewRelease.Label label, String image, Author by) {
    return create(NewRelease.of(team, label, ArtifactStore.image(image), by));
  }

  /** Makes the release unless it is there; also for the platform, with the bundled template. */
  public CreateOutcome create(NewRelease wish) {
    return transactions.call(() -> {
      releases.lock(wish.team());
      Optional<Release> same = releases.same(wish);
      if (same.isPresent()) {
        return new CreateOutcome.Existed(same.get());
      }
      Release made = releases.add(wish, clock.instant());
      evidence.append(
          fact(
              EvidenceKind.RELEASE_CREATED,
              made,
              "Release %s (%s) was made: %s"
                  .formatted(made.name(), made.version(), made.changeCause()),
              made.createdBy(),
              Map.of("changeCause", made.changeCause())));
      return new CreateOutcome.Created(made);
    });
  }

  /**
   * Gives the release a tombstone, unless it runs somewhere or is being deployed.
   *
   * @throws dev.firedrill.kernel.Failure invalid-input unless the reason has 3 to 200 characters
   */
  public DeleteOutcome delete(TeamId team, int number, String reason, Author by) {
    String why = Reason.checked(reason, "the release is deleted");
    DeleteOutcome outcome =
        transactions.call(() -> {
          releases.lock(team);
          Release release = releases.find(team, number).orElse(null);
          if (release == null) {
            return new DeleteOutcome.Unknown(number);
          }
          if (release.isDeleted()) {
            return new DeleteOutcome.Deleted(release);
          }
          Set<EnvironmentName> where = use.of(team).getOrDefault(number, Set.of());
          if (!where.isEmpty()) {
            return new DeleteOutcome.InUse(release, where);
          }
          Release deleted = releases.delete(team, number, why, by, clock.instant());
          evidence.append(
              fact(
                  EvidenceKind.RELEASE_DELETED,
                  deleted,
                  "Release %s was deleted: %s".formatted(deleted.name(), why),
                  by,
                  Map.of("reason", why)));
          return new DeleteOutcome.Deleted(deleted);
        });
    if (outcome instanceof DeleteOutcome.Deleted(Release gone)
        && !gone.bundled()
        && !releases.needs(gone.artifact().digest())) {
      artifacts.discard(gone.artifact().digest());
    }
    return outcome;
  }

  private static NewEvidence fact(
      EvidenceKind kind, Release release, String text, Author by, Map<String, Object> more) {
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("release", release.number());
    payload.put("version", release.version());
    payload.put("digest", release.artifact().digest());
    payload.put("via", by.via().name());
    payload.putAll(more);
    return NewEvidence.of(kind, release.team(), "release:" + release.name(), text)
        .withActor(by.person())
        .withPayload(payload);
  }
}
