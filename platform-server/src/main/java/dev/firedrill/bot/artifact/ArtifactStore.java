package dev.firedrill.bot.artifact;

import dev.firedrill.bot.Program;
import dev.firedrill.kernel.Failure;
import java.io.InputStream;
import java.util.Optional;

/** Keeps what releases are made of, each content once. Safe for concurrent use. */
public interface ArtifactStore {
  /**
   * Takes in, inspects and keeps what is uploaded; the same bytes again are recognized. Reads the
   * body no further than the limit. {@code fileName} is only told to people.
   *
   * @throws Failure invalid-input when it can be no bot, too-large when it is beyond the limit,
   *     malformed-request when the body breaks off; each in one sentence that names the mend
   */
  Artifact accept(InputStream body, String fileName);

  /** The jar of the template that comes with the platform. */
  Artifact bundled();

  /**
   * What to run for an artifact; archives are laid out on first use. Empty when its bytes are gone
   * or are no longer what their digest says.
   */
  Optional<Program> program(Artifact artifact);

  /**
   * Forgets the bytes of this digest; the caller knows that no release needs them. Does nothing for
   * the bundled jar and for what is not kept.
   */
  void discard(String digest);

  /**
   * An image by its reference, which must name a digest: a tag can be moved to other bytes.
   *
   * @throws Failure invalid-input when it does not
   */
  static Artifact image(String reference) {
    return ImageReference.artifact(reference);
  }
}
