package dev.firedrill.bot.process.os;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What users left in directories that everybody may write to, of all of them in one walk. Only what
 * is a user's own counts, and nothing below what is another's.
 */
public final class StrewnSpace {
  private final Map<Integer, SpaceUse> byUser;

  private StrewnSpace(Map<Integer, SpaceUse> byUser) {
    this.byUser = byUser;
  }

  /** Counts of each user no further than needed to see that it is more than {@code maxFiles}. */
  public static StrewnSpace in(Collection<Path> shared, Set<Integer> users, long maxFiles)
      throws IOException {
    Map<Integer, SpaceUse> byUser = new HashMap<>();
    if (!users.isEmpty()) {
      for (Path root : shared) {
        if (Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS)) {
          Files.walkFileTree(
              root, Set.of(), SpaceUse.MAX_DEPTH, new Walk(root, users, maxFiles, byUser));
        }
      }
    }
    return new StrewnSpace(byUser);
  }

  public SpaceUse of(int user) {
    return byUser.getOrDefault(user, SpaceUse.NONE);
  }

  private static final class Walk extends SimpleFileVisitor<Path> {
    private final Path root;
    private final Set<Integer> users;
    private final long maxFiles;
    private final Map<Integer, SpaceUse> byUser;

    /** Whose the directories are that the walk is in; the root is everybody's. */
    private final Deque<Integer> inside = new ArrayDeque<>();

    Walk(Path root, Set<Integer> users, long maxFiles, Map<Integer, SpaceUse> byUser) {
      this.root = root;
      this.users = users;
      this.maxFiles = maxFiles;
      this.byUser = byUser;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      if (directory.equals(root)) {
        users.forEach(user -> byUser.merge(user, new SpaceUse(0, 1, false), SpaceUse::plus));
        return FileVisitResult.CONTINUE;
      }
      Integer owner = countedOwner(directory);
      if (owner == null || !add(owner, 0, false)) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      inside.push(owner);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      Integer owner = countedOwner(file);
      if (owner != null) {
        boolean deepest = root.relativize(file).getNameCount() >= SpaceUse.MAX_DEPTH;
        add(
            owner,
            attributes.isRegularFile() ? attributes.size() : 0,
            attributes.isDirectory() && deepest);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException gone) {
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException unread) {
      if (!directory.equals(root)) {
        inside.pop();
      }
      return FileVisitResult.CONTINUE;
    }

    /** Null for what does not count. */
    private @Nullable Integer countedOwner(Path path) {
      try {
        Object owner = Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
        boolean counts =
            owner instanceof Integer
                && users.contains(owner)
                && (inside.isEmpty() || owner.equals(inside.peek()));
        return counts ? (Integer) owner : null;
      } catch (IOException gone) {
        return null;
      }
    }

    /** False when the user is over the limit already: no need to go on. */
    private boolean add(Integer user, long size, boolean tooDeep) {
      SpaceUse now = byUser.merge(user, new SpaceUse(size, 1, tooDeep), SpaceUse::plus);
      return now.files() <= maxFiles;
    }
  }
}
