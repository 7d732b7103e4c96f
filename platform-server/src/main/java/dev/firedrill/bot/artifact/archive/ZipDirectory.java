package dev.firedrill.bot.artifact.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Opens the directory at the end of a zip. Its size is looked at before any reader takes it into
 * memory, and it must be the one that every reader finds.
 */
public final class ZipDirectory {
  private static final int END_RECORD = 22;
  private static final int LONGEST_COMMENT = 0xffff;
  private static final int END_SIGNATURE = 0x06054b50;

  /** Of a directory's record for one entry: more than real ones need, on average. */
  private static final long BYTES_PER_ENTRY = 400;

  private ZipDirectory() {}

  public static ZipFile open(Path file, ArtifactLimits limits) throws IOException {
    long size = directorySize(file);
    if (size == 0xffffffffL || size > limits.entries() * BYTES_PER_ENTRY) {
      throw tooMany(limits);
    }
    ZipFile zip;
    try {
      zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8);
    } catch (ZipException broken) {
      // The JDK tells these two apart by words only; a test notices when the words change.
      String words = String.valueOf(broken.getMessage());
      if (words.contains("encrypted")) {
        throw new UnusableArtifactException("it is encrypted: pack it without a password.");
      }
      if (words.contains("bad entry name")) {
        throw new UnusableArtifactException(
            "an entry of it has a name that is not UTF-8: rename the file.");
      }
      throw broken;
    }
    if (zip.size() > limits.entries()) {
      zip.close();
      throw tooMany(limits);
    }
    return zip;
  }

  private static UnusableArtifactException tooMany(ArtifactLimits limits) {
    return new UnusableArtifactException(
        "it has more than "
            + String.format(Locale.ROOT, "%,d", limits.entries())
            + " entries, the most that is taken: leave out what the bot does not need to run.");
  }

  /** From the end record, which must be the last thing in the file but for its own comment. */
  private static long directorySize(Path file) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      long size = channel.size();
      int length = (int) Math.min(size, END_RECORD + LONGEST_COMMENT);
      ByteBuffer tail = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
      channel.position(size - length);
      while (tail.hasRemaining() && channel.read(tail) >= 0) {}
      for (int at = length - END_RECORD; at >= 0; at--) {
        if (tail.getInt(at) == END_SIGNATURE) {
          int comment = Short.toUnsignedInt(tail.getShort(at + 20));
          if (at + END_RECORD + comment != length) {
            throw new ZipException("bytes follow its end");
          }
          return Integer.toUnsignedLong(tail.getInt(at + 12));
        }
      }
      throw new ZipException("its end is missing, as if the upload broke off");
    }
  }
}
