package dev.firedrill.bot.artifact;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** Packs archives for tests, honest ones and others: no name and no kind of entry is refused. */
public final class Pack {
  public static final String MANIFEST =
      """
      {"name": "js-bot", "language": "javascript", "start": ["node", "bot.js"], "health": "/readyz"}
      """;

  /** One kind of archive, filled entry by entry. */
  public interface Packer {
    Packer file(String name, int mode, byte[] content) throws IOException;

    Packer directory(String name) throws IOException;

    Packer symbolicLink(String name, String target) throws IOException;

    byte[] bytes() throws IOException;

    default Packer file(String name, String content) throws IOException {
      return file(name, 0644, content.getBytes(StandardCharsets.UTF_8));
    }

    /** A whole little bot, so that only what the test adds can be wrong. */
    default Packer bot() throws IOException {
      return file("firedrill.json", MANIFEST).file("bot.js", "console.log('hello')");
    }
  }

  private Pack() {}

  public static TarGz tarGz() throws IOException {
    return new TarGz();
  }

  public static Zip zip() {
    return new Zip();
  }

  /** A jar with this manifest and classes that are compiled for this Java. */
  public static byte[] jar(String manifest, int javaFeature, String... classes) throws IOException {
    Zip zip = zip();
    if (!manifest.isEmpty()) {
      zip.file("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\r\n" + manifest + "\r\n");
    }
    byte[] code = {(byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe, 0, 0, 0, 0, 0};
    code[7] = (byte) (44 + javaFeature);
    for (String name : classes) {
      zip.file(name.replace('.', '/') + ".class", 0644, code);
    }
    return zip.bytes();
  }

  /** A runnable jar, which differs by its salt. */
  public static byte[] bot(String salt) throws IOException {
    return jar("Main-Class: bot.Main\r\nSalt: " + salt + "\r\n", 25, "bot.Main");
  }

  public static final class TarGz implements Packer {
    private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
    private final TarArchiveOutputStream tar;

    private TarGz() throws IOException {
      tar = new TarArchiveOutputStream(new GZIPOutputStream(packed), "UTF-8");
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      tar.setAddPaxHeadersForNonAsciiNames(true);
    }

    @Override
    public TarGz file(String name, int mode, byte[] content) throws IOException {
      return entry(name, TarConstants.LF_NORMAL, mode, "", content);
    }

    @Override
    public TarGz directory(String name) throws IOException {
      return entry(name, TarConstants.LF_DIR, 0755, "", new byte[0]);
    }

    @Override
    public TarGz symbolicLink(String name, String target) throws IOException {
      return entry(name, TarConstants.LF_SYMLINK, 0777, target, new byte[0]);
    }

    public TarGz entry(String name, byte type, int mode, String target, byte[] content)
        throws IOException {
      TarArchiveEntry entry = new TarArchiveEntry(name, type, true);
      entry.setMode(mode);
      entry.setLinkName(target);
      entry.setSize(content.length);
      tar.putArchiveEntry(entry);
      tar.write(content);
      tar.closeArchiveEntry();
      return this;
    }

    @Override
    public TarGz bot() throws IOException {
      Packer.super.bot();
      return this;
    }

    @Override
    public byte[] bytes() throws IOException {
      tar.close();
      return packed.toByteArray();
    }
  }

  public static final class Zip implements Packer {
    private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
    private final ZipArchiveOutputStream zip = new ZipArchiveOutputStream(packed);

    private Zip() {}

    /** What names are written as, though readers take them for UTF-8. */
    public Zip encoding(java.nio.charset.Charset charset) {
      zip.setEncoding(charset.name());
      zip.setUseLanguageEncodingFlag(false);
      return this;
    }

    @Override
    public Zip file(String name, int mode, byte[] content) throws IOException {
      return entry(name, 0100000 | mode, content);
    }

    @Override
    public Zip directory(String name) throws IOException {
      return entry(name.endsWith("/") ? name : name + "/", 0040755, new byte[0]);
    }

    @Override
    public Zip symbolicLink(String name, String target) throws IOException {
      return entry(name, 0120777, target.getBytes(StandardCharsets.UTF_8));
    }

    public Zip entry(String name, int unixMode, byte[] content) throws IOException {
      ZipArchiveEntry entry = new Named(name, unixMode);
      zip.putArchiveEntry(entry);
      zip.write(content);
      zip.closeArchiveEntry();
      return this;
    }

    @Override
    public Zip bot() throws IOException {
      Packer.super.bot();
      return this;
    }

    @Override
    public byte[] bytes() throws IOException {
      zip.close();
      return packed.toByteArray();
    }
  }

  /** Keeps the name as it is, backslashes too. */
  private static final class Named extends ZipArchiveEntry {
    Named(String name, int unixMode) {
      super("unnamed");
      if (unixMode != 0) {
        setUnixMode(unixMode);
      }
      setName(name);
    }
  }
}
