package dev.firedrill.bot.artifact.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Reads a zip by its central directory, as {@link ArchiveReader} promises. */
final class ZipEntries {
  private static final int FILE_TYPE = 0170000;
  private static final int REGULAR = 0100000;
  private static final int DIRECTORY = 0040000;

  private ZipEntries() {}

  static void read(
      Path file,
      EntryRules rules,
      UnpackedBudget budget,
      ArtifactLimits limits,
      ArchiveReader.Visitor visitor)
      throws IOException {
    // The JDK's reader is strict about the directory and counts its entries in little memory.
    try (java.util.zip.ZipFile strict = ZipDirectory.open(file, limits)) {
      if (strict.size() == 0) {
        throw new UnusableArtifactException("it holds no files: pack the bot's directory.");
      }
    }
    try (ZipFile zip = open(file)) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        EntryRules.Kind kind = kind(entry);
        String path = rules.admit(name(entry), kind, Math.max(0, entry.getUnixMode()));
        readable(entry);
        try (CheckedInputStream checked =
            new CheckedInputStream(budget.spend(zip.getInputStream(entry)), new CRC32())) {
          ArchiveReader.give(visitor, path, kind, executable(entry), checked);
          checked.transferTo(OutputStream.nullOutputStream());
          if (checked.getChecksum().getValue() != entry.getCrc()) {
            throw new ZipException("entry " + ShownName.of(path) + " does not match its checksum");
          }
        }
      }
    }
  }

  private static ZipFile open(Path file) throws IOException {
    SeekableByteChannel channel = Files.newByteChannel(file);
    try {
      return ZipFile.builder()
          .setSeekableByteChannel(channel)
          .setCharset(StandardCharsets.UTF_8)
          .setUseUnicodeExtraFields(false)
          .get();
    } catch (IOException | IllegalArgumentException garbled) {
      // The library closes the channel when it fails, but not for every kind of failure.
      channel.close();
      throw new ZipException("its directory does not fit its contents");
    }
  }

  /** Strictly UTF-8 (plain ASCII included), whatever the entry says of its encoding. */
  private static String name(ZipArchiveEntry entry) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(entry.getRawName()))
          .toString();
    } catch (CharacterCodingException notUtf8) {
      return new String(entry.getRawName(), StandardCharsets.UTF_8);
    }
  }

  private static EntryRules.Kind kind(ZipArchiveEntry entry) {
    boolean namedDirectory = entry.getName().endsWith("/");
    int type = entry.getUnixMode() & FILE_TYPE;
    if (entry.getPlatform() != ZipArchiveEntry.PLATFORM_UNIX || type == 0) {
      return namedDirectory ? EntryRules.Kind.DIRECTORY : EntryRules.Kind.FILE;
    }
    if (entry.isUnixSymlink()) {
      return EntryRules.Kind.SYMBOLIC_LINK;
    }
    if (type == DIRECTORY || namedDirectory) {
      return EntryRules.Kind.DIRECTORY;
    }
    return type == REGULAR ? EntryRules.Kind.FILE : EntryRules.Kind.DEVICE;
  }

  /** What Windows packs has no such bit; there every file may be run. */
  private static boolean executable(ZipArchiveEntry entry) {
    return entry.getPlatform() != ZipArchiveEntry.PLATFORM_UNIX
        || (entry.getUnixMode() & 0111) != 0;
  }

  private static void readable(ZipArchiveEntry entry) throws UnusableArtifactException {
    String shown = ShownName.of(entry.getName());
    if (entry.getGeneralPurposeBit().usesEncryption()) {
      throw new UnusableArtifactException(
          "its entry " + shown + " is encrypted: pack it without a password.");
    }
    if (entry.getMethod() != ZipEntry.STORED && entry.getMethod() != ZipEntry.DEFLATED) {
      throw new UnusableArtifactException(
          "its entry "
              + shown
              + " is compressed by method "
              + entry.getMethod()
              + ", which is not known here: pack it with 'zip -r' or as .tar.gz.");
    }
  }
}
