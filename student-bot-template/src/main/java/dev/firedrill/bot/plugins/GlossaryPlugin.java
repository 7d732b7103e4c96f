package dev.firedrill.bot.plugins;

import dev.firedrill.bot.plugin.Plugin;
import dev.firedrill.bot.plugin.PluginFailure;
import dev.firedrill.bot.plugin.Reply;
import dev.firedrill.bot.plugin.Request;
import dev.firedrill.bot.plugin.Tools;
import dev.firedrill.bot.plugins.GlossaryStore.Entry;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The team's own words. */
public final class GlossaryPlugin implements Plugin {
  private static final int LONGEST_TERM = 80;
  private static final int LONGEST_TEXT = 1_000;
  private static final int MOST_FOUND = 10;

  private @Nullable GlossaryStore store;

  @Override
  public String name() {
    return "glossary";
  }

  @Override
  public List<String> usages() {
    return List.of(
        "!glossary TERM - what the team means by it, as in `!glossary SLO`",
        "!glossary add TERM = TEXT - explains a term",
        "!glossary remove TERM - forgets a term",
        "!glossary search WORD - terms that have to do with it",
        "!glossary list - all terms");
  }

  @Override
  public void start(Tools tools) {
    store = new GlossaryStore(tools.database());
  }

  @Override
  public Reply handle(Request request) throws PluginFailure {
    if (store == null || request.text().isEmpty()) {
      return Reply.of("Usage: " + String.join(", ", usages()));
    }
    String[] words = request.text().split("\\s+", 2);
    String rest = words.length > 1 ? words[1].strip() : "";
    try {
      return switch (words[0]) {
        case "add" -> add(store, rest, request.user());
        case "remove" -> remove(store, rest);
        case "search" -> search(store, rest);
        case "list" -> list(store);
        default -> find(store, request.text());
      };
    } catch (SQLException e) {
      throw new PluginFailure("the glossary cannot be read or written.", e);
    }
  }

  private static Reply add(GlossaryStore store, String rest, String user) throws SQLException {
    int equals = rest.indexOf('=');
    String term = equals < 0 ? "" : rest.substring(0, equals).strip();
    String text = rest.substring(equals + 1).strip();
    if (term.isEmpty() || text.isEmpty()) {
      return Reply.of("Usage: !glossary add TERM = TEXT");
    }
    if (term.length() > LONGEST_TERM || text.length() > LONGEST_TEXT) {
      return Reply.of(
          "That is too long: a term may have %d characters, its text %d."
              .formatted(LONGEST_TERM, LONGEST_TEXT));
    }
    store.save(term, text, user);
    return Reply.of("Saved: %s = %s".formatted(term, text));
  }

  private static Reply remove(GlossaryStore store, String term) throws SQLException {
    if (term.isEmpty()) {
      return Reply.of("Usage: !glossary remove TERM");
    }
    return store.remove(term) ? Reply.of("Removed: " + term) : unknown(term);
  }

  private static Reply find(GlossaryStore store, String term) throws SQLException {
    return store.find(term).map(entry -> Reply.of(shown(entry))).orElseGet(() -> unknown(term));
  }

  private static Reply search(GlossaryStore store, String words) throws SQLException {
    if (words.isEmpty()) {
      return Reply.of("Usage: !glossary search WORD");
    }
    List<Entry> found = store.search(words);
    if (found.isEmpty()) {
      return Reply.of("No term has to do with \"%s\".".formatted(words));
    }
    String lines =
        found.stream()
            .limit(MOST_FOUND)
            .map(GlossaryPlugin::shown)
            .collect(Collectors.joining("\n"));
    return Reply.of(found.size() > MOST_FOUND ? lines + "\n… and more." : lines);
  }

  private static Reply list(GlossaryStore store) throws SQLException {
    List<String> terms = store.terms();
    return Reply.of(
        terms.isEmpty() ? "The glossary is empty." : "Glossary: " + String.join(", ", terms));
  }

  private static String shown(Entry entry) {
    return "%s: %s".formatted(entry.term(), entry.text());
  }

  private static Reply unknown(String term) {
    return Reply.of("I know no term \"%s\".".formatted(term));
  }
}
