package dev.firedrill.live.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firedrill.auth.SessionLookup;
import dev.firedrill.kernel.Background;
import dev.firedrill.live.LiveHub;
import dev.firedrill.live.LiveTicker;
import dev.firedrill.web.WebJson;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.Managed;
import jakarta.servlet.ServletRegistration;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.component.LifeCycle;

/** The live stream over HTTP. */
public final class LiveApi {
  private LiveApi() {}

  /** A hub that writes JSON as the REST API does. */
  public static LiveHub hub(SessionLookup sessions, InstantSource clock) {
    ObjectMapper json = WebJson.mapper();
    return new LiveHub(
        view -> {
          try {
            return json.writeValueAsBytes(view);
          } catch (JsonProcessingException ours) {
            throw new IllegalStateException("cannot write " + view.getClass(), ours);
          }
        },
        sessions,
        clock,
        LiveApi::later);
  }

  private static void later(Duration wait, Runnable work) {
    CompletableFuture.delayedExecutor(
            wait.toMillis(), TimeUnit.MILLISECONDS, Thread::startVirtualThread)
        .execute(work);
  }

  /** Serves the hub's streams at {@code /api/v1/live} from the server's start to its stop. */
  public static void install(Environment environment, LiveHub hub, SessionLookup sessions) {
    ServletRegistration.Dynamic servlet =
        environment.servlets().addServlet("live", new LiveServlet(hub, sessions));
    servlet.addMapping("/api/v1/live");
    servlet.setAsyncSupported(true);
    Background ticker = new LiveTicker(hub);
    environment
        .lifecycle()
        .manage(
            new Managed() {
              @Override
              public void start() {
                ticker.start();
              }

              @Override
              public void stop() {
                ticker.stop();
              }
            });
    // A stop first waits for open requests, and streams never end by themselves.
    environment
        .lifecycle()
        .addServerLifecycleListener(server ->
            server.addEventListener(
                new LifeCycle.Listener() {
                  @Override
                  public void lifeCycleStopping(LifeCycle stopping) {
                    hub.close();
                  }
                }));
  }
}
