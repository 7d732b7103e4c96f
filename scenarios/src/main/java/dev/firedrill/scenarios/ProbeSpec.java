package dev.firedrill.scenarios;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one probe samples and when a sample is good.
 *
 * @param every period between samples
 * @param timeout after which a sample is bad
 * @param url what an http probe asks: an address, or {@code upstream:NAME} for a stub upstream
 * @param query what the other system is asked: an expression over the team's metrics, or the text
 *     that lines of the log contain
 * @param command what a synthetic user sends; null for the ordinary mix
 * @param within how far back a log probe looks; null for as long as the fault has been there
 * @param channel where a slack-message probe looks: {@code users} or {@code ops}
 * @param text the regular expression that a message is searched for
 * @param methods which calls of the Web API a chat-gateway probe counts; null for all
 * @param expect CEL over {@code result}, see {@link
 *     dev.firedrill.scenarios.expect.ProbeExpectation}
 */
public record ProbeSpec(
    Type type,
    Duration every,
    Duration timeout,
    @Nullable String url,
    @Nullable String query,
    @Nullable String command,
    @Nullable Duration within,
    @Nullable String channel,
    @Nullable String text,
    @Nullable List<String> methods,
    String expect,
    Audience audience) {
  public ProbeSpec {
    Check.positive("every", every);
    Check.positive("timeout", timeout);
    Check.text("expect", expect);
    if (within != null) {
      Check.positive("within", within);
    }
    methods = methods == null ? null : List.copyOf(methods);
    audience = Check.or(audience, Audience.USER);
  }

  /** What is asked. */
  public enum Type {
    @JsonProperty("slack-round-trip")
    SLACK_ROUND_TRIP,
    @JsonProperty("http")
    HTTP,
    @JsonProperty("bot")
    BOT,
    @JsonProperty("chat-gateway")
    CHAT_GATEWAY,
    @JsonProperty("promql")
    PROMQL,
    @JsonProperty("k8s")
    K8S,
    @JsonProperty("sql")
    SQL,
    @JsonProperty("log")
    LOG,
    @JsonProperty("slack-message")
    SLACK_MESSAGE
  }

  /** Who may see the samples; staff-only ones never leave the staff's pages. */
  public enum Audience {
    @JsonProperty("user")
    USER,
    @JsonProperty("system")
    SYSTEM,
    @JsonProperty("staff-only")
    STAFF_ONLY
  }
}
