package dev.firedrill.bot.artifact;

import dev.firedrill.bot.artifact.archive.ArchiveFormat;
import dev.firedrill.bot.artifact.archive.ArtifactLimits;
import dev.firedrill.bot.artifact.archive.ShownName;
import dev.firedrill.bot.artifact.archive.UnusableArtifactException;
import dev.firedrill.kernel.Failure;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipException;

/** What an upload turned out to be. */
public sealed interface Inspection {
  /** A jar that {@code java -jar} can start. */
  record Jar(String mainClass) implements Inspection {}

  /** An archive whose bot lies in {@code top}, a directory of it, or in its root when empty. */
  record Archive(ArchiveFormat format, String top, BotManifest manifest) implements Inspection {}

  /**
   * Looks into the file without changing anything. What it is follows from its bytes, not from its
   * name.
   *
   * @param javaFeature the Java that runs bots, such as 25
   * @throws Failure invalid-input with one sentence that says what is wrong and how to mend it
   * @throws IOException when the file itself cannot be read
   */
  static Inspection of(Path file, String fileName, ArtifactLimits limits, int javaFeature)
      throws IOException {
    byte[] head;
    try (InputStream bytes = Files.newInputStream(file)) {
      head = bytes.readNBytes(512);
    }
    FileKind kind = FileKind.of(head);
    String called = ShownName.of(fileName);
    String verdict = called + " is no bot: ";
    try {
      return switch (kind) {
        case GZIP -> {
          verdict = called + " is no bot archive: ";
          yield ArchiveInspection.of(file, ArchiveFormat.TAR_GZ, limits);
        }
        case ZIP -> {
          if (JarInspection.isArchive(file, limits)) {
            verdict = called + " is no bot archive: ";
            yield ArchiveInspection.of(file, ArchiveFormat.ZIP, limits);
          }
          verdict = called + " is no runnable jar: ";
          if (fileName.matches("original-.*\\.jar")) {
            // It would be accepted and end at its first missing class.
            throw new UnusableArtifactException(
                "by its name it is what the build had before it added the libraries: upload the"
                    + " jar beside it without 'original-'.");
          }
          yield new Jar(JarInspection.mainClass(file, limits, javaFeature));
        }
        case EMPTY, TAR, OTHER_ARCHIVE, NATIVE, SCRIPT, CLASS, UNKNOWN ->
            throw new UnusableArtifactException(kind.mend());
      };
    } catch (UnusableArtifactException unusable) {
      throw Failure.invalid(verdict + unusable.reason());
    } catch (EOFException truncated) {
      throw Failure.invalid(verdict + "it breaks off in the middle: upload the whole file again.");
    } catch (ZipException damaged) {
      throw Failure.invalid(
          verdict + "it is damaged (" + damaged.getMessage() + "): build and upload it again.");
    }
  }
}
