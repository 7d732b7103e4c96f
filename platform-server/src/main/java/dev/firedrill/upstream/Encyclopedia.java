package dev.firedrill.upstream;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/** A small encyclopedia: how some hundred articles begin. Immutable. */
public final class Encyclopedia {
  /** An article. */
  public record Article(String title, String extract) {}

  private final TreeMap<String, Article> articles = new TreeMap<>();

  private Encyclopedia(List<Article> known) {
    known.forEach(article -> articles.put(key(article.title()), article));
  }

  /** The encyclopedia that ships in this jar. */
  public static Encyclopedia bundled() {
    return new Encyclopedia(
        ResourceLines.of("wiki.tsv", '\t').stream()
            .map(fields -> new Article(fields.get(0), fields.get(1)))
            .toList());
  }

  /** The titles, in order. */
  public List<String> titles() {
    return articles.values().stream().map(Article::title).toList();
  }

  /** The article of this title, whatever its case; empty when there is none. */
  public Optional<Article> find(String title) {
    return Optional.ofNullable(articles.get(key(title)));
  }

  private static String key(String title) {
    return title.strip().toLowerCase(Locale.ROOT);
  }
}
