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

/** Asks the dictionary service. */
public final class DefinePlugin implements Plugin {
  private static final String SERVICE = "dictionary";

  private @Nullable Upstream upstream;

  @Override
  public String name() {
    return "define";
  }

  @Override
  public List<String> usages() {
    return List.of("!define WORD - what a word means, as in `!define latency`");
  }

  @Override
  public void start(Tools tools) {
    upstream = tools.upstream();
  }

  @Override
  public Reply handle(Request request) throws PluginFailure {
    if (request.text().isEmpty() || upstream == null) {
      return Reply.of("Usage: !define WORD");
    }
    Optional<JsonObject> answer = upstream.get(SERVICE, Map.of("word", request.text()));
    if (answer.isEmpty()) {
      return Reply.of("I know no definition of \"%s\".".formatted(request.text()));
    }
    return Reply.of(
        "%s: %s"
            .formatted(
                Upstream.field(answer.get(), SERVICE, "word"),
                Upstream.field(answer.get(), SERVICE, "definition")));
  }
}
