package dev.firedrill.incident.status;

import dev.firedrill.team.Member;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Takes the names of people out of what a team wrote: mentions, handles with an @, full names and
 * first names of its members. Other words stay as they are.
 */
final class NamelessText {
  private static final String SOMEBODY = "a team member";
  private static final Pattern MENTION = Pattern.compile("<@[A-Z0-9]+(?:\\|[^>]*)?>");
  private static final Pattern HANDLE = Pattern.compile("(?<![\\w@])@[\\p{L}\\d][\\p{L}\\d._-]*");
  private static final int SHORTEST_NAME = 2;

  private final List<Pattern> names;

  NamelessText(List<Member> members) {
    this.names =
        members.stream()
            .flatMap(NamelessText::namesOf)
            .filter(name -> name.length() >= SHORTEST_NAME)
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(NamelessText::word)
            .toList();
  }

  private static Stream<String> namesOf(Member member) {
    String name = member.name().strip();
    return Stream.concat(Stream.of(name, member.handle()), Stream.of(name.split("\\s+")).limit(1));
  }

  private static Pattern word(String name) {
    // First names can be words ("Will", "Grace"): only as they are written as a name.
    boolean isHandle = name.equals(name.toLowerCase(Locale.ROOT));
    return Pattern.compile(
        "(?<![\\p{L}\\d])" + Pattern.quote(name) + "(?![\\p{L}\\d])",
        isHandle ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0);
  }

  String of(String text) {
    String nameless = MENTION.matcher(text).replaceAll(SOMEBODY);
    nameless = HANDLE.matcher(nameless).replaceAll(SOMEBODY);
    for (Pattern name : names) {
      nameless = name.matcher(nameless).replaceAll(Matcher.quoteReplacement(SOMEBODY));
    }
    return nameless;
  }
}
