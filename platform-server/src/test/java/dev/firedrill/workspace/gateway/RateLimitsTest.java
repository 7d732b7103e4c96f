package dev.firedrill.workspace.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.testing.SteppedClock;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.workspace.gateway.socket.SocketMode;
import dev.firedrill.workspace.testing.SlackCalls;
import dev.firedrill.workspace.testing.WorkspaceLab;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RateLimitsTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final SteppedClock clock = SteppedClock.atNoon();

  @AutoClose
  private final WorkspaceLab lab =
      WorkspaceLab.on(
              DATABASE, clock, WorkspaceGateway.Limits.slack(), SocketMode.Settings.defaults())
          .serve();

  @Test
  void messagesAreLimitedPerChannelAndTellWhenToComeAgain() {
    Team team = new TestCourse(DATABASE.jdbi()).team();
    lab.workspaces.provision(team.id());
    SlackCalls slack = lab.calls(team, EnvironmentName.PRODUCTION);
    String users = lab.workspaces.usersChannel(TeamEnvironment.production(team.id())).id().value();
    String ops = lab.workspaces.opsChannel(team.id()).id().value();
    for (int i = 0; i < 5; i++) {
      slack.ok("chat.postMessage", "channel", users, "text", "x");
    }

    HttpResponse<String> refused =
        slack.send("chat.postMessage", "channel", users, "text", "one too many");

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).contains("1");
    JsonNode body = SlackCalls.json(refused);
    assertThat(body.path("ok").asBoolean(true)).isFalse();
    assertThat(body.path("error").asText()).isEqualTo("ratelimited");
    slack.ok("chat.postMessage", "channel", ops, "text", "another channel");
    slack.ok("auth.test");
    clock.step(Duration.ofSeconds(1));
    slack.ok("chat.postMessage", "channel", users, "text", "in time");
  }

  @Test
  void bucketNeverHoldsMoreThanItsBurstAndTellsTheWaitExactly() {
    RateLimiter limiter = new RateLimiter(WorkspaceGateway.Limits.slack(), clock);
    clock.step(Duration.ofDays(1));

    for (int i = 0; i < 20; i++) {
      assertThat(limiter.take("bot", ApiMethod.Tier.SLOW, "m")).isZero();
    }
    assertThat(limiter.take("bot", ApiMethod.Tier.SLOW, "m")).isEqualTo(Duration.ofSeconds(3));
    assertThat(limiter.take("other", ApiMethod.Tier.SLOW, "m")).isZero();
    clock.step(Duration.ofSeconds(3));
    assertThat(limiter.take("bot", ApiMethod.Tier.SLOW, "m")).isZero();
  }
}
