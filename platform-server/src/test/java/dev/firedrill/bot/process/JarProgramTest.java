package dev.firedrill.bot.process;

import static dev.firedrill.bot.process.Stage.instance;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.bot.InstanceId;
import dev.firedrill.bot.Program;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarProgramTest {
  @TempDir Path directory = Path.of(".");

  private static String server(int status) {
    return """
    import com.sun.net.httpserver.HttpServer;
    import java.net.InetSocketAddress;

    public class Bot {
      public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(System.getenv("PORT"));
        HttpServer server = HttpServer.create(new InetSocketAddress(port), 0);
        server.createContext("/", exchange -> {
          exchange.sendResponseHeaders(%d, -1);
          exchange.close();
        });
        server.start();
        System.out.println("heap " + Runtime.getRuntime().maxMemory() / (1 << 20)
            + " class path " + System.getProperty("java.class.path"));
      }
    }
    """
        .formatted(status);
  }

  private Path jar(int status) throws IOException {
    Path closed = Files.createDirectories(directory.resolve("artifacts"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
    Path source = Files.writeString(closed.resolve("Bot.java"), server(status));
    assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, source.toString()))
        .isZero();
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "Bot");
    Path jar = closed.resolve("bot.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out, manifest)) {
      entries.putNextEntry(new JarEntry("Bot.class"));
      entries.write(Files.readAllBytes(closed.resolve("Bot.class")));
    }
    return jar;
  }

  @Test
  void aJarRunsWithABoundedHeapAndIsReadyWhenItSaysSo() throws Exception {
    Path jar = jar(200);
    try (Stage stage = Stage.shared(directory)) {
      InstanceId bot = stage.start(instance(1), new Program.Jar(jar));
      stage.awaitReady(bot);

      assertThat(stage.awaitLine(bot, "heap")).matches("d1 heap 3\\d class path " + jar);
    }
  }

  @Test
  void aJarThatOffersNoHealthPageIsReadyToo() throws Exception {
    Path jar = jar(404);
    try (Stage stage = Stage.shared(directory)) {
      stage.awaitReady(stage.start(instance(1), new Program.Jar(jar)));
    }
  }

  @Test
  void aJarThatSaysItIsNotReadyIsNot() throws Exception {
    Path jar = jar(503);
    try (Stage stage = Stage.shared(directory)) {
      InstanceId bot = stage.start(instance(1), new Program.Jar(jar));
      stage.awaitLine(bot, "heap");
      stage.runtime.stop(bot);
      stage.awaitExit(bot);

      assertThat(stage.ready).isEmpty();
    }
  }

  @Test
  void aJarThatOnlyThePlatformCanReadIsHandedToItsBot() throws Exception {
    Path jar = jar(200);
    try (Stage stage = Stage.separate(directory)) {
      InstanceId bot = stage.start(instance(1), new Program.Jar(jar));

      assertThat(stage.awaitLine(bot, "heap")).endsWith("bots/bot-1/run/d1/bot.jar");
    }
  }
}
