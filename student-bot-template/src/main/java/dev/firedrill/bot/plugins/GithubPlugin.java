package dev.firedrill.bot.plugins;

import com.google.gson.JsonObject;
import dev.firedrill.bot.plugin.Plugin;
import dev.firedrill.bot.plugin.PluginFailure;
import dev.firedrill.bot.plugin.Reply;
import dev.firedrill.bot.plugin.Request;
import dev.firedrill.bot.plugin.Tools;
import dev.firedrill.bot.plugin.Upstream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks up people and repositories of a code host. */
public final class GithubPlugin implements Plugin {
  private static final String SERVICE = "github";

  private @Nullable Upstream upstream;

  @Override
  public String name() {
    return "github";
  }

  @Override
  public List<String> usages() {
    return List.of(
        "!github USER - who that is, as in `!github riverotter`",
        "!github OWNER/REPOSITORY - what that is, as in `!github riverotter/dam`");
  }

  @Override
  public void start(Tools tools) {
    upstream = tools.upstream();
  }

  @Override
  public Reply handle(Request request) throws PluginFailure {
    String text = request.text();
    if (text.isEmpty() || upstream == null) {
      return Reply.of("Usage: !github USER, or !github OWNER/REPOSITORY");
    }
    boolean repository = text.contains("/");
    Optional<JsonObject> found =
        upstream.get(SERVICE, Map.of(repository ? "repository" : "user", text));
    if (found.isEmpty()) {
      String what = repository ? "repository" : "user";
      return Reply.of("I know no %s \"%s\".".formatted(what, text));
    }
    return Reply.of(repository ? repository(found.get()) : user(found.get()));
  }

  private static String user(JsonObject user) throws PluginFailure {
    return "%s (%s): %s %s repositories, %s followers."
        .formatted(
            Upstream.field(user, SERVICE, "login"),
            Upstream.field(user, SERVICE, "name"),
            Upstream.field(user, SERVICE, "bio"),
            Upstream.field(user, SERVICE, "repositories"),
            Upstream.field(user, SERVICE, "followers"));
  }

  private static String repository(JsonObject repository) throws PluginFailure {
    return "%s: %s %s, %s stars, %s open issues, %s."
        .formatted(
            Upstream.field(repository, SERVICE, "fullName"),
            Upstream.field(repository, SERVICE, "description"),
            Upstream.field(repository, SERVICE, "language"),
            Upstream.field(repository, SERVICE, "stars"),
            Upstream.field(repository, SERVICE, "openIssues"),
            Upstream.field(repository, SERVICE, "license"));
  }
}
