package dev.firedrill.bot.artifact.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * Reads an archive from its first to its last byte and hands on only what {@link EntryRules} and
 * the limits let through. Inspecting and unpacking both go through here, so that neither sees what
 * the other would refuse.
 */
public final class ArchiveReader {
  /** Is told what is in the archive, in its order. Paths are relative and lie inside it. */
  public interface Visitor {
    void directory(String path) throws IOException;

    /** The content is valid during the call only; what is left of it is skipped. */
    void file(String path, boolean executable, InputStream content) throws IOException;
  }

  private ArchiveReader() {}

  /**
   * @throws IOException an {@link UnusableArtifactException} for what is refused, an EOFException
   *     when the file breaks off, a ZipException when it is damaged, or what the visitor throws
   */
  public static void read(Path file, ArchiveFormat format, ArtifactLimits limits, Visitor visitor)
      throws IOException {
    EntryRules rules = new EntryRules(limits.entries());
    UnpackedBudget budget = new UnpackedBudget(limits, Files.size(file));
    switch (format) {
      case TAR_GZ -> {
        try (InputStream packed = new BufferedInputStream(Files.newInputStream(file));
            InputStream tar = budget.spend(new GZIPInputStream(packed, 1 << 16))) {
          TarEntries.read(tar, rules, budget, visitor);
        }
      }
      case ZIP -> ZipEntries.read(file, rules, budget, limits, visitor);
    }
  }

  static void give(
      Visitor visitor, String path, EntryRules.Kind kind, boolean executable, InputStream content)
      throws IOException {
    if (kind == EntryRules.Kind.DIRECTORY) {
      if (!path.isEmpty()) {
        visitor.directory(path);
      }
      return;
    }
    visitor.file(path, executable, content);
    content.transferTo(OutputStream.nullOutputStream());
  }
}
