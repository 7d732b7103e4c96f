package dev.firedrill.bot.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.firedrill.bot.artifact.archive.ArtifactLimits;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectionTest {
  private static final String MAIN = "Main-Class: bot.Main\r\n";
  @TempDir Path directory = Path.of(".");

  @Test
  void aJarWithItsMainClassIsRunnable() throws IOException {
    assertThat(inspect("bot.jar", Pack.jar(MAIN, 25, "bot.Main")))
        .isEqualTo(new Inspection.Jar("bot.Main"));
    assertThat(inspect("old.jar", Pack.jar(MAIN, 8, "bot.Main")))
        .isEqualTo(new Inspection.Jar("bot.Main"));
  }

  @Test
  void aJarForANewerJavaIsRefusedWithBothVersions() throws IOException {
    assertThat(refusal("bot.jar", Pack.jar(MAIN, 26, "bot.Main")))
        .isEqualTo(
            "'bot.jar' is no runnable jar: its main class 'bot.Main' is compiled for Java 26, and"
                + " bots run on Java 25: set maven.compiler.release to 25.");
  }

  @Test
  void aLibraryIsRefused() throws IOException {
    assertThat(refusal("lib.jar", Pack.jar("Created-By: me\r\n", 25, "a.B")))
        .isEqualTo(
            "'lib.jar' is no runnable jar: its manifest names no Main-Class, so it is a library:"
                + " set mainClass of the maven-jar-plugin to the class with main(), as the template"
                + " does.");
    assertThat(refusal("lib.jar", Pack.jar("", 25, "a.B"))).contains("it has no manifest");
  }

  @Test
  void sourcesAndPagesAreRefused() throws IOException {
    byte[] sources = Pack.zip().file("bot/Main.java", "class Main {}").bytes();
    assertThat(refusal("bot-sources.jar", sources)).contains("as a -sources jar does");
    byte[] pages = Pack.zip().file("index.html", "<p>").bytes();
    assertThat(refusal("bot-javadoc.jar", pages)).contains("as a -javadoc jar does");
    byte[] photos = Pack.zip().file("photo.txt", "me").bytes();
    assertThat(refusal("photos.zip", photos)).contains("neither classes nor a firedrill.json");
  }

  @Test
  void aJarWhoseMainClassIsMissingOrNoClassIsRefused() throws IOException {
    assertThat(refusal("bot.jar", Pack.jar(MAIN, 25, "bot.Other")))
        .contains("names Main-Class 'bot.Main', which is not in the jar");
    byte[] text =
        Pack.zip()
            .file("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\r\n" + MAIN + "\r\n")
            .file("bot/Main.class", "public class Main {}")
            .bytes();
    assertThat(refusal("bot.jar", text)).contains("'bot.Main' is no class file");
    byte[] stump =
        Pack.zip()
            .file("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\r\n" + MAIN + "\r\n")
            .file("bot/Main.class", "abc")
            .bytes();
    assertThat(refusal("bot.jar", stump)).contains("'bot.Main' is cut off");
  }

  @Test
  void aJarThatNeedsOthersBesideItIsRefused() throws IOException {
    byte[] thin = Pack.jar(MAIN + "Class-Path: lib/a.jar lib/b.jar\r\n", 25, "bot.Main");
    assertThat(refusal("bot.jar", thin))
        .contains("it needs 2 other files beside it (Class-Path: 'lib/a.jar', …)");
  }

  @Test
  void theJarWithoutItsLibrariesIsRefused() throws IOException {
    assertThat(refusal("original-student-bot.jar", Pack.jar(MAIN, 25, "bot.Main")))
        .contains("upload the jar beside it without 'original-'.");
  }

  @Test
  void whatIsNoArchiveIsToldByItsKind() throws IOException {
    assertThat(refusal("bot.jar", new byte[0])).contains("it is empty (0 bytes)");
    assertThat(refusal("bot.jar", ascii("#!/bin/sh\n"))).contains("it is a bare script");
    assertThat(refusal("bot", ascii("\u007fELF..."))).contains("it is a native program");
    assertThat(refusal("bot.txt", ascii("hello"))).contains("neither a jar nor a .tar.gz");
    assertThat(refusal("bot.7z", ascii("7z\u00bc\u00af''"))).contains("compression is not known");
    assertThat(refusal("Main.class", ascii("\u00ca\u00fe\u00ba\u00be")))
        .contains("it is a single class");
    byte[] tar = new byte[1024];
    System.arraycopy(ascii("ustar"), 0, tar, 257, 5);
    assertThat(refusal("bot.tar", tar)).contains("a tar that is not compressed");
  }

  @Test
  void aCutOrDamagedFileIsRefused() throws IOException {
    byte[] jar = Pack.jar(MAIN, 25, "bot.Main", "bot.Other");
    assertThat(refusal("bot.jar", Arrays.copyOf(jar, jar.length / 2)))
        .contains("its end is missing, as if the upload broke off");
    byte[] flipped = jar.clone();
    int at = new String(jar, StandardCharsets.ISO_8859_1).indexOf("bot/Other.class") + 16;
    flipped[at] ^= 0x55;
    assertThat(refusal("bot.jar", flipped)).contains("it is damaged (");
    byte[] archive = Pack.tarGz().bot().bytes();
    assertThat(refusal("bot.tgz", Arrays.copyOf(archive, archive.length - 30)))
        .contains("it breaks off in the middle");
    archive[archive.length - 6] ^= 0x55;
    assertThat(refusal("bot.tgz", archive)).contains("it is damaged (");
    byte[] trailing = Arrays.copyOf(jar, jar.length + 10);
    assertThat(refusal("bot.jar", trailing)).contains("bytes follow its end");
  }

  @Test
  void anEncryptedFileIsRefused() throws IOException {
    for (byte[] zip : new byte[][] {Pack.bot("a"), Pack.zip().bot().bytes()}) {
      String text = new String(zip, StandardCharsets.ISO_8859_1);
      for (int at = text.indexOf("PK\1\2"); at >= 0; at = text.indexOf("PK\1\2", at + 1)) {
        zip[at + 8] |= 1;
      }
      assertThat(refusal("bot.zip", zip)).contains("it is encrypted: pack it without a password.");
    }
  }

  @Test
  void aBombIsRefused() throws IOException {
    byte[] zeros = new byte[40 << 20];
    byte[] tar = Pack.tarGz().bot().file("zeros", 0644, zeros).bytes();
    assertThat(refusal("bomb.tgz", tar)).contains("more than 100 times its own size");
    byte[] zip = Pack.zip().bot().file("zeros", 0644, zeros).bytes();
    assertThat(refusal("bomb.zip", zip)).contains("more than 100 times its own size");
    byte[] jar =
        Pack.zip()
            .file("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\r\n" + MAIN + "\r\n")
            .file("bot/Main.class", 0644, new byte[] {-54, -2, -70, -66, 0, 0, 0, 69})
            .file("zeros", 0644, zeros)
            .bytes();
    assertThat(refusal("bomb.jar", jar)).contains("more than 100 times its own size");
    ArtifactLimits small = new ArtifactLimits(1 << 20, 2 << 20, 10, 100);
    byte[] large = Pack.tarGz().bot().file("zeros", 0644, new byte[3 << 20]).bytes();
    assertThat(refusal("large.tgz", large, small)).contains("it unpacks to more than 2 MiB");
    Pack.Zip many = Pack.zip();
    for (int i = 0; i < 11; i++) {
      many.file("f" + i, "x");
    }
    assertThat(refusal("many.zip", many.bytes(), small)).contains("more than 10 entries");
    Pack.TarGz deep = Pack.tarGz().bot();
    deep.file("a/b/c/d/e/f/g/h/i/j", "x");
    assertThat(refusal("deep.tgz", deep.bytes(), small)).contains("more than 10 entries");
  }

  @Test
  void aHugeNameIsRefusedBeforeItFillsTheMemory() throws IOException {
    byte[] tar =
        Pack.tarGz()
            .entry("././@LongLink", (byte) 'L', 0644, "", new byte[8 << 20])
            .file("bot.js", "x")
            .bytes();
    assertThat(refusal("bomb.tgz", tar)).contains("more than 1 MiB of names and notes");
  }

  private Inspection inspect(String name, byte[] bytes) throws IOException {
    Path file = Files.write(directory.resolve("upload"), bytes);
    return Inspection.of(file, name, ArtifactLimits.DEFAULT, 25);
  }

  private String refusal(String name, byte[] bytes) throws IOException {
    return refusal(name, bytes, ArtifactLimits.DEFAULT);
  }

  private String refusal(String name, byte[] bytes, ArtifactLimits limits) throws IOException {
    Path file = Files.write(directory.resolve("upload"), bytes);
    Failure failure =
        catchThrowableOfType(Failure.class, () -> Inspection.of(file, name, limits, 25));
    assertThat(failure).as(name).isNotNull();
    assertThat(failure.code()).isEqualTo(ProblemCode.INVALID_INPUT);
    assertThat(failure.detail()).startsWith("'" + name + "' is no ").endsWith(".");
    return failure.detail();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
