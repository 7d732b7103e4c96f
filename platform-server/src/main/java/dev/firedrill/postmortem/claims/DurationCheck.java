package dev.firedrill.postmortem.claims;

import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.postmortem.claims.Claim.Kind;
import dev.firedrill.postmortem.claims.Claim.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds how long something is said to have taken, and from when to when, and checks it. */
final class DurationCheck {
  private static final Map<String, Double> NUMBERS =
      Map.ofEntries(
          Map.entry("a", 1.0),
          Map.entry("an", 1.0),
          Map.entry("one", 1.0),
          Map.entry("two", 2.0),
          Map.entry("three", 3.0),
          Map.entry("four", 4.0),
          Map.entry("five", 5.0),
          Map.entry("six", 6.0),
          Map.entry("seven", 7.0),
          Map.entry("eight", 8.0),
          Map.entry("nine", 9.0),
          Map.entry("ten", 10.0),
          Map.entry("eleven", 11.0),
          Map.entry("twelve", 12.0),
          Map.entry("thirteen", 13.0),
          Map.entry("fourteen", 14.0),
          Map.entry("fifteen", 15.0),
          Map.entry("sixteen", 16.0),
          Map.entry("seventeen", 17.0),
          Map.entry("eighteen", 18.0),
          Map.entry("nineteen", 19.0),
          Map.entry("twenty", 20.0),
          Map.entry("thirty", 30.0),
          Map.entry("forty", 40.0),
          Map.entry("fifty", 50.0),
          Map.entry("half an", 0.5),
          Map.entry("half a", 0.5),
          Map.entry("a quarter of an", 0.25));

  private static final String NUMBER =
      "\\d+(?:[.,]\\d+)?|half an?|a quarter of an|an?|one|two|three|four|five|six|seven|eight|nine|ten"
          + "|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty"
          + "|fifty";

  private static final Pattern LENGTH =
      Pattern.compile(
          "(?i)(?<![\\w.,:/+\"“-])(?:(?<hedge>about|around|roughly|approximately|almost|nearly|like|just"
              + " over|over|under|less than|more than|some|~|ca\\.)\\s*)?(?<n>"
              + NUMBER
              + ")(?:ish)?(?<half> and a half)?(?:[\\s-]|(?<=\\d))(?<unit>hours?|hrs?|h|minutes?|mins?|m|seconds?|secs?|s)\\b"
              + "(?:,?\\s?(?:and )?(?<n2>\\d{1,2})(?:\\s?(?<unit2>minutes?|mins?|m|seconds?|secs?|s)\\b)?)?");

  private static final Pattern DASH = Pattern.compile("\\s?[–—-]\\s?");
  private static final Pattern OPENED = Pattern.compile("(?i)\\b(?:from|between)\\s*$");
  private static final Pattern JOINED = Pattern.compile("(?i)\\s*(?:to|and|until|till|[–—-])\\s*");

  /** A length as a clock, minutes and seconds or hours too. */
  private static final Pattern CLOCK =
      Pattern.compile(
          "(?i)\\b(?:for|needed|took|lasted)\\s(?<a>\\d{1,2}):(?<b>[0-5]\\d)(?::(?<c>[0-5]\\d))?(?![\\w:–—-]|\\s?[ap]\\.?m)");

  private static final Pattern LATER = Pattern.compile("(?i)^ later\\b");
  private static final Pattern OF_OTHERS =
      Pattern.compile("(?i)\\b(?:provider|vendor|supplier|upstream|hoster)['’]?s?\\b");
  private static final Pattern FROM_TO =
      Pattern.compile(
          "(?i)\\b(?:from|between) (?<first>[^,.;|]{3,60}?) (?:to|until|and) (?<last>[^,.;|]{3,60}?)(?= it took| we needed| took| was|$|[,.;|(])");
  private static final Pattern AFTER =
      Pattern.compile(
          "(?i)\\bafter (?<first>(?:the |our |we |it |was |first |last |an? )*[\\w-]+)(?<last> [^,.;|]{3,60})");

  /** How far back the moment is named that something is later than. */
  private static final int BACK = 200;

  /** Between a length and the words for its ends. */
  private static final int NEAR = 12;

  /** Lengths of settings, of requests, and of what is only hoped for. */
  private static final Pattern NO_DEED =
      Pattern.compile(
          "(?i)\\bevery\\b|interval|timeout|time-?out of|window|\\bttl\\b|cache[sd]? |\\bpoll(?:s|ed|ing)? every|\\bpolling|retr(?:y|ies)"
              + "|\\bp\\d\\d\\b|latency|respon(?:se|d)|answers? (?:took|take|in)|objective|budget"
              + "|data ?points|threshold|instead of|cadence|\\bago\\b|\\bper\\b|backoff|\\bneeds \\d");

  /** From which moments to which others a length may reach, by the words of its sentence. */
  private enum Span {
    FLAG("flag (?:was|stayed|remained) o(?:ff|n)\\b"),
    ESCALATE("escalat"),
    ACKNOWLEDGE("acknowledg|\\back(?:ed)?\\b|pick(?:ed)? up the page"),
    ROLL_BACK("roll(?:ed|ing)?[ -]?back"),
    RESTART("restart"),
    UPDATE("first update|status update|to inform"),
    MITIGATE("mitigat|fix(?:ed|ing)? it|stop(?:ped)? the"),
    DETECT("detect|notic|declar(?:e|ed|ing)\\b|realis|realiz|found out"),
    RESOLVE("resolv"),
    INCIDENT("incident (?:lasted|took|ran|was open)"),
    OUTAGE(
        "outage|\\bdown\\b|downtime|lasted|affected|unavailable|errors? for|failed for|degraded|broken|impact|(?:users?|people|they) had (?:problems|errors|trouble)|were slow");

    private final Pattern words;

    Span(String words) {
      this.words = Pattern.compile("(?i)" + words);
    }
  }

  private final IncidentRecord record;

  DurationCheck(IncidentRecord record) {
    this.record = record;
  }

  /** The ranges of a sentence, such as from 14:02 to 14:20. */
  List<Claim> ranges(Prose.Sentence sentence, List<TimeMention> times) {
    List<Claim> claims = new ArrayList<>();
    for (int i = 0; i + 1 < times.size(); i++) {
      TimeMention first = times.get(i);
      TimeMention last = times.get(i + 1);
      String between = within(sentence, first.to(), last.from());
      String before = within(sentence, sentence.from(), first.from());
      if (DASH.matcher(between).matches()
          || (OPENED.matcher(before).find() && JOINED.matcher(between).matches())) {
        claims.add(range(sentence, first, last));
        i++;
      }
    }
    return claims;
  }

  private static String within(Prose.Sentence sentence, int from, int to) {
    return sentence.text().substring(from - sentence.from(), to - sentence.from());
  }

  private Claim range(Prose.Sentence sentence, TimeMention first, TimeMention last) {
    record Ends(RecordedFact start, RecordedFact end, Duration off) {}
    Optional<Ends> best =
        spans(Span.OUTAGE).stream()
            .map(span -> {
              Duration a = first.off(span.start().at());
              Duration b = last.off(span.end().at());
              return new Ends(span.start(), span.end(), a.abs().compareTo(b.abs()) > 0 ? a : b);
            })
            .min(Comparator.comparing(ends -> ends.off().abs()));
    String text = within(sentence, first.from(), last.to());
    String stated = Words.time(first.at()) + " to " + Words.time(last.at());
    if (best.isEmpty()) {
      return claim(
          first.from(), last.to(), text, stated, null, Verdict.NO_EVIDENCE, null, List.of());
    }
    Ends ends = best.get();
    boolean agrees = first.agrees(ends.start().at()) && last.agrees(ends.end().at());
    return claim(
        first.from(),
        last.to(),
        text,
        stated,
        Words.time(ends.start().at()) + " to " + Words.time(ends.end().at()),
        agrees ? Verdict.AGREES : Verdict.OFF_BY,
        agrees ? null : ends.off().toSeconds(),
        List.of(ends.start().id(), ends.end().id()));
  }

  /** The lengths of a sentence; {@code told} are the claims of the text before it and its times. */
  List<Claim> lengths(Prose.Sentence sentence, List<Claim> told) {
    List<Claim> claims = new ArrayList<>();
    String text = sentence.text();
    Matcher clock = CLOCK.matcher(text);
    while (clock.find()) {
      List<Between> spans = spans(text, clock.start(), clock.end());
      if (!spans.isEmpty()) {
        claims.add(length(sentence, clock, clock(clock), false, spans));
      }
    }
    if (NO_DEED.matcher(text).find()) {
      return claims;
    }
    Matcher length = LENGTH.matcher(text);
    while (length.find()) {
      boolean vague =
          length.group("hedge") != null || !Character.isDigit(length.group("n").charAt(0));
      if (LATER.matcher(text.substring(length.end())).find()) {
        List<Between> spans = later(text, length, before(told, sentence.from() + length.start()));
        if (!spans.isEmpty()) {
          claims.add(length(sentence, length, read(length), vague, spans));
        }
      } else if (isOfOurs(text)) {
        List<Between> spans = spans(text, length.start(), length.end());
        if (!spans.isEmpty() || about(text).isPresent()) {
          claims.add(length(sentence, length, read(length), vague, spans));
        }
      } else if (about(text).isPresent()) {
        claims.add(length(sentence, length, read(length), vague, List.of()));
      }
    }
    return claims;
  }

  /** The record has nothing of how long a system of somebody else was down. */
  private static boolean isOfOurs(String text) {
    return !OF_OTHERS.matcher(text).find();
  }

  private static Optional<Span> about(String text) {
    return Stream.of(Span.values()).filter(span -> span.words.matcher(text).find()).findFirst();
  }

  /** By the two ends that the text names beside the length, else by what it is about. */
  private List<Between> spans(String text, int from, int to) {
    for (Pattern named : List.of(FROM_TO, AFTER)) {
      Matcher ends = named.matcher(text);
      while (ends.find()) {
        if (Math.abs(ends.start() - to) <= NEAR || Math.abs(from - ends.end()) <= NEAR) {
          Optional<Topic> first = Topic.of(ends.group("first"));
          Optional<Topic> last = Topic.of(ends.group("last"));
          if (first.isPresent() && last.isPresent()) {
            List<Between> pairs =
                pairs(first.get().in(record).toList(), last.get().in(record).toList());
            if (!pairs.isEmpty()) {
              return pairs;
            }
          }
        }
      }
    }
    return about(text).map(this::spans).orElse(List.of());
  }

  /** What the time told of last was of. */
  private @Nullable RecordedFact before(List<Claim> told, int at) {
    return told.stream()
        .filter(claim -> claim.kind() == Kind.TIME && claim.to() <= at && at - claim.to() <= BACK)
        .reduce((first, later) -> later)
        .flatMap(claim ->
            record.facts().stream()
                .filter(fact -> claim.evidence().contains(fact.id()))
                .findFirst())
        .orElse(null);
  }

  private List<Between> later(String text, Matcher length, @Nullable RecordedFact before) {
    if (before == null) {
      return List.of();
    }
    String rest = text.substring(length.end()).replaceFirst("[,;(].*", "");
    String front = text.substring(0, length.start());
    String last = front.substring(front.lastIndexOf(',') + 1).replaceFirst("^.*\\band\\b", "");
    return Topic.of(rest)
        .or(() -> Topic.of(last))
        .map(topic -> pairs(List.of(before), topic.in(record).toList()))
        .orElse(List.of());
  }

  private static List<Between> pairs(List<RecordedFact> starts, List<RecordedFact> ends) {
    List<Between> all = new ArrayList<>();
    for (RecordedFact start : starts) {
      ends.forEach(end -> add(all, Optional.of(start), Optional.of(end)));
    }
    return all;
  }

  private static Duration clock(Matcher clock) {
    long a = Long.parseLong(clock.group("a"));
    long b = Long.parseLong(clock.group("b"));
    return clock.group("c") == null
        ? Duration.ofSeconds(a * 60 + b)
        : Duration.ofSeconds(a * 3600 + b * 60 + Long.parseLong(clock.group("c")));
  }

  private static Claim length(
      Prose.Sentence sentence, Matcher found, Duration stated, boolean vague, List<Between> spans) {
    int from = sentence.from() + found.start();
    int to = sentence.from() + found.end();
    Optional<Between> best =
        spans.stream().min(Comparator.comparing(span -> stated.minus(span.length()).abs()));
    if (best.isEmpty()) {
      return claim(
          from,
          to,
          found.group(),
          Words.length(stated),
          null,
          Verdict.NO_EVIDENCE,
          null,
          List.of());
    }
    Between span = best.get();
    Duration off = stated.minus(span.length());
    boolean agrees = off.abs().compareTo(tolerance(span.length(), vague)) <= 0;
    return claim(
        from,
        to,
        found.group(),
        Words.length(stated),
        "%s, from %s (%s) to %s (%s)"
            .formatted(
                Words.length(span.length()),
                Words.time(span.start().at()),
                span.start().text(),
                Words.time(span.end().at()),
                span.end().text()),
        agrees ? Verdict.AGREES : Verdict.OFF_BY,
        agrees ? null : off.toSeconds(),
        List.of(span.start().id(), span.end().id()));
  }

  /** A minute, but for what is shorter; more for what is long, or said to be rough. */
  private static Duration tolerance(Duration real, boolean vague) {
    long share = real.toSeconds() / (vague ? 5 : 10);
    long floor = real.toSeconds() < 120 ? 30 : 60;
    return Duration.ofSeconds(Math.max(share, floor));
  }

  private static Duration read(Matcher found) {
    String n = found.group("n").toLowerCase(Locale.ROOT);
    double number =
        NUMBERS.containsKey(n) ? NUMBERS.get(n) : Double.parseDouble(n.replace(',', '.'));
    if (found.group("half") != null) {
      number += 0.5;
    }
    double unit = unit(found.group("unit"));
    double seconds = number * unit;
    if (found.group("n2") != null) {
      String second = found.group("unit2");
      seconds +=
          Double.parseDouble(found.group("n2")) * (second == null ? unit / 60 : unit(second));
    }
    return Duration.ofSeconds(Math.round(seconds));
  }

  private static double unit(String unit) {
    return switch (Character.toLowerCase(unit.charAt(0))) {
      case 'h' -> 3600;
      case 'm' -> 60;
      default -> 1;
    };
  }

  private record Between(RecordedFact start, RecordedFact end) {
    Duration length() {
      return Duration.between(start.at(), end.at());
    }
  }

  private List<Between> spans(Span about) {
    Optional<RecordedFact> began = record.beganAt();
    Optional<RecordedFact> well = record.recoveredAt();
    Optional<RecordedFact> mitigated = record.update("MITIGATED");
    Optional<RecordedFact> declared = any(EvidenceKind.INCIDENT_DECLARED);
    Optional<RecordedFact> resolved = any(EvidenceKind.INCIDENT_RESOLVED);
    Optional<RecordedFact> alarmed =
        record.first(EvidenceKind.ALARM_STATE_CHANGED, fact -> fact.is("to", "ALARM"));
    Optional<RecordedFact> paged = any(EvidenceKind.PAGE_SENT);
    List<Between> spans = new ArrayList<>();
    switch (about) {
      case FLAG -> {
        for (RecordedFact flag : record.of(EvidenceKind.FLAG_CHANGED).toList()) {
          add(
              spans,
              Optional.of(flag),
              record.first(
                  EvidenceKind.FLAG_CHANGED,
                  next -> next.at().isAfter(flag.at()) && next.is("key", flag.value("key"))));
        }
      }
      case ESCALATE -> add(spans, paged, any(EvidenceKind.PAGE_ESCALATED));
      case ACKNOWLEDGE -> {
        Optional<RecordedFact> taken = any(EvidenceKind.PAGE_ACKNOWLEDGED);
        add(spans, paged, taken);
        add(spans, alarmed, taken);
      }
      case ROLL_BACK ->
          add(
              spans,
              record.first(EvidenceKind.DEPLOYMENT_REQUESTED, fact -> fact.is("kind", "ROLLBACK")),
              record.first(EvidenceKind.DEPLOYMENT_EFFECTIVE, fact -> fact.is("kind", "ROLLBACK")));
      case RESTART -> {
        Optional<RecordedFact> asked = any(EvidenceKind.BOT_RESTART_REQUESTED);
        Instant since = asked.map(RecordedFact::at).orElse(record.from());
        add(spans, asked, record.first(EvidenceKind.BOT_CONNECTED, f -> f.at().isAfter(since)));
      }
      case UPDATE -> add(spans, declared, any(EvidenceKind.INCIDENT_UPDATED));
      case MITIGATE -> {
        for (Optional<RecordedFact> start : List.of(began, declared, alarmed)) {
          add(spans, start, mitigated);
          add(spans, start, well);
        }
      }
      case DETECT -> {
        for (Optional<RecordedFact> end : List.of(declared, alarmed, paged)) {
          add(spans, began, end);
        }
        add(spans, alarmed, declared);
      }
      case RESOLVE -> {
        add(spans, declared, resolved);
        add(spans, began, resolved);
      }
      case INCIDENT -> {
        add(spans, declared, resolved);
        add(spans, began, well);
      }
      case OUTAGE -> {
        add(spans, began, well);
        add(spans, began, mitigated);
      }
    }
    return spans;
  }

  private Optional<RecordedFact> any(EvidenceKind kind) {
    return record.first(kind, fact -> true);
  }

  private static void add(
      List<Between> spans, Optional<RecordedFact> start, Optional<RecordedFact> end) {
    if (start.isPresent() && end.isPresent() && end.get().at().isAfter(start.get().at())) {
      spans.add(new Between(start.get(), end.get()));
    }
  }

  private static Claim claim(
      int from,
      int to,
      String text,
      String stated,
      @Nullable String record,
      Verdict verdict,
      @Nullable Long off,
      List<Long> evidence) {
    return new Claim(from, to, text, Kind.DURATION, stated, record, verdict, off, evidence);
  }
}
