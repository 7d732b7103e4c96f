package dev.firedrill.bot.artifact;

import dev.firedrill.bot.artifact.archive.ArtifactLimits;
import dev.firedrill.bot.artifact.archive.ShownName;
import dev.firedrill.bot.artifact.archive.UnpackedBudget;
import dev.firedrill.bot.artifact.archive.UnusableArtifactException;
import dev.firedrill.bot.artifact.archive.ZipDirectory;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Whether {@code java -jar} could start a zip. */
final class JarInspection {
  private static final long LARGEST_MANIFEST = 1 << 20;
  private static final int CLASS_MAGIC = 0xcafebabe;

  /** Java 1.1 wrote class files of version 45. */
  private static final int CLASS_VERSION_OF_JAVA_ZERO = 44;

  private JarInspection() {}

  /** True when the zip holds a {@code firedrill.json} and is not made to be run as a jar. */
  static boolean isArchive(Path file, ArtifactLimits limits) throws IOException {
    try (ZipFile zip = ZipDirectory.open(file, limits)) {
      Attributes manifest = manifest(zip);
      boolean runs = manifest != null && manifest.getValue(Attributes.Name.MAIN_CLASS) != null;
      return !runs
          && zip.stream()
              .map(ZipEntry::getName)
              .anyMatch(name -> name.matches("(\\./)?([^/]+/)?firedrill\\.json"));
    }
  }

  /** The class that the jar starts with. */
  static String mainClass(Path file, ArtifactLimits limits, int javaFeature) throws IOException {
    try (ZipFile zip = ZipDirectory.open(file, limits)) {
      Attributes manifest = manifest(zip);
      String named = manifest == null ? null : manifest.getValue(Attributes.Name.MAIN_CLASS);
      if (manifest == null || named == null || named.isBlank()) {
        throw withoutMainClass(zip, manifest != null);
      }
      String mainClass = named.strip();
      String shown = ShownName.of(mainClass);
      ZipEntry entry = zip.getEntry(mainClass.replace('.', '/') + ".class");
      if (entry == null) {
        throw new UnusableArtifactException(
            "its manifest names Main-Class "
                + shown
                + ", which is not in the jar: correct mainClass in the build, or build with 'mvn"
                + " clean package'.");
      }
      checkVersion(zip, entry, shown, javaFeature);
      checkAlone(manifest);
      checkWhole(zip, new UnpackedBudget(limits, Files.size(file)));
      return mainClass;
    }
  }

  private static @Nullable Attributes manifest(ZipFile zip) throws IOException {
    ZipEntry entry = zip.getEntry(JarFile.MANIFEST_NAME);
    if (entry == null || entry.isDirectory()) {
      return null;
    }
    try (InputStream bytes = zip.getInputStream(entry)) {
      byte[] text = bytes.readNBytes((int) LARGEST_MANIFEST + 1);
      if (text.length > LARGEST_MANIFEST) {
        throw new UnusableArtifactException("its manifest has more than 1 MiB: build it again.");
      }
      try {
        return new Manifest(new ByteArrayInputStream(text)).getMainAttributes();
      } catch (IOException garbled) {
        throw new UnusableArtifactException(
            "its manifest cannot be read (" + garbled.getMessage() + "): build it again.");
      }
    }
  }

  private static UnusableArtifactException withoutMainClass(ZipFile zip, boolean hasManifest) {
    boolean classes = zip.stream().anyMatch(entry -> entry.getName().endsWith(".class"));
    if (!classes && zip.stream().anyMatch(entry -> entry.getName().endsWith(".java"))) {
      return new UnusableArtifactException(
          "it holds Java sources and no classes, as a -sources jar does: upload the jar without"
              + " -sources in its name.");
    }
    if (!classes && zip.stream().anyMatch(entry -> entry.getName().endsWith(".html"))) {
      return new UnusableArtifactException(
          "it holds pages and no classes, as a -javadoc jar does: upload the jar without -javadoc"
              + " in its name.");
    }
    if (!classes && !hasManifest) {
      return new UnusableArtifactException(
          "it is a zip with neither classes nor a firedrill.json at its root: add a firedrill.json"
              + " that starts the bot, or upload the jar that the build made.");
    }
    return new UnusableArtifactException(
        hasManifest
            ? "its manifest names no Main-Class, so it is a library: set mainClass of the"
                + " maven-jar-plugin to the class with main(), as the template does."
            : "it has no manifest (META-INF/MANIFEST.MF): build it with 'mvn package', which"
                + " writes one.");
  }

  private static void checkVersion(ZipFile zip, ZipEntry entry, String shown, int javaFeature)
      throws IOException {
    try (DataInputStream bytes = new DataInputStream(zip.getInputStream(entry))) {
      int magic = bytes.readInt();
      bytes.readUnsignedShort();
      int feature = bytes.readUnsignedShort() - CLASS_VERSION_OF_JAVA_ZERO;
      if (magic != CLASS_MAGIC) {
        throw new UnusableArtifactException(
            "its main class " + shown + " is no class file: build it with 'mvn clean package'.");
      }
      if (feature > javaFeature) {
        throw new UnusableArtifactException(
            "its main class "
                + shown
                + " is compiled for Java "
                + feature
                + ", and bots run on Java "
                + javaFeature
                + ": set maven.compiler.release to "
                + javaFeature
                + ".");
      }
    } catch (EOFException empty) {
      throw new UnusableArtifactException(
          "its main class " + shown + " is cut off: build it with 'mvn clean package'.");
    }
  }

  /** Only the one file is uploaded, so jars that it expects beside it would be missing. */
  private static void checkAlone(Attributes manifest) throws UnusableArtifactException {
    String classPath = manifest.getValue(Attributes.Name.CLASS_PATH);
    if (classPath == null || classPath.isBlank()) {
      return;
    }
    List<String> beside = List.of(classPath.strip().split("\\s+"));
    throw new UnusableArtifactException(
        "it needs "
            + (beside.size() == 1 ? "another file" : beside.size() + " other files")
            + " beside it (Class-Path: "
            + ShownName.of(beside.getFirst())
            + (beside.size() == 1 ? "" : ", …")
            + "): build one jar that holds its libraries, as the template does.");
  }

  private static void checkWhole(ZipFile zip, UnpackedBudget budget) throws IOException {
    for (var entries = zip.entries(); entries.hasMoreElements(); ) {
      ZipEntry entry = entries.nextElement();
      if (entry.isDirectory()) {
        continue;
      }
      try (CheckedInputStream content =
          new CheckedInputStream(budget.spend(zip.getInputStream(entry)), new CRC32())) {
        content.transferTo(OutputStream.nullOutputStream());
        if (content.getChecksum().getValue() != entry.getCrc()) {
          throw new ZipException(
              "entry " + ShownName.of(entry.getName()) + " does not match its checksum");
        }
      }
    }
  }
}
