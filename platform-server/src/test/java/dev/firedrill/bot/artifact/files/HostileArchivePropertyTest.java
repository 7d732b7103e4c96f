package dev.firedrill.bot.artifact.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.bot.Program;
import dev.firedrill.bot.artifact.Artifact;
import dev.firedrill.bot.artifact.ArtifactStore;
import dev.firedrill.bot.artifact.Pack;
import dev.firedrill.bot.artifact.archive.ArtifactLimits;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is uploaded, it is refused in one sentence or laid out as plain files below the store;
 * nothing else on the disk changes.
 */
class HostileArchivePropertyTest {
  private static final ArtifactLimits LIMITS = new ArtifactLimits(1 << 20, 4 << 20, 200, 100);
  private static final int PER_SEED = 40;

  @TempDir Path parent = Path.of(".");

  static IntStream seeds() {
    return IntStream.range(0, 12);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void nothingOutsideOfTheStoreIsEverWritten(int seed) throws IOException {
    RandomGenerator random = new Random(seed);
    Path store = parent.resolve("a/b/artifacts");
    Files.createDirectories(store.getParent());
    Path template = Files.write(parent.resolve("student-bot.jar"), Pack.bot("template"));
    Files.writeString(parent.resolve("a/victim"), "untouched");
    ArtifactStore artifacts =
        ArtifactFiles.store(new ArtifactFileSettings(store, template, LIMITS, 25));
    Map<String, String> before = outside(store);
    int taken = 0;
    for (int i = 0; i < PER_SEED; i++) {
      byte[] upload = spoil(random, archive(random));
      if (isTaken(artifacts, store, upload)) {
        taken++;
      }
      assertThat(outside(store)).as("seed %d, upload %d", seed, i).isEqualTo(before);
      assertThat(store.resolve("incoming")).isEmptyDirectory();
    }
    assertThat(taken).as("uploads that are harmless").isBetween(1, PER_SEED - 1);
  }

  private static boolean isTaken(ArtifactStore artifacts, Path store, byte[] upload)
      throws IOException {
    Artifact artifact;
    try {
      artifact = artifacts.accept(new ByteArrayInputStream(upload), "hostile");
    } catch (Failure refused) {
      assertThat(refused.code()).isEqualTo(ProblemCode.INVALID_INPUT);
      assertThat(refused.detail()).startsWith("'hostile' is no ").endsWith(".").hasLineCount(1);
      return false;
    }
    Program.Unpacked bot = (Program.Unpacked) artifacts.program(artifact).orElseThrow();
    assertThat(bot.directory().toRealPath()).startsWith(store.toRealPath());
    try (Stream<Path> all = Files.walk(bot.directory())) {
      assertThat(all)
          .allMatch(path ->
              Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                  || Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS));
    }
    artifacts.discard(artifact.digest());
    return true;
  }

  private byte[] archive(RandomGenerator random) throws IOException {
    Pack.Packer pack = random.nextBoolean() ? Pack.tarGz() : Pack.zip();
    if (random.nextInt(10) > 0) {
      pack.bot();
    }
    int bad = random.nextInt(3);
    for (int i = 0; i < 6; i++) {
      if (i < bad) {
        hostile(random, pack);
      } else {
        pack.file("lib" + random.nextInt(3) + "/file" + i + ".js", "x".repeat(random.nextInt(50)));
      }
    }
    return pack.bytes();
  }

  private void hostile(RandomGenerator random, Pack.Packer pack) throws IOException {
    List<String> names =
        List.of(
            "../evil",
            "../../evil",
            "lib/../../../evil",
            parent.resolve("evil").toString(),
            "/" + parent.resolve("a/victim"),
            "..\\..\\evil",
            "./../evil",
            "lib0/./../../evil",
            "evil\u0000.js",
            "lib0",
            "LIB0/x",
            "bot.js",
            "bot.js/evil",
            "..",
            ".",
            "",
            "link/evil");
    String name = names.get(random.nextInt(names.size()));
    switch (random.nextInt(5)) {
      case 0 -> pack.symbolicLink("link", parent.toString()).file("link/evil", "x");
      case 1 -> {
        if (pack instanceof Pack.TarGz tar) {
          byte type = "123467LKSxV".getBytes(StandardCharsets.US_ASCII)[random.nextInt(11)];
          tar.entry("odd", type, 0644, parent.resolve("a/victim").toString(), new byte[700]);
        } else {
          pack.symbolicLink(name.isEmpty() ? "x" : name, "../../victim");
        }
      }
      case 2 -> pack.directory(name.isEmpty() ? "/" : name);
      default -> pack.file(name, "evil");
    }
  }

  /** Half of the uploads are damaged on the way: cut, or with some bytes changed. */
  private static byte[] spoil(RandomGenerator random, byte[] archive) {
    return switch (random.nextInt(6)) {
      case 0 -> Arrays.copyOf(archive, random.nextInt(archive.length));
      case 1, 2 -> {
        for (int i = 0; i <= random.nextInt(4); i++) {
          archive[random.nextInt(archive.length)] = (byte) random.nextInt();
        }
        yield archive;
      }
      default -> archive;
    };
  }

  private Map<String, String> outside(Path store) throws IOException {
    Map<String, String> found = new TreeMap<>();
    try (Stream<Path> all = Files.walk(parent)) {
      for (Path path : all.filter(one -> !one.startsWith(store)).toList()) {
        found.put(
            path.toString(),
            Files.isRegularFile(path) ? Digests.of(path) : Files.getLastModifiedTime(path) + "");
      }
    }
    return found;
  }
}
