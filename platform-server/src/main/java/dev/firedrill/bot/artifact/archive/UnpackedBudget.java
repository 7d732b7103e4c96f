package dev.firedrill.bot.artifact.archive;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/**
 * What an archive may still unpack to. Counts the bytes that really come out, because an archive
 * can lie about its sizes.
 */
public final class UnpackedBudget {
  /** Small archives of zeros are no bombs. */
  private static final long RATIO_COUNTS_FROM = 16L << 20;

  /** Long names and other notes between two entries; they are kept in memory. */
  private static final long MOST_BETWEEN_ENTRIES = 1L << 20;

  private final ArtifactLimits limits;
  private final long packed;
  private long unpacked;
  private long sinceEntry;
  private boolean betweenEntries;

  public UnpackedBudget(ArtifactLimits limits, long packed) {
    this.limits = limits;
    this.packed = packed;
  }

  /** From here to {@link #inEntry} only little may be read. */
  void betweenEntries() {
    betweenEntries = true;
    sinceEntry = 0;
  }

  void inEntry() {
    betweenEntries = false;
  }

  /** The same bytes, stopped by an {@link UnusableArtifactException} where the budget ends. */
  public InputStream spend(InputStream bytes) {
    return new FilterInputStream(bytes) {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        int read;
        try {
          read = super.read(into, offset, length);
        } catch (UnusableArtifactException | EOFException | ZipException told) {
          throw told;
        } catch (IOException | IllegalArgumentException garbled) {
          throw new ZipException("its contents cannot be unpacked");
        }
        spent(Math.max(0, read));
        return read;
      }

      @Override
      public long skip(long wanted) throws IOException {
        // Through read, so that what is skipped counts too.
        byte[] waste = new byte[(int) Math.min(8192, Math.max(0, wanted))];
        int read = waste.length == 0 ? 0 : read(waste, 0, waste.length);
        return Math.max(0, read);
      }

      @Override
      public boolean markSupported() {
        return false;
      }
    };
  }

  private void spent(int bytes) throws UnusableArtifactException {
    unpacked += bytes;
    sinceEntry += bytes;
    if (unpacked > limits.unpackedBytes()) {
      throw new UnusableArtifactException(
          "it unpacks to more than "
              + ArtifactLimits.size(limits.unpackedBytes())
              + ", the most that is taken: leave out what the bot does not need to run.");
    }
    if (unpacked > RATIO_COUNTS_FROM && unpacked / limits.ratio() > packed) {
      throw new UnusableArtifactException(
          "it unpacks to more than "
              + limits.ratio()
              + " times its own size, as only archives made to fill disks do: leave out files"
              + " that are mostly empty.");
    }
    if (betweenEntries && sinceEntry > MOST_BETWEEN_ENTRIES) {
      throw new UnusableArtifactException(
          "it has more than 1 MiB of names and notes before an entry: pack it anew with 'tar"
              + " -czf' or 'zip -r'.");
    }
  }
}
