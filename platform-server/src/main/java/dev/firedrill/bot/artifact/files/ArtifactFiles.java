package dev.firedrill.bot.artifact.files;

import dev.firedrill.bot.artifact.ArtifactStore;
import java.io.IOException;

/** The store that keeps artifacts as files of this machine. */
public final class ArtifactFiles {
  private ArtifactFiles() {}

  /**
   * Opens the store and clears away what an end in the middle of an upload left.
   *
   * @throws IOException when the directory cannot be written
   */
  public static ArtifactStore store(ArtifactFileSettings settings) throws IOException {
    FileArtifactStore store = new FileArtifactStore(settings);
    store.open();
    return store;
  }
}
