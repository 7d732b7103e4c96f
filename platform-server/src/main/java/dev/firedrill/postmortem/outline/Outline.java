package dev.firedrill.postmortem.outline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A postmortem's sections by their headings, without what the template put there. */
public final class Outline {
  private static final Pattern HEADING = Pattern.compile("^#{1,6}\\s+(.+?)\\s*#*$");
  private static final Pattern RULE = Pattern.compile("[|\\s:-]*");

  private final Map<String, List<String>> sections = new LinkedHashMap<>();

  private Outline() {}

  public static Outline of(String markdown, String template) {
    Set<String> given =
        Arrays.stream(template.split("\n")).map(String::strip).collect(Collectors.toSet());
    Outline outline = new Outline();
    String heading = "";
    for (String line : markdown.split("\n")) {
      Matcher found = HEADING.matcher(line);
      if (found.matches()) {
        heading = found.group(1).toLowerCase(Locale.ROOT);
      } else if (!line.isBlank() && !given.contains(line.strip())) {
        outline.sections.computeIfAbsent(heading, key -> new ArrayList<>()).add(line.strip());
      }
    }
    return outline;
  }

  /** The written lines under the headings in which one of the words stands. */
  List<String> lines(String... words) {
    return sections.entrySet().stream()
        .filter(entry -> Arrays.stream(words).anyMatch(entry.getKey()::contains))
        .flatMap(entry -> entry.getValue().stream())
        .toList();
  }

  int words(String... headings) {
    return lines(headings).stream()
        .mapToInt(
            line -> (int) Arrays.stream(line.split("\\s+")).filter(w -> w.length() > 1).count())
        .sum();
  }

  /** The items of a list or paragraphs: lines that say something. */
  int items(String... headings) {
    return (int)
        lines(headings).stream()
            .filter(line -> line.replaceAll("[^\\p{L}\\d]", "").length() > 2)
            .count();
  }

  /** The rows of the first table under action items, by the names of its columns. */
  public List<ActionItem> actionItems() {
    List<ActionItem> items = new ArrayList<>();
    for (String line : lines("action")) {
      if (!line.startsWith("|") || RULE.matcher(line).matches()) {
        continue;
      }
      List<String> cells =
          new ArrayList<>(
              Arrays.stream(line.substring(1).split("(?<!\\\\)\\|", -1))
                  .map(String::strip)
                  .toList());
      while (cells.size() < 5) {
        cells.add("");
      }
      if (!cells.getFirst().isEmpty() && !cells.getFirst().equalsIgnoreCase("action")) {
        items.add(
            new ActionItem(cells.get(0), cells.get(1), cells.get(2), cells.get(3), cells.get(4)));
      }
    }
    return items;
  }
}
