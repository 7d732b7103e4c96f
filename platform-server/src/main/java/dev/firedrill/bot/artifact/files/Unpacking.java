package dev.firedrill.bot.artifact.files;

import dev.firedrill.bot.artifact.archive.ArchiveReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Writes an archive's files into a directory that is new and empty. Files are read-only and keep
 * their executable bit.
 */
final class Unpacking implements ArchiveReader.Visitor {
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("r--r--r--");
  private static final Set<PosixFilePermission> PROGRAM =
      PosixFilePermissions.fromString("r-xr-xr-x");

  private final Path top;

  Unpacking(Path top) {
    this.top = top;
  }

  @Override
  public void directory(String path) throws IOException {
    Files.createDirectories(inside(path));
  }

  @Override
  public void file(String path, boolean executable, InputStream content) throws IOException {
    Path target = inside(path);
    Files.createDirectories(target.getParent());
    try (OutputStream out =
        Files.newOutputStream(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      content.transferTo(out);
    }
    Files.setPosixFilePermissions(target, executable ? PROGRAM : FILE);
  }

  /** The rules for entries keep every path inside; should they ever fail, this does. */
  private Path inside(String path) {
    Path target = top.resolve(path).normalize();
    if (!target.startsWith(top) || target.equals(top)) {
      throw new IllegalStateException("'" + path + "' lies outside of the archive's directory");
    }
    return target;
  }
}
