package dev.firedrill.bot.artifact.files;

import dev.firedrill.bot.Program;
import dev.firedrill.bot.artifact.Inspection;
import dev.firedrill.bot.artifact.archive.ArchiveFormat;
import dev.firedrill.bot.artifact.archive.ArchiveReader;
import dev.firedrill.bot.artifact.archive.ArtifactLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Archives as directories that can be run. Before each use the directory is compared with the
 * archive; one that differs is laid out anew, because a bot may have written into it.
 */
final class LaidOutArchives {
  private static final Logger LOG = LoggerFactory.getLogger(LaidOutArchives.class);

  /** What an archive looks like laid out, and how its bot is started. */
  private record Layout(String treeDigest, Inspection.Archive inspected) {}

  private final Path incoming;
  private final ArtifactLimits limits;
  private final int javaFeature;
  private final Map<String, Layout> layouts = new ConcurrentHashMap<>();

  LaidOutArchives(Path incoming, ArtifactLimits limits, int javaFeature) {
    this.incoming = incoming;
    this.limits = limits;
    this.javaFeature = javaFeature;
  }

  void forget(String digest) {
    layouts.remove(digest);
  }

  /** The archive's bytes were checked against the digest by the caller. */
  synchronized Program program(Path home, Path packed, ArchiveFormat format, String digest)
      throws IOException {
    Layout layout = layouts.get(digest);
    if (layout == null) {
      layout = layout(packed, format);
      layouts.put(digest, layout);
    }
    Path place = home.resolve("unpacked");
    if (!Files.isDirectory(place)) {
      layOut(packed, format, home, place);
    } else if (!TreeDigest.ofDirectory(place).equals(layout.treeDigest())) {
      LOG.warn("{} is no longer what its archive holds; it is laid out anew", place);
      Path doomed = Files.createTempDirectory(incoming, "discard-");
      Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.move(place, doomed.resolve("it"), StandardCopyOption.ATOMIC_MOVE);
      Trees.delete(doomed);
      layOut(packed, format, home, place);
    }
    Inspection.Archive inspected = layout.inspected();
    return new Program.Unpacked(
        inspected.top().isEmpty() ? place : place.resolve(inspected.top()),
        inspected.manifest().language(),
        inspected.manifest().start(),
        inspected.manifest().health());
  }

  private Layout layout(Path packed, ArchiveFormat format) throws IOException {
    TreeDigest tree = new TreeDigest();
    ArchiveReader.read(packed, format, limits, tree);
    Inspection inspected =
        Inspection.of(packed, packed.getFileName().toString(), limits, javaFeature);
    return switch (inspected) {
      case Inspection.Archive archive -> new Layout(tree.value(), archive);
      case Inspection.Jar _ -> throw new IOException(packed + " is a jar, not an archive");
    };
  }

  private void layOut(Path packed, ArchiveFormat format, Path home, Path place) throws IOException {
    Path fresh = Files.createTempDirectory(incoming, "unpack-");
    try {
      ArchiveReader.read(packed, format, limits, new Unpacking(fresh));
      Trees.protectBelow(fresh);
      Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
      Trees.protect(place);
      Trees.force(home);
    } finally {
      Trees.delete(fresh);
    }
  }
}
