package dev.firedrill.bot.artifact.files;

import dev.firedrill.bot.artifact.archive.ArchiveReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One digest over files and directories, their names, contents and executable bits: of an archive
 * as it is read, or of a directory on disk. Anything else in a directory makes it differ.
 */
final class TreeDigest implements ArchiveReader.Visitor {
  private final SortedMap<String, String> lines = new TreeMap<>();

  @Override
  public void directory(String path) {
    above(path);
    lines.put(path, "directory");
  }

  @Override
  public void file(String path, boolean executable, InputStream content) throws IOException {
    above(path);
    lines.put(path, (executable ? "program " : "file ") + Digests.of(content));
  }

  private void above(String path) {
    for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
      lines.put(path.substring(0, slash), "directory");
    }
  }

  String value() {
    MessageDigest digest = Digests.sha256();
    lines.forEach((path, line) ->
        digest.update((path + "\0" + line + "\n").getBytes(StandardCharsets.UTF_8)));
    return Digests.of(digest);
  }

  static String ofDirectory(Path top) throws IOException {
    TreeDigest tree = new TreeDigest();
    Files.walkFileTree(
        top,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            if (!directory.equals(top)) {
              tree.directory(name(directory));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (!attributes.isRegularFile()) {
              tree.lines.put(name(file), "neither file nor directory");
              return FileVisitResult.CONTINUE;
            }
            try (InputStream content = Files.newInputStream(file)) {
              tree.file(name(file), Files.isExecutable(file), content);
            }
            return FileVisitResult.CONTINUE;
          }

          private String name(Path path) {
            return top.relativize(path).toString();
          }
        });
    return tree.value();
  }
}
