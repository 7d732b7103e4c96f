package dev.firedrill.bot.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.firedrill.bot.artifact.archive.ArchiveFormat;
import dev.firedrill.bot.artifact.archive.ArtifactLimits;
import dev.firedrill.kernel.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an archive may hold; every rule for both formats. */
class ArchiveEntriesTest {
  @TempDir Path directory = Path.of(".");

  @ParameterizedTest
  @EnumSource
  void aBotAtTheRootOrInOneDirectoryIsFound(ArchiveFormat format) throws IOException {
    BotManifest manifest =
        new BotManifest("js-bot", "javascript", List.of("node", "bot.js"), "/readyz");
    assertThat(inspect(pack(format).bot().bytes()))
        .isEqualTo(new Inspection.Archive(format, "", manifest));
    byte[] dotted =
        pack(format)
            .directory("./")
            .file("./firedrill.json", Pack.MANIFEST)
            .file("./bot.js", "")
            .file("./src/a.js", "")
            .bytes();
    assertThat(inspect(dotted)).isEqualTo(new Inspection.Archive(format, "", manifest));
    byte[] inOne =
        pack(format)
            .directory("js-bot")
            .file("js-bot/firedrill.json", Pack.MANIFEST)
            .file("js-bot/bot.js", "")
            .bytes();
    assertThat(inspect(inOne)).isEqualTo(new Inspection.Archive(format, "js-bot", manifest));
  }

  @ParameterizedTest
  @EnumSource
  void anArchiveWithoutAManifestAtItsRootIsRefused(ArchiveFormat format) throws IOException {
    byte[] beside =
        pack(format).file("a/firedrill.json", Pack.MANIFEST).file("b/bot.js", "").bytes();
    assertThat(refusal(beside)).contains("its firedrill.json lies in 'a', beside other things");
    if (format == ArchiveFormat.TAR_GZ) {
      assertThat(refusal(pack(format).file("bot.js", "").bytes()))
          .contains("it has no firedrill.json at its root: add one such as {");
      assertThat(refusal(pack(format).bytes())).contains("it holds no files");
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatLeadsOutOfTheArchiveIsRefused(ArchiveFormat format) throws IOException {
    assertThat(refusal(format, "../evil.js")).contains("entry '../evil.js' points outside");
    assertThat(refusal(format, "a/../../evil.js")).contains("points outside of the archive");
    assertThat(refusal(format, "a/..")).contains("points outside of the archive");
    assertThat(refusal(format, "/etc/cron.d/evil")).contains("is an absolute path");
    assertThat(refusal(format, "C:/evil.js")).contains("is an absolute path");
    assertThat(refusal(format, "..\\evil.js")).contains("has a backslash");
    assertThat(refusal(pack(format).bot().symbolicLink("link", "/etc").bytes()))
        .contains("its entry 'link' is a symbolic link: pack the file it points to instead");
  }

  @ParameterizedTest
  @EnumSource
  void namesThatSomeSystemCannotKeepAreRefused(ArchiveFormat format) throws IOException {
    assertThat(refusal(format, "BOT.js")).contains("'BOT.js' differs from 'bot.js' only in case");
    assertThat(refusal(format, "Firedrill.json")).contains("only in case");
    assertThat(refusal(pack(format).bot().file("lib/a", "").file("LIB/b", "").bytes()))
        .contains("'LIB/b' differs from 'lib' only in case");
    assertThat(refusal(pack(format).bot().file("e\u0301", "").file("\u00e9", "").bytes()))
        .contains("only in case or accents");
    assertThat(refusal(format, "bot.js")).contains("'bot.js' is in it twice");
    assertThat(refusal(format, "bot.js/x")).contains("to be both a file and a directory");
    assertThat(refusal(pack(format).bot().directory("bot.js").bytes()))
        .contains("to be both a file and a directory");
    assertThat(refusal(pack(format).bot().file("d/x", "").file("d", "").bytes()))
        .contains("to be both a file and a directory");
    assertThat(refusal(format, "a\nb")).contains("entry 'a\\u000ab' has a control character");
    assertThat(refusal(format, "gpj.\u202Esj.tob")).contains("has a control character");
    assertThat(refusal(format, "x".repeat(256))).contains("more than 255 bytes");
    assertThat(refusal(format, "d/".repeat(65) + "x")).contains("more than 64 directories deep");
    assertThat(refusal(format, "0123456789/".repeat(100) + "x")).contains("more than 1024 bytes");
  }

  @Test
  void aNameThatIsNotUtf8IsRefused() throws IOException {
    byte[] zip =
        Pack.zip().encoding(StandardCharsets.ISO_8859_1).bot().file("caf\u00e9.js", "").bytes();
    assertThat(refusal(zip)).contains("a name that is not UTF-8: rename the file.");
    byte[] tar = Pack.tarGz().bot().file("caf\uFFFD.js", "").bytes();
    assertThat(refusal(tar)).contains("a name that is not UTF-8: rename the file.");
  }

  @ParameterizedTest
  @EnumSource
  void programsThatRunAsOthersAreRefused(ArchiveFormat format) throws IOException {
    assertThat(refusal(pack(format).bot().file("su", 04755, new byte[0]).bytes()))
        .contains("'su' has the set-user-id or set-group-id bit: 'chmod ug-s' it first.");
    assertThat(refusal(pack(format).bot().file("sg", 02755, new byte[0]).bytes()))
        .contains("'sg' has the set-user-id");
  }

  @Test
  void whatIsNeitherFileNorDirectoryIsRefused() throws IOException {
    assertThat(refusal(tarWith((byte) '1'))).contains("'odd' is a hard link");
    for (char type : "346".toCharArray()) {
      assertThat(refusal(tarWith((byte) type))).contains("'odd' is a device or pipe");
    }
    assertThat(refusal(tarWith((byte) 'V'))).contains("'odd' is neither a file nor a directory");
    assertThat(refusal(tarWith((byte) 'Z'))).contains("'odd' is neither a file nor a directory");
    byte[] pipe = Pack.zip().bot().entry("pipe", 0010644, new byte[0]).bytes();
    assertThat(refusal(pipe)).contains("'pipe' is a device or pipe");
  }

  @Test
  void whatIsCompressedButNoTarIsRefused() throws IOException {
    var bytes = new java.io.ByteArrayOutputStream();
    try (var gzip = new java.util.zip.GZIPOutputStream(bytes)) {
      gzip.write("no tar at all, ".repeat(100).getBytes(StandardCharsets.UTF_8));
    }
    assertThat(refusal(bytes.toByteArray())).contains("what is compressed in it is no whole tar");
  }

  @ParameterizedTest
  @EnumSource
  void aStartThatIsNotThereIsRefused(ArchiveFormat format) throws IOException {
    assertThat(startRefusal(format, "[\"perl\", \"bot.pl\"]"))
        .contains("begins with 'perl', which is neither a file of the archive nor one of node,");
    assertThat(startRefusal(format, "[\"/bin/sh\"]")).contains("begins with '/bin/sh'");
    assertThat(startRefusal(format, "[\"../../bin/sh\"]")).contains("begins with '../../bin/sh'");
    assertThat(startRefusal(format, "[\"node\", \"main.js\"]"))
        .contains("runs 'main.js', which is not in the archive");
    assertThat(startRefusal(format, "[\"./run\"]")).contains("'./run', which is to be started");
    byte[] native0 =
        pack(format)
            .file("firedrill.json", "{\"start\": [\"./bin/bot\"]}")
            .file("bin/bot", 0755, new byte[] {1})
            .bytes();
    assertThat(inspect(native0))
        .isEqualTo(
            new Inspection.Archive(
                format, "", new BotManifest("bot", "other", List.of("./bin/bot"), "/readyz")));
  }

  @Test
  void aProgramPackedOnWindowsMayBeStarted() throws IOException {
    byte[] zip =
        Pack.zip()
            .entry("firedrill.json", 0, "{\"start\": [\"run\"]}".getBytes(StandardCharsets.UTF_8))
            .entry("run", 0, new byte[] {1})
            .bytes();
    assertThat(inspect(zip)).isInstanceOf(Inspection.Archive.class);
  }

  private String startRefusal(ArchiveFormat format, String start) throws IOException {
    return refusal(
        pack(format)
            .file("firedrill.json", "{\"start\": " + start + "}")
            .file("run", 0644, new byte[0])
            .bytes());
  }

  private String refusal(ArchiveFormat format, String name) throws IOException {
    return refusal(pack(format).bot().file(name, "x").bytes());
  }

  private static byte[] tarWith(byte type) throws IOException {
    return Pack.tarGz().bot().entry("odd", type, 0644, "bot.js", new byte[0]).bytes();
  }

  private static Pack.Packer pack(ArchiveFormat format) throws IOException {
    return switch (format) {
      case TAR_GZ -> Pack.tarGz();
      case ZIP -> Pack.zip();
    };
  }

  private Inspection inspect(byte[] bytes) throws IOException {
    Path file = Files.write(directory.resolve("upload"), bytes);
    Inspection inspection = Inspection.of(file, "bot", ArtifactLimits.DEFAULT, 25);
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(file);
    }
    return inspection;
  }

  private String refusal(byte[] bytes) {
    Failure failure = catchThrowableOfType(Failure.class, () -> inspect(bytes));
    assertThat(failure).isNotNull();
    assertThat(failure.detail()).startsWith("'bot' is no bot").endsWith(".");
    return failure.detail();
  }
}
