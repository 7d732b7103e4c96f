package dev.firedrill.bot.artifact.files;

import dev.firedrill.bot.Program;
import dev.firedrill.bot.artifact.Artifact;
import dev.firedrill.bot.artifact.ArtifactStore;
import dev.firedrill.bot.artifact.Inspection;
import dev.firedrill.bot.artifact.archive.ArchiveFormat;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One directory per content, {@code sha256-<hex>}, which appears whole or not at all: it is made
 * under {@code incoming} and moved. It holds the bytes as uploaded and, for an archive that ran,
 * the same laid out.
 */
final class FileArtifactStore implements ArtifactStore {
  private static final Logger LOG = LoggerFactory.getLogger(FileArtifactStore.class);
  private static final String JAR = "artifact.jar";

  private final ArtifactFileSettings settings;
  private final Path incoming;
  private final LaidOutArchives archives;
  private @Nullable Artifact bundled;

  FileArtifactStore(ArtifactFileSettings settings) {
    this.settings = settings;
    this.incoming = settings.directory().resolve("incoming");
    this.archives = new LaidOutArchives(incoming, settings.limits(), settings.javaFeature());
  }

  void open() throws IOException {
    Files.createDirectories(incoming);
    try (Stream<Path> left = Files.list(incoming)) {
      for (Path path : left.toList()) {
        Trees.delete(path);
      }
    }
  }

  @Override
  public Artifact accept(InputStream body, String fileName) {
    String called = calledOr(fileName);
    try {
      Path place = Files.createTempDirectory(incoming, "upload-");
      try {
        return accept(body, called, place);
      } finally {
        Trees.delete(place);
      }
    } catch (IOException unwritable) {
      LOG.error("{} could not be stored", called, unwritable);
      throw new Failure(
          ProblemCode.UNAVAILABLE,
          "The file could not be stored on the platform's disk; tell whoever runs the platform.");
    }
  }

  private Artifact accept(InputStream body, String called, Path place) throws IOException {
    Path bytes = place.resolve("bytes");
    Upload upload = Upload.receive(body, bytes, called, settings.limits());
    Inspection inspected = Inspection.of(bytes, called, settings.limits(), settings.javaFeature());
    Artifact artifact =
        switch (inspected) {
          case Inspection.Jar _ -> {
            keep(bytes, JAR, upload.digest());
            yield new Artifact(
                Artifact.Kind.JAR, upload.digest(), upload.size(), called, null, null);
          }
          case Inspection.Archive archive -> {
            keep(bytes, archiveName(archive.format()), upload.digest());
            yield new Artifact(
                Artifact.Kind.ARCHIVE,
                upload.digest(),
                upload.size(),
                called,
                archive.manifest().language(),
                null);
          }
        };
    return artifact;
  }

  private static String archiveName(ArchiveFormat format) {
    return "artifact" + format.extension();
  }

  /** Only the last part of a path, as some browsers send one. */
  private static String calledOr(String fileName) {
    String last =
        fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
    String name = last.strip();
    return name.isEmpty() ? "the file" : name.substring(0, Math.min(120, name.length()));
  }

  /** Under the store's lock, so that the same content is not moved in and discarded at once. */
  private synchronized void keep(Path bytes, String name, String digest) throws IOException {
    Path place = home(digest);
    if (sound(place.resolve(name), digest)) {
      return;
    }
    Path fresh = Files.createTempDirectory(incoming, "keep-");
    try {
      Files.setPosixFilePermissions(bytes, PosixFilePermissions.fromString("r--r--r--"));
      Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.move(bytes, fresh.resolve(name), StandardCopyOption.ATOMIC_MOVE);
      Trees.force(fresh);
      removeFrom(place);
      Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
      Trees.force(settings.directory());
    } finally {
      Trees.delete(fresh);
    }
  }

  private boolean sound(Path file, String digest) throws IOException {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    String found = Digests.of(file);
    if (!found.equals(digest)) {
      LOG.warn("{} holds other bytes ({}) than its name says; it is not used", file, found);
      return false;
    }
    return true;
  }

  @Override
  public synchronized Artifact bundled() {
    if (bundled == null) {
      Path jar = settings.bundledJar();
      try {
        bundled =
            new Artifact(
                Artifact.Kind.JAR,
                Digests.of(jar),
                Files.size(jar),
                jar.getFileName().toString(),
                null,
                null);
        keepForLater(jar, bundled);
      } catch (IOException unreadable) {
        throw new Failure(
            ProblemCode.UNAVAILABLE,
            "The template's jar "
                + jar
                + " cannot be read; build it with './firedrill demo' or set bots.jar.");
      }
    }
    return bundled;
  }

  /**
   * The next version of the platform brings another jar, and teams may still want to go back to
   * this one.
   */
  private void keepForLater(Path jar, Artifact artifact) {
    Path kept = home(artifact.digest()).resolve(JAR);
    try {
      if (!Files.exists(kept) || Files.size(kept) != artifact.size()) {
        Path copy = Files.createTempDirectory(incoming, "bundled-");
        keep(Files.copy(jar, copy.resolve(JAR)), JAR, artifact.digest());
        Trees.delete(copy);
      }
    } catch (IOException full) {
      LOG.warn("{} could not be kept for later: {}", jar, full.getMessage());
    }
  }

  @Override
  public Optional<Program> program(Artifact artifact) {
    try {
      return switch (artifact.kind()) {
        case IMAGE -> Optional.ofNullable(artifact.image()).map(Program.Image::new);
        case JAR -> jar(artifact.digest());
        case ARCHIVE -> archive(artifact.digest());
      };
    } catch (IOException | Failure unusable) {
      LOG.error("the bytes of {} cannot be used", artifact.digest(), unusable);
      return Optional.empty();
    }
  }

  private Optional<Program> jar(String digest) throws IOException {
    if (Files.exists(settings.bundledJar()) && bundled().digest().equals(digest)) {
      return Optional.of(new Program.Jar(settings.bundledJar()));
    }
    Path jar = home(digest).resolve(JAR);
    return sound(jar, digest) ? Optional.of(new Program.Jar(jar)) : Optional.empty();
  }

  private Optional<Program> archive(String digest) throws IOException {
    Path home = home(digest);
    for (ArchiveFormat format : ArchiveFormat.values()) {
      Path packed = home.resolve(archiveName(format));
      if (sound(packed, digest)) {
        return Optional.of(archives.program(home, packed, format, digest));
      }
    }
    return Optional.empty();
  }

  @Override
  public synchronized void discard(String digest) {
    if (bundled != null && bundled.digest().equals(digest)) {
      return;
    }
    try {
      removeFrom(home(digest));
      archives.forget(digest);
    } catch (IOException undeletable) {
      // The next start clears what could be moved away; what could not stays and harms nobody.
      LOG.warn("the bytes of {} could not be deleted: {}", digest, undeletable.getMessage());
    }
  }

  /** Moved away first, so that it is gone at once and never half there. */
  private void removeFrom(Path place) throws IOException {
    if (!Files.exists(place)) {
      return;
    }
    Path doomed = Files.createTempDirectory(incoming, "discard-");
    try {
      Files.move(place, doomed.resolve("it"), StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException gone) {
      LOG.debug("{} was removed by somebody else", place);
    }
    Trees.delete(doomed);
  }

  private Path home(String digest) {
    if (!digest.matches("sha256:[0-9a-f]{64}")) {
      throw new IllegalArgumentException("'" + digest + "' is no digest");
    }
    return settings.directory().resolve(digest.replace(':', '-'));
  }
}
