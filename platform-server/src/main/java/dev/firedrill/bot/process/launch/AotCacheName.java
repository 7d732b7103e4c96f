package dev.firedrill.bot.process.launch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Names a start-up cache by all that must fit it exactly. */
public final class AotCacheName {
  private static final int SHOWN = 20;

  private AotCacheName() {}

  public static Path of(Path caches, Path jar) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String property : List.of("java.home", "java.vm.version", "java.vm.vendor", "os.arch")) {
        digest.update(System.getProperty(property, "").getBytes(StandardCharsets.UTF_8));
      }
      for (Path file : classPath(jar)) {
        digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
          in.transferTo(OutputToNowhere.INSTANCE);
        }
      }
      String name = jar.getFileName().toString().replace(".jar", "");
      String hex = HexFormat.of().formatHex(digest.digest()).substring(0, SHOWN);
      return caches.resolve(name + "-" + hex + ".aot");
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + jar + " or its libraries", unreadable);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  /** Whether there is a cache for some jar of this name. */
  static boolean mayExist(Path caches, Path jar) {
    String prefix = jar.getFileName().toString().replace(".jar", "") + "-";
    if (!Files.isDirectory(caches)) {
      return false;
    }
    try (Stream<Path> all = Files.list(caches)) {
      return all.map(cache -> cache.getFileName().toString())
          .anyMatch(name -> name.startsWith(prefix) && name.endsWith(".aot"));
    } catch (IOException unreadable) {
      return false;
    }
  }

  private static List<Path> classPath(Path jar) throws IOException {
    List<Path> files = new ArrayList<>(List.of(jar));
    Path libraries = jar.resolveSibling("lib");
    if (Files.isDirectory(libraries)) {
      try (Stream<Path> all = Files.list(libraries)) {
        all.sorted().forEach(files::add);
      }
    }
    return files;
  }

  private static final class OutputToNowhere extends java.io.OutputStream {
    static final OutputToNowhere INSTANCE = new OutputToNowhere();

    @Override
    public void write(int b) {
      // Only the digest on the way matters.
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      // Only the digest on the way matters.
    }
  }
}
