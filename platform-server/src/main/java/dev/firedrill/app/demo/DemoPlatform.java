package dev.firedrill.app.demo;

import dev.firedrill.app.DataDirectory;
import dev.firedrill.app.PlatformApplication;
import dev.firedrill.app.StartFailure;
import dev.firedrill.app.config.PlatformConfiguration;
import dev.firedrill.app.janitor.JanitorBeside;
import dev.firedrill.app.wiring.Platform;
import io.dropwizard.core.setup.Bootstrap;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.List;
import java.util.function.Consumer;

/** Runs the platform with the demo course. */
public final class DemoPlatform {
  private DemoPlatform() {}

  /** Runs until it is stopped; prints the links once everything answers. */
  public static void run(DemoOptions options) throws Exception {
    refuseTakenPort(options.port());
    refuseMissingBot(options);
    DataDirectory.refuseUnusable(options.data(), options.fresh());
    System.out.println("Firedrill is starting (data: " + options.data() + ")");
    start(
        options,
        options.productionOnly()
            ? DemoConfiguration.Rehearsing.PRODUCTION_ONLY
            : DemoConfiguration.Rehearsing.NO,
        platform -> {
          DemoBanner.print(platform, options);
          platform.alsoStart("janitor", new JanitorBeside(options.data(), List.of()));
        });
  }

  /** Uses the platform for a moment with start-up caches being recorded, then stops it. */
  public static void rehearse(DemoOptions options) throws Exception {
    refuseMissingBot(options);
    Rehearsal rehearsal = new Rehearsal(options);
    start(rehearsal.options(), rehearsal.configuration(), rehearsal::begin);
  }

  private static void start(
      DemoOptions options, DemoConfiguration.Rehearsing rehearsing, Consumer<Platform> onReady)
      throws Exception {
    new PlatformApplication(options.fresh(), onReady) {
      @Override
      public void initialize(Bootstrap<PlatformConfiguration> bootstrap) {
        bootstrap.setConfigurationSourceProvider(
            path -> DemoConfiguration.yaml(options, rehearsing));
      }
    }.run("server", "demo.yml");
  }

  /** Asked before anything is started, so that the answer is quick and nothing is left behind. */
  private static void refuseTakenPort(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException taken) {
      throw new StartFailure(
          "port "
              + port
              + " is taken by another program (perhaps another Firedrill): choose another with"
              + " --port N",
          taken);
    }
  }

  private static void refuseMissingBot(DemoOptions options) {
    if (!Files.exists(options.botJar())) {
      throw new StartFailure(
          "the student bot is not built (no " + options.botJar() + "): run ./firedrill build");
    }
  }
}
