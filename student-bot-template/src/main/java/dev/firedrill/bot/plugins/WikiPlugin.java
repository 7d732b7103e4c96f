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

/** Asks the encyclopedia. */
public final class WikiPlugin implements Plugin {
  private static final String SERVICE = "wiki";

  private @Nullable Upstream upstream;

  @Override
  public String name() {
    return "wiki";
  }

  @Override
  public List<String> usages() {
    return List.of("!wiki TOPIC - the beginning of an article, as in `!wiki Ada Lovelace`");
  }

  @Override
  public void start(Tools tools) {
    upstream = tools.upstream();
  }

  @Override
  public Reply handle(Request request) throws PluginFailure {
    if (request.text().isEmpty() || upstream == null) {
      return Reply.of("Usage: !wiki TOPIC");
    }
    Optional<JsonObject> article = upstream.get(SERVICE, Map.of("title", request.text()));
    if (article.isEmpty()) {
      return Reply.of("I know no article about \"%s\".".formatted(request.text()));
    }
    return Reply.of(
        "*%s*: %s"
            .formatted(
                Upstream.field(article.get(), SERVICE, "title"),
                Upstream.field(article.get(), SERVICE, "extract")));
  }
}
