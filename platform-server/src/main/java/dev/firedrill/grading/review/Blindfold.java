package dev.firedrill.grading.review;

import dev.firedrill.team.Member;
import dev.firedrill.team.Team;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Replaces whatever names a team or one of its people: names, each part of a name, handles, the
 * team's name and slug. The same person is the same letter wherever named.
 */
public final class Blindfold implements UnaryOperator<String> {
  /** A shorter part of a name is a word in some language. */
  private static final int PART_AT_LEAST = 3;

  private static final Pattern SPACE = Pattern.compile("\\s+");

  private final Map<String, String> words;
  private final Pattern any;

  private Blindfold(Map<String, String> words) {
    this.words = words;
    String alternatives =
        words.keySet().stream()
            // The longest first, or a first name would be cut out of a full name.
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));
    any =
        Pattern.compile(
            "(?<![\\p{L}\\p{N}])(?:" + alternatives + ")(?![\\p{L}\\p{N}])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /** {@code number}: what the team is called instead. */
  public static Blindfold of(Team team, List<Member> members, int number) {
    Map<String, String> words = new HashMap<>();
    List<Member> ordered = members.stream().sorted(Comparator.comparing(Member::handle)).toList();
    for (int i = 0; i < ordered.size(); i++) {
      Member member = ordered.get(i);
      String letter = letter(i);
      List<String> parts = new ArrayList<>(List.of(SPACE.split(member.name().strip())));
      parts.removeIf(part -> part.length() < PART_AT_LEAST);
      parts.forEach(part -> put(words, part, "Person " + letter));
      put(words, member.name(), "Person " + letter);
      put(words, member.handle(), "person-" + letter.toLowerCase(Locale.ROOT));
    }
    put(words, team.name(), "Team " + number);
    put(words, "Team " + team.name(), "Team " + number);
    put(words, team.slug().value(), "team-" + number);
    return new Blindfold(words);
  }

  private static void put(Map<String, String> words, String word, String instead) {
    String bare = word.strip();
    if (!bare.isEmpty()) {
      words.put(bare.toLowerCase(Locale.ROOT), instead);
    }
  }

  private static String letter(int index) {
    return index < 26 ? String.valueOf((char) ('A' + index)) : "Z" + (index - 25);
  }

  @Override
  public String apply(String text) {
    return any.matcher(text).replaceAll(found -> Matcher.quoteReplacement(instead(found.group())));
  }

  private String instead(String found) {
    return words.getOrDefault(found.toLowerCase(Locale.ROOT), "somebody");
  }
}
