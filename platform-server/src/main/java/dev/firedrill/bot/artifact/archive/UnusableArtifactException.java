package dev.firedrill.bot.artifact.archive;

import java.io.IOException;

/**
 * Why an upload can be no bot: the second half of a sentence, with the mend. An {@link IOException}
 * because it can also come up in the middle of a stream.
 */
public final class UnusableArtifactException extends IOException {
  private static final long serialVersionUID = 1L;

  public UnusableArtifactException(String reason) {
    super(reason);
  }

  public String reason() {
    return String.valueOf(getMessage());
  }
}
