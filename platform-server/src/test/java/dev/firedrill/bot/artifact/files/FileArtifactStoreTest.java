package dev.firedrill.bot.artifact.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.firedrill.bot.Program;
import dev.firedrill.bot.artifact.Artifact;
import dev.firedrill.bot.artifact.ArtifactStore;
import dev.firedrill.bot.artifact.Pack;
import dev.firedrill.bot.artifact.archive.ArtifactLimits;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileArtifactStoreTest {
  @TempDir Path directory = Path.of(".");
  private Path home = Path.of(".");
  private Path template = Path.of(".");

  @BeforeEach
  void prepare() throws IOException {
    home = directory.resolve("artifacts");
    template = Files.write(directory.resolve("student-bot.jar"), Pack.bot("template"));
  }

  @Test
  void aJarIsKeptByItsDigest() throws Exception {
    ArtifactStore store = open();
    byte[] jar = Pack.bot("a");
    Artifact artifact = accept(store, jar, "C:\\Users\\me\\bot.jar");
    assertThat(artifact)
        .isEqualTo(new Artifact(Artifact.Kind.JAR, digest(jar), jar.length, "bot.jar", null, null));
    Program program = store.program(artifact).orElseThrow();
    assertThat(program).isInstanceOf(Program.Jar.class);
    assertThat(((Program.Jar) program).jar()).hasBinaryContent(jar);
    assertThat(store.program(artifact)).contains(program);
    assertThat(open().program(artifact)).contains(program);
    assertNothingIsLeft();
  }

  @Test
  void theSameBytesAreKeptOnce() throws Exception {
    ArtifactStore store = open();
    byte[] jar = Pack.bot("a");
    assertThat(accept(store, jar, "first.jar").digest())
        .isEqualTo(accept(store, jar, "second.jar").digest());
    assertThat(names(home)).hasSize(2);
  }

  @Test
  void manyMayUploadTheSameBytesAtOnce() throws Exception {
    ArtifactStore store = open();
    byte[] archive = Pack.tarGz().bot().bytes();
    List<Callable<Program>> uploads = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      uploads.add(() -> store.program(accept(store, archive, "bot.tgz")).orElseThrow());
    }
    try (ExecutorService people = Executors.newFixedThreadPool(8)) {
      Set<Program> programs = new java.util.HashSet<>();
      for (Future<Program> upload : people.invokeAll(uploads)) {
        programs.add(upload.get());
      }
      assertThat(programs).hasSize(1);
    }
    assertThat(names(home)).hasSize(2);
    assertNothingIsLeft();
  }

  @Test
  void anArchiveIsLaidOutReadOnlyWithItsExecutableBits() throws Exception {
    ArtifactStore store = open();
    byte[] archive =
        Pack.tarGz()
            .file("my-bot/firedrill.json", "{\"language\": \"shell\", \"start\": [\"./run\"]}")
            .file(
                "my-bot/run", 0755, "#!/bin/sh\n".getBytes(java.nio.charset.StandardCharsets.UTF_8))
            .file("my-bot/lib/words.txt", "hello")
            .bytes();
    Artifact artifact = accept(store, archive, "bot.tar.gz");
    assertThat(artifact.language()).isEqualTo("shell");
    Program.Unpacked bot = unpacked(store, artifact);
    assertThat(bot.start()).containsExactly("./run");
    assertThat(bot.healthPath()).isEqualTo("/readyz");
    assertThat(bot.directory()).hasFileName("my-bot");
    assertThat(mode(bot.directory())).isEqualTo("r-xr-xr-x");
    assertThat(mode(bot.directory().resolve("run"))).isEqualTo("r-xr-xr-x");
    assertThat(mode(bot.directory().resolve("lib"))).isEqualTo("r-xr-xr-x");
    assertThat(mode(bot.directory().resolve("lib/words.txt"))).isEqualTo("r--r--r--");
    assertThat(bot.directory().resolve("lib/words.txt")).hasContent("hello");
    assertThat(unpacked(open(), artifact)).isEqualTo(bot);
    assertNothingIsLeft();
  }

  @Test
  void aTamperedFileIsNotUsedAndAnUploadMendsIt() throws Exception {
    ArtifactStore store = open();
    byte[] jar = Pack.bot("a");
    Artifact artifact = accept(store, jar, "bot.jar");
    Path kept = ((Program.Jar) store.program(artifact).orElseThrow()).jar();
    Files.setPosixFilePermissions(kept, PosixFilePermissions.fromString("rw-r--r--"));
    Files.write(kept, Pack.bot("evil"));
    assertThat(store.program(artifact)).isEmpty();
    accept(store, jar, "bot.jar");
    assertThat(store.program(artifact)).isPresent();
    assertThat(kept).hasBinaryContent(jar);
  }

  @Test
  void aTamperedDirectoryIsLaidOutAnew() throws Exception {
    ArtifactStore store = open();
    Artifact artifact = accept(store, Pack.zip().bot().file("lib/a.js", "").bytes(), "bot.zip");
    Path bot = unpacked(store, artifact).directory();
    for (ArtifactStore now : List.of(store, open())) {
      allowWriting(bot);
      Files.writeString(bot.resolve("lib/evil.js"), "steal()");
      Files.delete(bot.resolve("bot.js"));
      Files.createSymbolicLink(bot.resolve("bot.js"), Path.of("/etc/passwd"));
      assertThat(unpacked(now, artifact).directory()).isEqualTo(bot);
      assertThat(names(bot.resolve("lib"))).containsExactly("a.js");
      assertThat(bot.resolve("bot.js")).hasContent("console.log('hello')").isRegularFile();
      assertThat(Files.isSymbolicLink(bot.resolve("bot.js"))).isFalse();
    }
    assertNothingIsLeft();
  }

  @Test
  void theBundledJarIsAlwaysThereAndStaysWhereItIs() throws Exception {
    ArtifactStore store = open();
    Artifact bundled = store.bundled();
    assertThat(bundled.digest()).isEqualTo(digest(Pack.bot("template")));
    assertThat(store.program(bundled)).contains(new Program.Jar(template));
    store.discard(bundled.digest());
    assertThat(store.program(bundled)).contains(new Program.Jar(template));
  }

  @Test
  void theBundledJarOutlivesAnUpgradeOfThePlatform() throws Exception {
    Artifact old = open().bundled();
    Files.write(template, Pack.bot("next version"));
    ArtifactStore upgraded = open();
    assertThat(upgraded.bundled().digest()).isNotEqualTo(old.digest());
    Program program = upgraded.program(old).orElseThrow();
    assertThat(((Program.Jar) program).jar()).hasBinaryContent(Pack.bot("template"));
    upgraded.discard(old.digest());
    assertThat(upgraded.program(old)).isEmpty();
    assertNothingIsLeft();
  }

  @Test
  void whatIsDiscardedIsGone() throws Exception {
    ArtifactStore store = open();
    Artifact artifact = accept(store, Pack.tarGz().bot().bytes(), "bot.tgz");
    assertThat(store.program(artifact)).isPresent();
    store.discard(artifact.digest());
    store.discard(artifact.digest());
    assertThat(store.program(artifact)).isEmpty();
    assertThat(names(home)).containsExactly("incoming");
    assertNothingIsLeft();
  }

  @Test
  void aStartClearsWhatAKillLeft() throws Exception {
    open();
    Path left = Files.createDirectories(home.resolve("incoming/upload-1/unpacked/lib"));
    Files.writeString(left.resolve("half"), "x");
    Files.setPosixFilePermissions(left, PosixFilePermissions.fromString("r-xr-xr-x"));
    open();
    assertNothingIsLeft();
  }

  @Test
  void whatIsTooLargeIsReadNoFurtherThanTheLimit() throws Exception {
    ArtifactStore store =
        ArtifactFiles.store(
            new ArtifactFileSettings(
                home, template, new ArtifactLimits(1 << 20, 1 << 20, 10, 100), 25));
    Endless body = new Endless();
    Failure failure = catchThrowableOfType(Failure.class, () -> store.accept(body, "big.jar"));
    assertThat(failure.code()).isEqualTo(ProblemCode.TOO_LARGE);
    assertThat(failure.detail()).startsWith("'big.jar' has more than 1 MiB, the most");
    assertThat(body.read).isLessThan(2 << 20);
    assertNothingIsLeft();
  }

  @Test
  void anUploadThatBreaksOffLeavesNothing() throws Exception {
    ArtifactStore store = open();
    InputStream body =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("connection reset");
          }

          @Override
          public int read(byte[] into, int offset, int length) throws IOException {
            throw new IOException("connection reset");
          }
        };
    Failure failure = catchThrowableOfType(Failure.class, () -> store.accept(body, "bot.jar"));
    assertThat(failure.code()).isEqualTo(ProblemCode.MALFORMED_REQUEST);
    assertThat(failure.detail())
        .isEqualTo("The upload broke off after 0 bytes: send the file again.");
    assertThat(names(home)).containsExactly("incoming");
    assertNothingIsLeft();
  }

  @Test
  void whatIsRefusedIsNotKept() throws Exception {
    ArtifactStore store = open();
    byte[] evil = Pack.tarGz().bot().file("../evil", "x").bytes();
    Failure failure = catchThrowableOfType(Failure.class, () -> accept(store, evil, "evil.tar.gz"));
    assertThat(failure.code()).isEqualTo(ProblemCode.INVALID_INPUT);
    assertThat(names(home)).containsExactly("incoming");
    assertNothingIsLeft();
  }

  /** A body that never ends. */
  private static final class Endless extends InputStream {
    long read;

    @Override
    public int read() {
      read++;
      return 'x';
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      read += length;
      return length;
    }
  }

  private ArtifactStore open() throws IOException {
    return ArtifactFiles.store(
        new ArtifactFileSettings(home, template, ArtifactLimits.DEFAULT, 25));
  }

  private static Artifact accept(ArtifactStore store, byte[] bytes, String name) {
    return store.accept(new ByteArrayInputStream(bytes), name);
  }

  private static Program.Unpacked unpacked(ArtifactStore store, Artifact artifact) {
    return (Program.Unpacked) store.program(artifact).orElseThrow();
  }

  private void assertNothingIsLeft() throws IOException {
    assertThat(names(home.resolve("incoming"))).isEmpty();
  }

  private static Set<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return new TreeSet<>(files.map(file -> file.getFileName().toString()).toList());
    }
  }

  private static void allowWriting(Path top) throws IOException {
    try (Stream<Path> all = Files.walk(top)) {
      for (Path path : all.toList()) {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    }
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static String digest(byte[] bytes) throws Exception {
    return "sha256:" + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
