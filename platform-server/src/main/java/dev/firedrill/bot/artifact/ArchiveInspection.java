package dev.firedrill.bot.artifact;

import dev.firedrill.bot.artifact.archive.ArchiveFormat;
import dev.firedrill.bot.artifact.archive.ArchiveReader;
import dev.firedrill.bot.artifact.archive.ArtifactLimits;
import dev.firedrill.bot.artifact.archive.ShownName;
import dev.firedrill.bot.artifact.archive.UnusableArtifactException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the bot in an archive. */
final class ArchiveInspection implements ArchiveReader.Visitor {
  private static final String MANIFEST = "firedrill.json";

  private final Map<String, Boolean> executableByFile = new HashMap<>();
  private final Set<String> topNames = new HashSet<>();
  private final Map<String, byte[]> manifests = new HashMap<>();

  private ArchiveInspection() {}

  static Inspection.Archive of(Path file, ArchiveFormat format, ArtifactLimits limits)
      throws IOException {
    ArchiveInspection seen = new ArchiveInspection();
    ArchiveReader.read(file, format, limits, seen);
    return seen.verdict(format);
  }

  @Override
  public void directory(String path) {
    topNames.add(top(path));
  }

  @Override
  public void file(String path, boolean executable, InputStream content) throws IOException {
    topNames.add(top(path));
    executableByFile.put(path, executable);
    if (path.equals(MANIFEST) || path.equals(top(path) + "/" + MANIFEST)) {
      manifests.put(path, content.readNBytes(BotManifest.LARGEST + 1));
    }
  }

  private static String top(String path) {
    int slash = path.indexOf('/');
    return slash < 0 ? path : path.substring(0, slash);
  }

  private Inspection.Archive verdict(ArchiveFormat format) throws UnusableArtifactException {
    String top = manifests.containsKey(MANIFEST) || topNames.size() != 1 ? "" : onlyTop() + "/";
    byte @Nullable [] json = manifests.get(top + MANIFEST);
    if (executableByFile.isEmpty()) {
      throw new UnusableArtifactException("it holds no files: pack the bot's directory.");
    }
    if (json == null) {
      throw new UnusableArtifactException(
          manifests.isEmpty()
              ? "it has no firedrill.json at its root: add one such as {\"name\": \"my-bot\","
                  + " \"language\": \"javascript\", \"start\": [\"node\", \"bot.js\"], \"health\":"
                  + " \"/readyz\"}."
              : "its firedrill.json lies in "
                  + ShownName.of(top(manifests.keySet().iterator().next()))
                  + ", beside other things: put it at the root of the archive.");
    }
    BotManifest manifest = BotManifest.parse(json);
    checkStart(manifest, top);
    return new Inspection.Archive(
        format, top.isEmpty() ? "" : top.substring(0, top.length() - 1), manifest);
  }

  private String onlyTop() {
    return topNames.iterator().next();
  }

  private void checkStart(BotManifest manifest, String top) throws UnusableArtifactException {
    String program = manifest.start().getFirst();
    if (!BotManifest.INTERPRETERS.contains(program)) {
      Boolean executable = executableByFile.get(top + BotManifest.plain(program));
      if (executable == null) {
        throw new UnusableArtifactException(
            "the start of its firedrill.json begins with "
                + ShownName.of(program)
                + ", which is neither a file of the archive nor one of "
                + String.join(", ", BotManifest.INTERPRETERS)
                + ": name one of these.");
      }
      if (!executable) {
        throw new UnusableArtifactException(
            "its "
                + ShownName.of(program)
                + ", which is to be started, is not executable: 'chmod +x' it before packing.");
      }
      return;
    }
    Optional<String> script = manifest.script();
    if (script.isPresent()
        && !executableByFile.containsKey(top + BotManifest.plain(script.get()))) {
      throw new UnusableArtifactException(
          "the start of its firedrill.json runs "
              + ShownName.of(script.get())
              + ", which is not in the archive: pack it, or correct the name.");
    }
  }
}
