package dev.firedrill.bot.process;

import dev.firedrill.bot.process.launch.BotLimits;
import dev.firedrill.bot.process.launch.Quarters;
import dev.firedrill.bot.process.os.FileTree;
import dev.firedrill.bot.process.os.SpaceUse;
import dev.firedrill.bot.process.os.StrewnSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds bots to the space they may use. */
final class SpaceKeeper {
  private static final Logger LOG = LoggerFactory.getLogger(SpaceKeeper.class);

  private final BotLimits limits;

  SpaceKeeper(BotLimits limits) {
    this.limits = limits;
  }

  /** What users of bots left in the directories that everybody may write to. */
  static StrewnSpace strewn(Set<Integer> users) throws IOException {
    return StrewnSpace.in(BotHouse.SHARED, users, BotLimits.MAX_FILES);
  }

  /** What is too much, for people; {@code program} is what the platform itself put there. */
  Optional<String> excess(Quarters quarters, SpaceUse program, StrewnSpace strewn)
      throws IOException {
    long maxFiles = BotLimits.MAX_FILES + program.files();
    SpaceUse use = SpaceUse.of(List.of(quarters.data(), quarters.working()), maxFiles);
    if (quarters.user().isPresent()) {
      use = use.plus(strewn.of(quarters.user().getAsInt()));
    }
    return use.excess(limits.diskBytes() + program.bytes(), maxFiles);
  }

  /**
   * Removes what was made last in the data directory until the rest is within the limit: a bot that
   * filled it would otherwise be ended again at once, for ever. Returns the names.
   */
  List<String> makeRoom(Path data) throws IOException, InterruptedException {
    List<String> removed = new ArrayList<>();
    for (Path entry : newestFirst(data)) {
      SpaceUse use = SpaceUse.of(List.of(data), BotLimits.MAX_FILES);
      if (use.excess(limits.diskBytes(), BotLimits.MAX_FILES).isEmpty()) {
        break;
      }
      FileTree.delete(entry);
      removed.add(entry.getFileName().toString());
    }
    LOG.info("{} entries of {} were removed to make room", removed.size(), data);
    return removed;
  }

  private static List<Path> newestFirst(Path data) throws IOException {
    record Dated(Path path, FileTime made) {}
    List<Dated> entries = new ArrayList<>();
    try (Stream<Path> all = Files.list(data)) {
      for (Path path : all.toList()) {
        BasicFileAttributes attributes =
            Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        entries.add(new Dated(path, attributes.creationTime()));
      }
    }
    return entries.stream()
        .sorted(Comparator.comparing(Dated::made).reversed())
        .map(Dated::path)
        .toList();
  }
}
