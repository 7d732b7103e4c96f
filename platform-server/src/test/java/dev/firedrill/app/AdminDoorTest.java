package dev.firedrill.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.web.testing.ResourceHarness;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdminDoorTest {
  @AutoClose private final ResourceHarness server = ResourceHarness.configured(AdminDoor::guard);
  @AutoClose private final HttpClient client = HttpClient.newHttpClient();

  private int status(String method, String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.admin() + path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  @ParameterizedTest
  @CsvSource({"GET,healthcheck", "HEAD,ping", "GET,ping"})
  void aProbeFindsWhatItNeeds(String method, String path) throws Exception {
    assertThat(status(method, path)).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tasks/gc",
        "tasks/log-level?logger=ROOT&level=ERROR",
        "healthcheck/../tasks/gc",
        "healthcheck;/tasks/gc",
        "tasks/gc;/healthcheck",
        "%74asks/gc",
        "//tasks/gc"
      })
  void noTaskCanBeRun(String path) throws Exception {
    assertThat(status("POST", path)).isBetween(400, 404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "metrics", "threads", "pprof?duration=30", "healthcheck/x", "tasks"})
  void nothingElseIsShown(String path) throws Exception {
    assertThat(status("GET", path)).isEqualTo(404);
  }
}
