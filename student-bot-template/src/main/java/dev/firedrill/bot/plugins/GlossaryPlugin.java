package dev.firedrill.bot.plugins;

import dev.firedrill.bot.plugin.Plugin;
import dev.firedrill.bot.plugin.PluginFailure;
import dev.firedrill.bot.plugin.Reply;
import dev.firedrill.bot.plugin.Request;
import dev.firedrill.bot.plugin.Tools;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The team's own words, kept in a SQLite file that is opened at the first use. */
public final class GlossaryPlugin implements Plugin {
  private Path directory = Path.of("data");
  private @Nullable GlossaryStore store;

  @Override
  public String name() {
    return "glossary";
  }

  @Override
  public List<String> usages() {
    return List.of(
        "!glossary TERM - what the team means by it",
        "!glossary add TERM = TEXT - explains a term",
        "!glossary remove TERM - forgets a term",
        "!glossary list - all terms");
  }

  @Override
  public void start(Tools tools) {
    directory = tools.dataDirectory();
  }

  @Override
  public synchronized Reply handle(Request request) throws PluginFailure {
    String[] words = request.text().split("\\s+", 2);
    String rest = words.length > 1 ? words[1].strip() : "";
    try {
      return switch (words[0]) {
        case "" -> Reply.of("Usage: " + String.join(", ", usages()));
        case "add" -> add(rest, request.user());
        case "remove" -> remove(rest);
        case "list" -> list();
        default -> find(request.text());
      };
    } catch (SQLException e) {
      throw new PluginFailure("the glossary cannot be read or written.", e);
    }
  }

  @Override
  public synchronized void stop() {
    if (store != null) {
      store.close();
      store = null;
    }
  }

  private Reply add(String rest, String user) throws SQLException {
    int equals = rest.indexOf('=');
    String term = equals < 0 ? "" : rest.substring(0, equals).strip();
    String text = rest.substring(equals + 1).strip();
    if (term.isEmpty() || text.isEmpty()) {
      return Reply.of("Usage: !glossary add TERM = TEXT");
    }
    store().save(term, text, user);
    return Reply.of("Saved: %s = %s".formatted(term, text));
  }

  private Reply remove(String term) throws SQLException {
    if (term.isEmpty()) {
      return Reply.of("Usage: !glossary remove TERM");
    }
    return store().remove(term) ? Reply.of("Removed: " + term) : unknown(term);
  }

  private Reply find(String term) throws SQLException {
    return store()
        .find(term)
        .map(entry -> Reply.of("%s: %s".formatted(entry.term(), entry.text())))
        .orElseGet(() -> unknown(term));
  }

  private Reply list() throws SQLException {
    List<String> terms = store().terms();
    return Reply.of(
        terms.isEmpty() ? "The glossary is empty." : "Glossary: " + String.join(", ", terms));
  }

  private static Reply unknown(String term) {
    return Reply.of("I know no term \"%s\".".formatted(term));
  }

  private GlossaryStore store() throws SQLException {
    if (store == null) {
      store = GlossaryStore.open(directory);
    }
    return store;
  }
}
