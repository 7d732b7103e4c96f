package dev.firedrill.app.wiring;

import dev.firedrill.app.DataDirectory;
import dev.firedrill.app.StartFailure;
import dev.firedrill.app.config.BotsConfiguration;
import dev.firedrill.bot.BotRuntime;
import dev.firedrill.bot.artifact.ArtifactStore;
import dev.firedrill.bot.artifact.archive.ArtifactLimits;
import dev.firedrill.bot.artifact.files.ArtifactFileSettings;
import dev.firedrill.bot.artifact.files.ArtifactFiles;
import dev.firedrill.bot.database.BotDatabases;
import dev.firedrill.bot.deploy.TemplateDesk;
import dev.firedrill.bot.disturbance.BotInterference;
import dev.firedrill.bot.process.BotProcesses;
import dev.firedrill.bot.process.launch.ProcessRuntimeSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** What bots are made of and where they run. */
record BotMachinery(ArtifactStore artifacts, BotRuntime runtime, TemplateDesk.Template template) {
  private static final Duration GRACE = Duration.ofSeconds(8);

  /** A bot that records a start-up cache writes it when it is stopped, which takes its time. */
  private static final Duration GRACE_WHEN_RECORDING = Duration.ofSeconds(90);

  static BotMachinery on(Foundation f, DataDirectory data) {
    BotsConfiguration configuration = f.configuration().getBots();
    Path jar = Path.of(configuration.jar()).toAbsolutePath();
    Path caches = Path.of(f.configuration().getCacheDirectory()).toAbsolutePath();
    BotRuntime runtime =
        BotProcesses.runtime(
            new ProcessRuntimeSettings(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                data.resolve("bots"),
                caches,
                searchPath(),
                configuration.limits(),
                configuration.jvmFlags(),
                configuration.jvmFlags().isEmpty() ? GRACE : GRACE_WHEN_RECORDING,
                configuration.firstUser()));
    ArtifactStore artifacts = artifacts(data, jar);
    return new BotMachinery(
        artifacts,
        runtime,
        new TemplateDesk.Template(artifacts.bundled(), version(jar).orElse("template")));
  }

  BotInterference interference(Foundation f) {
    return BotProcesses.interference(runtime, f.clock());
  }

  BotDatabases databases() {
    return BotProcesses.databases(runtime);
  }

  private static List<Path> searchPath() {
    return Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(":"))
        .filter(entry -> entry.startsWith("/"))
        .map(Path::of)
        .toList();
  }

  private static ArtifactStore artifacts(DataDirectory data, Path jar) {
    try {
      return ArtifactFiles.store(
          new ArtifactFileSettings(
              data.resolve("artifacts"), jar, ArtifactLimits.DEFAULT, Runtime.version().feature()));
    } catch (IOException broken) {
      throw new StartFailure(
          "cannot keep releases in " + data.resolve("artifacts") + ": " + broken.getMessage(),
          broken);
    }
  }

  /** As the build wrote it into the jar. */
  private static Optional<String> version(Path jar) {
    try (JarFile file = new JarFile(jar.toFile())) {
      return Optional.ofNullable(file.getManifest())
          .map(Manifest::getMainAttributes)
          .map(attributes -> attributes.getValue(Attributes.Name.IMPLEMENTATION_VERSION));
    } catch (IOException broken) {
      throw new StartFailure(
          "cannot read the bot's jar " + jar + ": build it, or set bots.jar", broken);
    }
  }
}
