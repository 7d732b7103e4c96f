package dev.firedrill.app.wiring;

import dev.firedrill.app.config.PlatformConfiguration;
import java.net.URI;

/**
 * Where the platform answers; known once the server listens, because the port may be any free one.
 */
public final class PlatformAddress {
  private final PlatformConfiguration configuration;
  private volatile int port;

  PlatformAddress(PlatformConfiguration configuration) {
    this.configuration = configuration;
  }

  public void listeningOn(int actualPort) {
    this.port = actualPort;
  }

  /** How bots and the platform's own probes reach it. */
  public URI forBots() {
    String configured = configuration.getBots().platformUrl();
    return URI.create(configured == null ? "http://127.0.0.1:" + port() : configured);
  }

  /** How browsers reach it. */
  public URI forBrowsers() {
    URI configured = configuration.getPublicUrl();
    return configured == null ? URI.create("http://localhost:" + port()) : configured;
  }

  private int port() {
    if (port == 0) {
      throw new IllegalStateException("the server does not listen yet");
    }
    return port;
  }
}
