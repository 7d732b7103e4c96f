package dev.firedrill.bot.persistence;

import dev.firedrill.bot.Author;
import dev.firedrill.bot.artifact.Artifact;
import dev.firedrill.bot.release.NewRelease;
import dev.firedrill.bot.release.Release;
import dev.firedrill.bot.release.Releases;
import dev.firedrill.team.TeamId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

final class JdbiReleases implements Releases {
  private static final String COLUMNS =
      """
      team_id, number, version, source_commit, change_cause, artifact_kind, artifact_digest,
      artifact_size, artifact_file_name, artifact_language, artifact_image, bundled, created_at,
      created_by, created_via, created_token, deleted_at, deleted_by, deleted_reason
      """;

  private static final RowMapper<Release> RELEASE =
      (row, context) -> {
        Instant deletedAt = Columns.atOrNull(row, "deleted_at");
        Release.@Nullable Tombstone tombstone =
            deletedAt == null
                ? null
                : new Release.Tombstone(
                    deletedAt,
                    new Author(Columns.personOrNull(row, "deleted_by"), Author.Via.PAGE, null),
                    row.getString("deleted_reason"));
        return new Release(
            Columns.team(row),
            row.getInt("number"),
            row.getString("version"),
            row.getString("source_commit"),
            row.getString("change_cause"),
            new Artifact(
                Artifact.Kind.valueOf(row.getString("artifact_kind")),
                row.getString("artifact_digest"),
                row.getLong("artifact_size"),
                row.getString("artifact_file_name"),
                row.getString("artifact_language"),
                row.getString("artifact_image")),
            row.getBoolean("bundled"),
            Columns.at(row, "created_at"),
            Columns.author(row, "created"),
            tombstone);
      };

  private final Jdbi jdbi;

  JdbiReleases(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public void lock(TeamId team) {
    jdbi.useHandle(handle ->
        handle
            .createQuery("SELECT id FROM team WHERE id = :team FOR NO KEY UPDATE")
            .bind("team", team.value())
            .mapTo(UUID.class)
            .one());
  }

  @Override
  public Release add(NewRelease release, Instant at) {
    Artifact artifact = release.artifact();
    return jdbi.withHandle(handle ->
        Columns.bind(
                handle.createQuery(
                    """
                    INSERT INTO bot_release (team_id, number, version, source_commit, change_cause,
                        artifact_kind, artifact_digest, artifact_size, artifact_file_name,
                        artifact_language, artifact_image, bundled, created_at, created_by,
                        created_via, created_token)
                    SELECT :team, coalesce(max(number), 0) + 1, :version, :commit, :cause,
                        :kind, :digest, :size, :fileName, :language, :image, :bundled, :at, :by,
                        :via, :token
                    FROM bot_release WHERE team_id = :team
                    RETURNING
                    """
                        + COLUMNS),
                release.by())
            .bind("team", release.team().value())
            .bind("version", release.version())
            .bind("commit", release.commit())
            .bind("cause", release.changeCause())
            .bind("kind", artifact.kind())
            .bind("digest", artifact.digest())
            .bind("size", artifact.size())
            .bind("fileName", artifact.fileName())
            .bind("language", artifact.language())
            .bind("image", artifact.image())
            .bind("bundled", release.bundled())
            .bind("at", Columns.of(at))
            .map(RELEASE)
            .one());
  }

  @Override
  public Optional<Release> find(TeamId team, int number) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "SELECT " + COLUMNS + "FROM bot_release WHERE team_id = :team AND number = :number")
            .bind("team", team.value())
            .bind("number", number)
            .map(RELEASE)
            .findOne());
  }

  @Override
  public Optional<Release> same(NewRelease release) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "SELECT "
                    + COLUMNS
                    + """
                    FROM bot_release
                    WHERE team_id = :team AND artifact_digest = :digest AND version = :version
                      AND coalesce(source_commit, '') = coalesce(:commit, '')
                      AND deleted_at IS NULL
                    """)
            .bind("team", release.team().value())
            .bind("digest", release.artifact().digest())
            .bind("version", release.version())
            .bind("commit", release.commit())
            .map(RELEASE)
            .findOne());
  }

  @Override
  public List<Release> list(TeamId team) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "SELECT " + COLUMNS + "FROM bot_release WHERE team_id = :team ORDER BY number DESC")
            .bind("team", team.value())
            .map(RELEASE)
            .list());
  }

  @Override
  public Release delete(TeamId team, int number, String reason, Author by, Instant at) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                UPDATE bot_release
                SET deleted_at = :at, deleted_by = :by, deleted_reason = :reason
                WHERE team_id = :team AND number = :number
                RETURNING
                """
                    + COLUMNS)
            .bind("at", Columns.of(at))
            .bind("by", by.person() == null ? null : by.person().value())
            .bind("reason", reason)
            .bind("team", team.value())
            .bind("number", number)
            .map(RELEASE)
            .one());
  }

  @Override
  public boolean needs(String digest) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT EXISTS (SELECT FROM bot_release
                  WHERE artifact_digest = :digest AND deleted_at IS NULL)
                """)
            .bind("digest", digest)
            .mapTo(Boolean.class)
            .one());
  }
}
