package dev.firedrill.workspace.api.console;

import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.workspace.bots.BotCall;
import dev.firedrill.workspace.console.Exchange;
import java.net.URI;
import java.util.TreeMap;

/** Commands for a shell that repeat what happened, with variables in place of secrets. */
final class Curl {
  private static final String NEXT = " \\\n  ";

  private final URI api;
  private final String team;

  /** {@code api} is where the caller reached the REST API, with a slash at its end. */
  Curl(URI api, String team) {
    this.api = api;
    this.team = team;
  }

  /** Tells the bot the same once more. */
  String replay(Exchange exchange) {
    TeamEnvironment bot = exchange.bot();
    String path =
        "teams/%s/bots/%s/console/%s/replay".formatted(team, bot.environment(), exchange.id());
    return "curl -X POST"
        + NEXT
        + "-H \"Authorization: Bearer $FIREDRILL_TOKEN\""
        + NEXT
        + quoted(api.resolve(path).toString());
  }

  /** Makes the same call; what the arguments hide stays hidden. */
  String call(BotCall call) {
    BotCall.Token token = call.token();
    if (token == null) {
      return "curl -X POST -H 'Content-Type: application/json'"
          + NEXT
          + "--data "
          + quoted(WireText.withoutSecrets(call.arguments().getOrDefault("body", "")))
          + NEXT
          + "\"$RESPONSE_URL\"";
    }
    StringBuilder text = new StringBuilder("curl -X POST");
    text.append(NEXT).append("-H \"Authorization: Bearer ").append(variable(token)).append('"');
    new TreeMap<>(call.arguments())
        .forEach((name, value) -> {
          if (!name.equals("token")) {
            String safe = name.equals("trigger_id") ? "…" : WireText.withoutSecrets(value);
            text.append(NEXT).append("--data-urlencode ").append(quoted(name + "=" + safe));
          }
        });
    // What came over a socket can be said this way too.
    String method = call.method().equals("message") ? "chat.postMessage" : call.method();
    return text.append(NEXT)
        .append(quoted(api.resolve("/slack/api/").toString() + method))
        .toString();
  }

  private static String variable(BotCall.Token token) {
    return switch (token) {
      case BOT -> "$SLACK_BOT_TOKEN";
      case APP -> "$SLACK_APP_TOKEN";
    };
  }

  /** Nothing in it means anything to the shell. */
  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
