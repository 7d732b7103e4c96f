package dev.firedrill.bot.slack;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import dev.firedrill.bot.plugin.People;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the workspace for handles and remembers them: a handle hardly ever changes. */
final class Directory implements People {
  private static final Logger log = LoggerFactory.getLogger(Directory.class);
  private static final int MOST_REMEMBERED = 1_000;

  private final MethodsClient client;
  private final Map<String, String> handles = new ConcurrentHashMap<>();

  Directory(MethodsClient client) {
    this.client = client;
  }

  @Override
  public Optional<String> handle(String userId) {
    String known = handles.get(userId);
    if (known != null) {
      return Optional.of(known);
    }
    try {
      var answer = client.usersInfo(r -> r.user(userId));
      if (!answer.isOk() || answer.getUser() == null || answer.getUser().getName() == null) {
        log.warn("users.info answered {}", answer.getError());
        return Optional.empty();
      }
      if (handles.size() < MOST_REMEMBERED) {
        handles.put(userId, answer.getUser().getName());
      }
      return Optional.of(answer.getUser().getName());
    } catch (IOException | SlackApiException e) {
      log.warn("users.info failed: {}", e.toString());
      return Optional.empty();
    }
  }
}
