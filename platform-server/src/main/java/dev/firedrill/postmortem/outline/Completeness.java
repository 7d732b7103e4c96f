package dev.firedrill.postmortem.outline;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which parts that readers expect are there. It says nothing about whether they are good, and gives
 * no points.
 */
public record Completeness(List<Criterion> criteria, List<ActionItem> actionItems) {
  private static final int SUMMARY_WORDS = 20;
  private static final int FACTOR_WORDS = 30;
  private static final int TIMELINE_ROWS = 4;
  private static final Pattern TIME = Pattern.compile("\\b\\d{1,2}[:.]\\d{2}\\b|\\bT\\+\\d");
  private static final Pattern LENGTH =
      Pattern.compile(
          "(?i)\\d+\\s?(?:h|hours?|min(?:ute)?s?|s|seconds?)\\b|\\b(?:hour|minutes)\\b");
  private static final Pattern AMOUNT =
      Pattern.compile(
          "(?i)\\d+(?:\\.\\d+)?\\s?%|\\b\\d+ (?:\\w+ )?(?:requests|users|people|messages)");
  private static final Pattern SOURCE =
      Pattern.compile(
          "(?i)\\]\\(|https?://|\\brecord \\d|\\bpage \\d|\\bdeploy\\w* #?\\d|\\blog\\b|\\bchat\\b");

  public Completeness {
    criteria = List.copyOf(criteria);
    actionItems = List.copyOf(actionItems);
  }

  /** {@code missing} says what to add; null when the criterion is met. */
  public record Criterion(String id, String label, @Nullable String missing) {
    public boolean met() {
      return missing == null;
    }
  }

  /** From 0 to 1. */
  public double share() {
    return (double) criteria.stream().filter(Criterion::met).count() / criteria.size();
  }

  public static Completeness of(String markdown, String template) {
    Outline outline = Outline.of(markdown, template);
    List<ActionItem> actions = outline.actionItems();
    List<String> timeline =
        outline.lines("timeline").stream().filter(line -> TIME.matcher(line).find()).toList();
    long sourced = timeline.stream().filter(line -> SOURCE.matcher(line).find()).count();
    int words = outline.words("summary");
    List<Criterion> all = new ArrayList<>();
    all.add(
        criterion(
            "summary",
            "Summary",
            words >= SUMMARY_WORDS,
            "The summary has "
                + words
                + " words: say in two or three sentences what broke, for whom, and what ended it."));
    all.add(
        criterion(
            "duration",
            "How long",
            any(outline, LENGTH, "impact"),
            "The impact does not say how long it lasted: give minutes or hours."));
    all.add(
        criterion(
            "extent",
            "How much",
            any(outline, AMOUNT, "impact"),
            "The impact does not say how many requests or users were hit: give a share or a number."));
    all.add(
        criterion(
            "timeline",
            "Timeline",
            timeline.size() >= TIMELINE_ROWS,
            "The timeline has "
                + timeline.size()
                + " entries with a time: "
                + TIMELINE_ROWS
                + " or more tell what happened, when people knew and what they did."));
    all.add(
        criterion(
            "sources",
            "Sources",
            !timeline.isEmpty() && sourced * 2 >= timeline.size(),
            sourced
                + " of "
                + timeline.size()
                + " timeline entries name a source: insert events with #, or link a log, a page or a"
                + " deployment."));
    all.add(
        criterion(
            "factors",
            "Contributing factors",
            outline.items("factor", "cause") >= 2
                || outline.words("factor", "cause") >= FACTOR_WORDS,
            "Name at least two things that had to come together; one cause is never the whole story."));
    all.add(listed(outline, "well", "What went well", "well"));
    all.add(listed(outline, "badly", "What went badly", "badly", "wrong", "poorly"));
    all.add(listed(outline, "lucky", "Where we got lucky", "luck"));
    all.add(
        criterion(
            "actions",
            "Action items",
            !actions.isEmpty(),
            "There is no action item: add a row with what will be done."));
    all.add(new Criterion("owned", "Owned and dated actions", owned(actions)));
    return new Completeness(all, actions);
  }

  private static Criterion criterion(String id, String label, boolean met, String missing) {
    return new Criterion(id, label, met ? null : missing);
  }

  private static Criterion listed(Outline outline, String id, String label, String... headings) {
    return criterion(
        id,
        label,
        outline.items(headings) >= 1,
        "\"" + label + "\" is still empty: one line is enough.");
  }

  private static boolean any(Outline outline, Pattern wanted, String heading) {
    return outline.lines(heading).stream().anyMatch(line -> wanted.matcher(line).find());
  }

  private static @Nullable String owned(List<ActionItem> actions) {
    if (actions.isEmpty()) {
      return "Each action item needs an owner, a priority, a due date and an end state that can be checked.";
    }
    for (ActionItem item : actions) {
      if (!item.missing().isEmpty()) {
        return "\""
            + shortened(item.action())
            + "\" lacks "
            + String.join(", ", item.missing())
            + ".";
      }
      if (!isDate(item.due())) {
        return "\""
            + shortened(item.action())
            + "\" is due \""
            + shortened(item.due())
            + "\": give a date such as 2026-12-01.";
      }
    }
    return null;
  }

  private static boolean isDate(String text) {
    try {
      LocalDate.parse(text.strip());
      return true;
    } catch (DateTimeParseException other) {
      return text.matches(
          "(?i).*\\d.*(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|[./]\\d).*|.*[a-z]{3,} \\d{1,2}.*");
    }
  }

  private static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 57) + "…";
  }
}
