package dev.firedrill.workspace.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.testing.SteppedClock;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.web.testing.ResourceHarness;
import dev.firedrill.workspace.testing.SlackCalls;
import dev.firedrill.workspace.testing.WorkspaceLab;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The gateway in a Dropwizard server with the platform's own filters, as the platform mounts it.
 */
class DropwizardMountTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static WorkspaceLab lab;
  private static ResourceHarness http;
  private static Team team;

  @BeforeAll
  static void begin() {
    lab = WorkspaceLab.on(DATABASE, SteppedClock.atNoon());
    http =
        ResourceHarness.configured(environment -> {
          lab.doors
              .servlets()
              .forEach(it ->
                  environment.servlets().addServlet(it.path(), it.servlet()).addMapping(it.path()));
          lab.socketMode.mount(environment.getApplicationContext(), lab.doors.rtm());
        });
    team = new TestCourse(DATABASE.jdbi()).team();
    lab.workspaces.provision(team.id());
  }

  @AfterAll
  static void end() {
    lab.close();
    http.close();
  }

  private static final class Frames implements WebSocket.Listener {
    final BlockingQueue<String> texts = new LinkedBlockingQueue<>();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      texts.add(data.toString());
      return WebSocket.Listener.super.onText(socket, data, last);
    }
  }

  @Test
  void ticketOpensOneSocketAndEventsCome() throws Exception {
    URI base = http.server().resolve("/");
    var credentials = lab.credentials(team, EnvironmentName.PRODUCTION);
    JsonNode opened =
        new SlackCalls(base, credentials.appToken().reveal()).ok("apps.connections.open");
    URI url = URI.create(opened.path("url").asText());
    Frames frames = new Frames();
    try (HttpClient client = HttpClient.newHttpClient()) {
      WebSocket socket = client.newWebSocketBuilder().buildAsync(url, frames).join();
      assertThat(frames.texts.poll(20, TimeUnit.SECONDS)).contains("\"type\":\"hello\"");
      assertThatThrownBy(() -> client.newWebSocketBuilder().buildAsync(url, frames).join())
          .isInstanceOf(CompletionException.class)
          .cause()
          .isInstanceOfSatisfying(
              WebSocketHandshakeException.class,
              refused -> assertThat(refused.getResponse().statusCode()).isEqualTo(401));

      String users =
          lab.workspaces.usersChannel(TeamEnvironment.production(team.id())).id().value();
      new SlackCalls(base, credentials.botToken().reveal())
          .ok("chat.postMessage", "channel", users, "text", "through Dropwizard");

      assertThat(frames.texts.poll(20, TimeUnit.SECONDS))
          .contains("\"type\":\"events_api\"", "through Dropwizard");
      socket.abort();
    }
  }
}
