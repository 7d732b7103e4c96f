package dev.firedrill.bot.process.os;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** How much a bot keeps on disk: counted no further than needed to see that it is too much. */
public record SpaceUse(long bytes, long files, boolean tooDeep) {
  private static final int MAX_DEPTH = 32;

  /** What the directories hold, and what the user left in those that everybody may write to. */
  public static SpaceUse of(
      Collection<Path> own, Collection<Path> shared, OptionalInt user, long maxFiles)
      throws IOException {
    Count count = new Count(maxFiles, OptionalInt.empty());
    for (Path directory : own) {
      walk(directory, MAX_DEPTH, count);
    }
    if (user.isPresent()) {
      Count strewn = new Count(maxFiles, user);
      for (Path directory : shared) {
        walk(directory, MAX_DEPTH, strewn);
      }
      return new SpaceUse(
          count.bytes + strewn.bytes, count.files + strewn.files, count.tooDeep || strewn.tooDeep);
    }
    return new SpaceUse(count.bytes, count.files, count.tooDeep);
  }

  private static void walk(Path directory, int depth, Count count) throws IOException {
    if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      count.root = directory;
      count.deepest = depth;
      Files.walkFileTree(
          directory, EnumSet.noneOf(java.nio.file.FileVisitOption.class), depth, count);
    }
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

  /** With a user, only what is that user's, and not below what is another's. */
  private static final class Count extends SimpleFileVisitor<Path> {
    private final long maxFiles;
    private final OptionalInt only;
    private Path root = Path.of("");
    private int deepest;
    private long bytes;
    private long files;
    private boolean tooDeep;

    Count(long maxFiles, OptionalInt only) {
      this.maxFiles = maxFiles;
      this.only = only;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      if (!directory.equals(root) && !counts(directory)) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      return add(0);
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (!counts(file)) {
        return FileVisitResult.CONTINUE;
      }
      tooDeep |= attributes.isDirectory() && root.relativize(file).getNameCount() >= deepest;
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

    private boolean counts(Path path) {
      if (only.isEmpty()) {
        return true;
      }
      try {
        Object owner = Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
        return owner.equals(only.getAsInt());
      } catch (IOException gone) {
        return false;
      }
    }
  }
}
