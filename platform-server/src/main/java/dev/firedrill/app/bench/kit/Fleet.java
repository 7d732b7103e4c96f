package dev.firedrill.app.bench.kit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** The bots of a server under test, as its API tells of them. */
public final class Fleet {
  private static final long LOOK_MILLIS = 500;

  private Fleet() {}

  /** Returns once exactly so many bots are connected of those the client may see. */
  public static void awaitConnected(PlatformClient client, int wanted, long withinSeconds)
      throws IOException, InterruptedException {
    long started = System.nanoTime();
    while (true) {
      int connected = connected(client);
      if (connected == wanted) {
        return;
      }
      if (ServerUnderTest.seconds(started) > withinSeconds) {
        throw new IOException(
            "%d bots were connected after %d s, not %d"
                .formatted(connected, withinSeconds, wanted));
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
  }

  private static int connected(PlatformClient client) throws IOException, InterruptedException {
    int connected = 0;
    for (JsonNode team : client.get("/teams").path("items")) {
      for (JsonNode bot : team.path("bots")) {
        connected += "CONNECTED".equals(bot.path("observed").asText()) ? 1 : 0;
      }
    }
    return connected;
  }
}
