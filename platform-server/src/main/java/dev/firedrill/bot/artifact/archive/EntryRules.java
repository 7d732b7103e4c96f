package dev.firedrill.bot.artifact.archive;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which entries an archive may have: files and directories that lie inside it, each once, under
 * names that are the same on every system. Sees the entries of one archive, one by one.
 */
final class EntryRules {
  private static final int LONGEST_NAME = 255;
  private static final int LONGEST_PATH = 1024;
  private static final int DEEPEST = 64;
  private static final int SET_UID_OR_GID = 06000;

  /** What a packer says that an entry is. */
  enum Kind {
    FILE("a file"),
    DIRECTORY("a directory"),
    SYMBOLIC_LINK("a symbolic link"),
    HARD_LINK("a hard link"),
    DEVICE("a device or pipe"),
    OTHER("neither a file nor a directory");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  private record Seen(String path, boolean directory, boolean named) {}

  private final int most;
  private final Map<String, Seen> byFoldedPath = new HashMap<>();

  EntryRules(int most) {
    this.most = most;
  }

  /**
   * The path of the entry inside the archive, with {@code /} between names and without {@code ./};
   * empty for the root itself.
   */
  String admit(String rawName, Kind kind, int mode) throws UnusableArtifactException {
    String shown = ShownName.of(rawName);
    switch (kind) {
      case FILE, DIRECTORY -> {}
      case SYMBOLIC_LINK, HARD_LINK ->
          throw refused(
              shown,
              "is "
                  + kind.words
                  + ": pack the file it points to instead ('tar -h', 'zip' without"
                  + " -y), and leave out node_modules/.bin.");
      case DEVICE, OTHER ->
          throw refused(shown, "is " + kind.words + ": pack only regular files and directories.");
    }
    if ((mode & SET_UID_OR_GID) != 0) {
      throw refused(shown, "has the set-user-id or set-group-id bit: 'chmod ug-s' it first.");
    }
    List<String> names = names(rawName, shown);
    String path = String.join("/", names);
    if (path.isEmpty()) {
      if (kind == Kind.FILE) {
        throw refused(shown, "is a file without a name: pack it under a name.");
      }
      return path;
    }
    StringBuilder above = new StringBuilder();
    for (String name : names.subList(0, names.size() - 1)) {
      above.append(above.isEmpty() ? "" : "/").append(name);
      remember(above.toString(), true, false, shown);
    }
    remember(path, kind == Kind.DIRECTORY, true, shown);
    return path;
  }

  private static List<String> names(String rawName, String shown) throws UnusableArtifactException {
    if (rawName.indexOf('\uFFFD') >= 0) {
      throw refused(shown, "has a name that is not UTF-8: rename the file.");
    }
    if (!rawName.codePoints().allMatch(ShownName::prints)) {
      throw refused(shown, "has a control character in its name: rename the file.");
    }
    if (rawName.indexOf('\\') >= 0) {
      throw refused(shown, "has a backslash in its name: pack with '/' between directories.");
    }
    if (rawName.startsWith("/") || rawName.matches("[A-Za-z]:.*")) {
      throw refused(
          shown, "is an absolute path: pack from inside the bot's directory ('tar -czf … .').");
    }
    if (rawName.getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH) {
      throw refused(shown, "is a path of more than 1024 bytes: shorten it.");
    }
    List<String> names = new ArrayList<>();
    for (String name : rawName.split("/")) {
      if (name.equals("..")) {
        throw refused(
            shown, "points outside of the archive ('..'): pack from inside the bot's directory.");
      }
      if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
        throw refused(shown, "has a name of more than 255 bytes: shorten it.");
      }
      if (!name.isEmpty() && !name.equals(".")) {
        names.add(name);
      }
    }
    if (names.size() > DEEPEST) {
      throw refused(shown, "lies more than 64 directories deep: pack a flatter tree.");
    }
    return names;
  }

  private void remember(String path, boolean directory, boolean named, String shown)
      throws UnusableArtifactException {
    String folded =
        Normalizer.normalize(path, Normalizer.Form.NFC)
            .toUpperCase(Locale.ROOT)
            .toLowerCase(Locale.ROOT);
    Seen before = byFoldedPath.get(folded);
    if (before == null) {
      byFoldedPath.put(folded, new Seen(path, directory, named));
      if (byFoldedPath.size() > most) {
        throw new UnusableArtifactException(
            "it has more than "
                + String.format(Locale.ROOT, "%,d", most)
                + " entries, the most that is taken: leave out what the bot does not need to run.");
      }
      return;
    }
    if (!before.path().equals(path)) {
      throw refused(
          shown,
          "differs from "
              + ShownName.of(before.path())
              + " only in case or accents, which some systems cannot keep apart: rename one.");
    }
    if (before.directory() != directory) {
      throw refused(
          shown,
          "needs "
              + ShownName.of(path)
              + " to be both a file and a directory: pack the bot's directory anew.");
    }
    if (!directory) {
      throw refused(shown, "is in it twice: pack each file once.");
    }
  }

  private static UnusableArtifactException refused(String shown, String reason) {
    return new UnusableArtifactException("its entry " + shown + " " + reason);
  }
}
