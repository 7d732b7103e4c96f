package dev.firedrill.postmortem.claims;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the times of day in a sentence and which moments of the incident they stand for. */
final class TimeReader {
  private static final Map<String, Integer> HOURS_OF =
      Map.ofEntries(
          Map.entry("UTC", 0),
          Map.entry("GMT", 0),
          Map.entry("Z", 0),
          Map.entry("WET", 0),
          Map.entry("BST", 1),
          Map.entry("CET", 1),
          Map.entry("CEST", 2),
          Map.entry("EET", 2),
          Map.entry("EEST", 3),
          Map.entry("EDT", -4),
          Map.entry("EST", -5),
          Map.entry("CDT", -5),
          Map.entry("CST", -6),
          Map.entry("MDT", -6),
          Map.entry("MST", -7),
          Map.entry("PDT", -7),
          Map.entry("PST", -8),
          Map.entry("MSK", 3),
          Map.entry("SGT", 8),
          Map.entry("HKT", 8),
          Map.entry("JST", 9),
          Map.entry("KST", 9),
          Map.entry("AEST", 10),
          Map.entry("AEDT", 11));

  private static final String ZONES =
      "UTC|GMT|Z|WET|BST|CEST|CET|EEST|EET|E[DS]T|C[DS]T|M[DS]T|P[DS]T"
          + "|MSK|SGT|HKT|JST|KST|AEST|AEDT";
  private static final String ZONE =
      "(?:\\s?(?<zone>(?:" + ZONES + ")(?![A-Za-z])|[+-][01]\\d:?[0-5]\\d|local(?: time)?))?";

  /** Where "14:38" is written "14h38"; with one digit in front that is a length. */
  private static final String COLON = "(?::|(?<=\\d\\d)h)";

  private static final String CLOCK =
      "(?<hour>[01]?\\d|2[0-3])"
          + COLON
          + "(?<minute>[0-5]\\d)(?::(?<second>[0-5]\\d)(?:\\.\\d+)?)?";

  private static final Pattern ISO =
      Pattern.compile(
          "(?<![\\d-])(?<date>\\d{4}-\\d{2}-\\d{2})(?:T|\\s+(?:at\\s)?)"
              + CLOCK
              + ZONE
              + "(?!\\d|:\\d)");
  private static final Pattern SINCE =
      Pattern.compile(
          "\\bT\\s?(?<sign>[+\u2212-])\\s?(?:(?<a>\\d{1,3}):(?<b>[0-5]\\d)(?::(?<c>[0-5]\\d))?|(?<n>\\d{1,4}(?:\\.\\d+)?)"
              + "(?:\\s?(?<unit>h|m|s)(?:in|ours?|ec|inutes?|econds?|r)?s?\\b)?+)(?![\\d:.]\\d|\\d)");
  private static final Pattern HALF_DAY =
      Pattern.compile(
          "(?i)(?<![\\w:.])(?<hour>1[0-2]|0?[1-9])(?:[:.](?<minute>[0-5]\\d))?(?::(?<second>[0-5]\\d))?"
              + "\\s?(?<half>[ap])\\.?m\\b\\.?"
              + ZONE);
  private static final Pattern PLAIN =
      Pattern.compile("(?<![\\w:./+,-])" + CLOCK + ZONE + "(?!\\d|:[\\dA-Fa-f]|\\.\\d|\\s?%)");

  /** With a dot, as after "at" in many a language. */
  private static final Pattern DOTTED =
      Pattern.compile(
          "(?i)(?<=\\b(?:at|at like|at about|at around)\\s)(?<hour>[01]?\\d|2[0-3])\\.(?<minute>[0-5]\\d)(?<second>(?!))?"
              + ZONE
              + "(?![.:]?\\d|\\s?(?:%|m?s\\b|sec|min|per|times|req))");

  /** Where two numbers with a colon are no time. */
  private static final Pattern NO_TIME =
      Pattern.compile(
          "(?i)(?:\\b(?:for|needed|took|within|target of) |\\b(?:lines?|ports?|section|chapter|verse|version|extension|page|rev|build|v)\\s?#?|[A-Za-z]:)$");

  private static final Pattern RATIO = Pattern.compile("(?i)\\b(?:ratio|odds|score|aspect)\\b");
  private static final String MONTHS =
      "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?"
          + "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";
  private static final Pattern DATE =
      Pattern.compile(
          "(?i)(?<y>\\d{4})-(?<m>\\d{2})-(?<d>\\d{2})|\\b(?<d1>\\d{1,2})(?:st|nd|rd|th|\\.)?\\s(?<m1>"
              + MONTHS
              + ")\\b|\\b(?<m2>"
              + MONTHS
              + ")\\s(?<d2>\\d{1,2})(?:st|nd|rd|th)?\\b");
  private static final Pattern OF_THE_TEXT =
      Pattern.compile(
          "(?i)\\b(?:times?|timeline|clock)\\b[^.\\n|:]{0,40}?[ (](?<zone>"
              + ZONES
              + "|local time)\\b");

  private final IncidentRecord record;
  private final ZoneId unmarked;

  /** A reader for the whole text, which may say once in which zone its times are. */
  TimeReader(String markdown, IncidentRecord record) {
    this.record = record;
    Matcher said = OF_THE_TEXT.matcher(markdown);
    unmarked = said.find() ? zone(said.group("zone"), ZoneOffset.UTC) : ZoneOffset.UTC;
  }

  List<TimeMention> times(Prose.Sentence sentence) {
    List<TimeMention> found = new ArrayList<>();
    boolean[] taken = new boolean[sentence.text().length()];
    boolean otherDay = namesAnotherDay(sentence.text());
    boolean ratio = RATIO.matcher(sentence.text()).find();
    for (Pattern pattern : List.of(ISO, SINCE, HALF_DAY, PLAIN, DOTTED)) {
      Matcher matcher = pattern.matcher(sentence.text());
      while (matcher.find()) {
        if (isTaken(taken, matcher)) {
          continue;
        }
        take(taken, matcher);
        boolean plain = pattern == PLAIN;
        if ((pattern != ISO && pattern != SINCE && otherDay)
            || (plain && (ratio || isNoTime(sentence.text(), matcher.start())))) {
          continue;
        }
        TimeMention mention = mention(pattern, matcher, sentence.from());
        if (mention != null) {
          found.add(mention);
        }
      }
    }
    found.sort((a, b) -> a.from() - b.from());
    return found;
  }

  private static boolean isNoTime(String text, int at) {
    return NO_TIME.matcher(text.substring(Math.max(0, at - 20), at)).find();
  }

  private static boolean isTaken(boolean[] taken, Matcher matcher) {
    for (int i = matcher.start(); i < matcher.end(); i++) {
      if (taken[i]) {
        return true;
      }
    }
    return false;
  }

  private static void take(boolean[] taken, Matcher matcher) {
    for (int i = matcher.start(); i < matcher.end(); i++) {
      taken[i] = true;
    }
  }

  private @Nullable TimeMention mention(Pattern pattern, Matcher m, int shift) {
    if (pattern == SINCE) {
      return new TimeMention(
          m.start() + shift,
          m.end() + shift,
          m.group(),
          record.declaredAt().plus(m.group("sign").equals("+") ? since(m) : since(m).negated()),
          m.group("b") != null || "s".equals(m.group("unit"))
              ? Duration.ofSeconds(1)
              : Duration.ofMinutes(1));
    }
    int hour = Integer.parseInt(m.group("hour"));
    if (pattern == HALF_DAY) {
      hour = hour % 12 + (m.group("half").equalsIgnoreCase("p") ? 12 : 0);
    }
    String minute = m.group("minute");
    String second = m.group("second");
    LocalTime time =
        LocalTime.of(
            hour,
            minute == null ? 0 : Integer.parseInt(minute),
            second == null ? 0 : Integer.parseInt(second));
    ZoneId zone = zone(m.group("zone"), unmarked);
    Instant at = pattern == ISO ? dated(m.group("date"), time, zone) : nearest(time, zone);
    if (at == null) {
      return null;
    }
    Duration length =
        second != null
            ? Duration.ofSeconds(1)
            : minute != null ? Duration.ofMinutes(1) : Duration.ofHours(1);
    return new TimeMention(m.start() + shift, m.end() + shift, m.group(), at, length);
  }

  private static Duration since(Matcher m) {
    if (m.group("n") != null) {
      double n = Double.parseDouble(m.group("n"));
      String unit = m.group("unit");
      double seconds = n * (unit == null || unit.equals("m") ? 60 : unit.equals("h") ? 3600 : 1);
      return Duration.ofSeconds(Math.round(seconds));
    }
    long a = Long.parseLong(m.group("a"));
    long b = Long.parseLong(m.group("b"));
    return m.group("c") == null
        ? Duration.ofSeconds(a * 60 + b)
        : Duration.ofSeconds(a * 3600 + b * 60 + Long.parseLong(m.group("c")));
  }

  /** A moment of another day is not one of the incident. */
  private @Nullable Instant dated(String date, LocalTime time, ZoneId zone) {
    try {
      Instant at = LocalDate.parse(date).atTime(time).atZone(zone).toInstant();
      Duration away = Duration.between(at, record.declaredAt()).abs();
      return away.compareTo(Duration.ofHours(18)) > 0 ? null : at;
    } catch (DateTimeException noSuchDay) {
      return null;
    }
  }

  private Instant nearest(LocalTime time, ZoneId zone) {
    Instant middle = record.from().plus(Duration.between(record.from(), record.to()).dividedBy(2));
    LocalDate day = middle.atZone(zone).toLocalDate();
    Instant best = day.atTime(time).atZone(zone).toInstant();
    for (LocalDate other : List.of(day.minusDays(1), day.plusDays(1))) {
      Instant candidate = other.atTime(time).atZone(zone).toInstant();
      if (Duration.between(candidate, middle).abs().compareTo(Duration.between(best, middle).abs())
          < 0) {
        best = candidate;
      }
    }
    return best;
  }

  private boolean namesAnotherDay(String text) {
    Matcher date = DATE.matcher(text);
    while (date.find()) {
      LocalDate own = record.declaredAt().atZone(ZoneOffset.UTC).toLocalDate();
      LocalDate named = named(date, own);
      if (named != null && Math.abs(named.toEpochDay() - own.toEpochDay()) > 1) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable LocalDate named(Matcher date, LocalDate own) {
    try {
      if (date.group("y") != null) {
        return LocalDate.parse(date.group());
      }
      String month = date.group("m1") == null ? date.group("m2") : date.group("m1");
      String day = date.group("d1") == null ? date.group("d2") : date.group("d1");
      int number =
          "janfebmaraprmayjunjulaugsepoctnovdec"
                      .indexOf(month.substring(0, 3).toLowerCase(Locale.ROOT))
                  / 3
              + 1;
      return LocalDate.of(own.getYear(), number, Integer.parseInt(day));
    } catch (DateTimeException noSuchDay) {
      return null;
    }
  }

  private ZoneId zone(@Nullable String named, ZoneId otherwise) {
    if (named == null) {
      return otherwise;
    }
    if (named.toLowerCase(Locale.ROOT).startsWith("local")) {
      return record.local();
    }
    Integer hours = HOURS_OF.get(named.toUpperCase(Locale.ROOT));
    return hours == null ? ZoneOffset.of(colon(named)) : ZoneOffset.ofHours(hours);
  }

  private static String colon(String offset) {
    return offset.contains(":") ? offset : offset.substring(0, 3) + ":" + offset.substring(3);
  }
}
