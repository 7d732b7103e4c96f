package dev.firedrill.bot.process.os;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How much a bot keeps on disk: counted no further than needed to see that it is too much. */
public record SpaceUse(long bytes, long files, boolean tooDeep) {
  /** The deepest directory that is looked into. */
  static final int MAX_DEPTH = 32;

  public static final SpaceUse NONE = new SpaceUse(0, 0, false);

  /** What the directories hold. */
  public static SpaceUse of(Collection<Path> directories, long maxFiles) throws IOException {
    Count count = new Count(maxFiles);
    for (Path directory : directories) {
      if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
        count.root = directory;
        Files.walkFileTree(directory, Set.of(), MAX_DEPTH, count);
      }
    }
    return new SpaceUse(count.bytes, count.files, count.tooDeep);
  }

  /** This and that together. */
  public SpaceUse plus(SpaceUse other) {
    return new SpaceUse(bytes + other.bytes, files + other.files, tooDeep || other.tooDeep);
  }

  /** What is over the limits, for people; empty when nothing is. */
  public Optional<String> excess(long maxBytes, long maxFiles) {
    if (bytes > maxBytes) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "kept %d MiB on disk, its limit is %d MiB",
              bytes >> 20,
              maxBytes >> 20));
    }
    if (files > maxFiles) {
      return Optional.of("kept more than " + maxFiles + " files on disk, which is its limit");
    }
    return tooDeep
        ? Optional.of("nested directories more than " + MAX_DEPTH + " deep, which is its limit")
        : Optional.empty();
  }

  private static final class Count extends SimpleFileVisitor<Path> {
    private final long maxFiles;
    private Path root = Path.of("");
    private long bytes;
    private long files;
    private boolean tooDeep;

    Count(long maxFiles) {
      this.maxFiles = maxFiles;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      return add(0);
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      tooDeep |= attributes.isDirectory() && root.relativize(file).getNameCount() >= MAX_DEPTH;
      return add(attributes.isRegularFile() ? attributes.size() : 0);
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException gone) {
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException unread) {
      return FileVisitResult.CONTINUE;
    }

    private FileVisitResult add(long size) {
      bytes += size;
      files++;
      return files > maxFiles ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
    }
  }
}
