package dev.firedrill.upstream;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/** People and repositories of a code host; none of them exists. Immutable. */
public final class CodeHost {
  /** A person who publishes code. */
  public record User(String login, String name, String bio, int repositories, int followers) {}

  /** What somebody published. */
  public record Repository(
      String fullName,
      String description,
      String language,
      int stars,
      int forks,
      int openIssues,
      String license) {
    String owner() {
      return fullName.substring(0, fullName.indexOf('/'));
    }
  }

  private final TreeMap<String, User> users = new TreeMap<>();
  private final TreeMap<String, Repository> repositories = new TreeMap<>();

  private CodeHost(List<List<String>> people, List<Repository> published) {
    published.forEach(repository -> repositories.put(key(repository.fullName()), repository));
    for (List<String> fields : people) {
      String login = fields.get(0);
      int own = (int) published.stream().filter(one -> one.owner().equals(login)).count();
      int followers = Integer.parseInt(fields.get(3));
      users.put(key(login), new User(login, fields.get(1), fields.get(2), own, followers));
    }
  }

  /** The code host that ships in this jar. */
  public static CodeHost bundled() {
    return new CodeHost(
        ResourceLines.of("github-users.tsv", '\t'),
        ResourceLines.of("github-repositories.tsv", '\t').stream()
            .map(fields ->
                new Repository(
                    fields.get(0),
                    fields.get(1),
                    fields.get(2),
                    Integer.parseInt(fields.get(3)),
                    Integer.parseInt(fields.get(4)),
                    Integer.parseInt(fields.get(5)),
                    fields.get(6)))
            .toList());
  }

  /** All people, by login. */
  public List<User> users() {
    return List.copyOf(users.values());
  }

  /** All repositories, by name. */
  public List<Repository> repositories() {
    return List.copyOf(repositories.values());
  }

  /** The person of this login, whatever its case. */
  public Optional<User> user(String login) {
    return Optional.ofNullable(users.get(key(login)));
  }

  /** The repository {@code owner/name}, whatever its case. */
  public Optional<Repository> repository(String fullName) {
    return Optional.ofNullable(repositories.get(key(fullName)));
  }

  private static String key(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }
}
