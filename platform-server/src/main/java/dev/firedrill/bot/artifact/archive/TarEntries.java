package dev.firedrill.bot.artifact.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Reads a tar as {@link ArchiveReader} promises. */
final class TarEntries {
  private TarEntries() {}

  static void read(
      InputStream bytes, EntryRules rules, UnpackedBudget budget, ArchiveReader.Visitor visitor)
      throws IOException {
    TarArchiveInputStream tar =
        new TarArchiveInputStream(
            bytes, TarConstants.DEFAULT_BLKSIZE, TarConstants.DEFAULT_RCDSIZE, "UTF-8", false);
    for (TarArchiveEntry entry = next(tar, budget); entry != null; entry = next(tar, budget)) {
      if (!entry.isCheckSumOK()) {
        throw new ZipException("a header's checksum is wrong");
      }
      EntryRules.Kind kind = kind(entry);
      String path = rules.admit(entry.getName(), kind, entry.getMode());
      InputStream content = new Whole(tar, entry.getSize());
      ArchiveReader.give(visitor, path, kind, (entry.getMode() & 0111) != 0, content);
    }
    // To the end: only there stands the checksum of the compressed whole.
    budget.betweenEntries();
    bytes.transferTo(OutputStream.nullOutputStream());
  }

  private static TarArchiveEntry next(TarArchiveInputStream tar, UnpackedBudget budget)
      throws IOException {
    budget.betweenEntries();
    try {
      TarArchiveEntry entry = tar.getNextEntry();
      budget.inEntry();
      return entry;
    } catch (UnusableArtifactException | EOFException | ZipException told) {
      throw told;
    } catch (IOException | IllegalArgumentException garbled) {
      // The library's words are for programmers: "Corrupted TAR archive".
      throw new UnusableArtifactException(
          "what is compressed in it is no whole tar: pack it with 'tar -czf bot.tar.gz'.");
    }
  }

  private static EntryRules.Kind kind(TarArchiveEntry entry) {
    if (entry.isSparse()) {
      return EntryRules.Kind.OTHER;
    }
    return switch (entry.getLinkFlag()) {
      case TarConstants.LF_NORMAL, TarConstants.LF_OLDNORM, TarConstants.LF_CONTIG ->
          entry.getName().endsWith("/") ? EntryRules.Kind.DIRECTORY : EntryRules.Kind.FILE;
      case TarConstants.LF_DIR -> EntryRules.Kind.DIRECTORY;
      case TarConstants.LF_SYMLINK -> EntryRules.Kind.SYMBOLIC_LINK;
      case TarConstants.LF_LINK -> EntryRules.Kind.HARD_LINK;
      case TarConstants.LF_CHR, TarConstants.LF_BLK, TarConstants.LF_FIFO -> EntryRules.Kind.DEVICE;
      default -> EntryRules.Kind.OTHER;
    };
  }

  /** Exactly the bytes that the header promises; fewer are a file that breaks off. */
  private static final class Whole extends InputStream {
    private final InputStream tar;
    private long left;

    Whole(InputStream tar, long size) {
      this.tar = tar;
      this.left = size;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int read;
      try {
        read = tar.read(into, offset, (int) Math.min(length, left));
      } catch (UnusableArtifactException | ZipException told) {
        throw told;
      } catch (IOException truncated) {
        throw new EOFException(truncated.getMessage());
      }
      if (read < 0) {
        throw new EOFException("the tar ends inside of an entry");
      }
      left -= read;
      return read;
    }
  }
}
