package dev.firedrill.bot.release;

import dev.firedrill.bot.Author;
import dev.firedrill.bot.artifact.Artifact;
import dev.firedrill.kernel.Failure;
import dev.firedrill.team.TeamId;
import org.jspecify.annotations.Nullable;

/** A release to be, before it has a number. */
public record NewRelease(
    TeamId team,
    String version,
    @Nullable String commit,
    String changeCause,
    Artifact artifact,
    boolean bundled,
    Author by) {
  private static final int LONGEST_WORD = 100;
  private static final int LONGEST_CAUSE = 200;

  /** What people say of a release, checked. */
  public record Label(String version, @Nullable String commit, String changeCause) {
    /**
     * @throws Failure invalid-input when a text is blank or too long
     */
    public Label {
      version = text("version", version, LONGEST_WORD);
      commit = commit == null || commit.isBlank() ? null : text("commit", commit, LONGEST_WORD);
      changeCause = text("changeCause", changeCause, LONGEST_CAUSE);
    }

    private static String text(String name, String value, int longest) {
      String bare = value.strip();
      int length = bare.codePointCount(0, bare.length());
      if (length < 1 || length > longest) {
        throw Failure.invalid(
            "The release's %s has %d characters; it needs 1 to %d."
                .formatted(name, length, longest));
      }
      return bare;
    }
  }

  static NewRelease of(TeamId team, Label label, Artifact artifact, Author by) {
    return new NewRelease(
        team, label.version(), label.commit(), label.changeCause(), artifact, false, by);
  }
}
