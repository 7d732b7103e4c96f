package dev.firedrill.postmortem.claims;

import dev.firedrill.postmortem.claims.Claim.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds which share of requests is said to have failed, and how many people are said to suffer. */
final class ShareCheck {
  private static final String BAD =
      " (?:\\w+ )?(?:failed|failing|got (?:an )?errors?|saw (?:an )?errors?|(?:were|got|went) lost|went wrong|went missing|never arrived|were late|errored|timed"
          + " out|did not|were slow)\\b";
  private static final String OF = "(?: out)? of (?:all |the |our )*[a-z]+";
  private static final Pattern PERCENT =
      Pattern.compile("(?i)(?<n>\\d{1,3}(?:\\.\\d+)?)\\s?(?:%|percent|per cent)" + OF + BAD);
  private static final Pattern RATE =
      Pattern.compile(
          "(?i)(?:error|failure) rate (?:was|of|is|rose to|peaked at|went up to|reached|hit|at)"
              + " (?:about |around |roughly |nearly |~)?(?<n>\\d{1,3}(?:\\.\\d+)?)\\s?(?:%|percent)");
  private static final Pattern LOST =
      Pattern.compile(
          "(?i)\\b(?:we|users|they) lost (?:about |around |roughly |nearly |~)?(?<n>\\d{1,3}(?:\\.\\d+)?)\\s?(?:%|percent)"
              + OF);
  private static final String NUMBER = "one|two|three|four|five|six|seven|eight|nine|ten|\\d{1,2}";
  private static final Pattern ONE_IN =
      Pattern.compile(
          "(?i)\\b(?<part>"
              + NUMBER
              + ") (?:in|out of)(?: every)? (?<whole>"
              + NUMBER
              + ") [a-z]+"
              + BAD);
  private static final Pattern EVERY =
      Pattern.compile(
          "(?i)\\b(?:every (?:single )?[a-z]+|all (?:of )?(?:the |our )?[a-z]+) (?:failed|got an error|got errors|timed out)\\b");
  private static final Pattern PART =
      Pattern.compile(
          "(?i)\\b(?<part>a third|one third|two thirds|(?:a )?half|a quarter|one quarter|a fifth|three quarters)"
              + OF
              + BAD);
  private static final Pattern COUNT =
      Pattern.compile(
          "(?i)(?<![\\w:.,/-])\\d[\\d,.]* (?:people|users|students|customers|players|members)"
              + " (?:saw|got|had|were|lost|noticed|complained|hit|suffered)\\b");
  private static final List<String> NUMBERS =
      List.of(
          "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");
  private static final int POINTS_OFF = 5;

  private final IncidentRecord record;

  ShareCheck(IncidentRecord record) {
    this.record = record;
  }

  void add(Prose.Sentence sentence, List<Claim> claims) {
    Finding.each(sentence, PERCENT, claims, m -> share(Double.parseDouble(m.group("n")) / 100));
    Finding.each(sentence, RATE, claims, m -> share(Double.parseDouble(m.group("n")) / 100));
    Finding.each(sentence, LOST, claims, m -> share(Double.parseDouble(m.group("n")) / 100));
    Finding.each(sentence, ONE_IN, claims, this::ratio);
    Finding.each(sentence, EVERY, claims, m -> share(1));
    Finding.each(sentence, PART, claims, m -> share(part(m.group("part"))));
    Finding.each(sentence, COUNT, claims, m -> Finding.nothing(m.group()));
  }

  private Finding ratio(Matcher m) {
    double whole = number(m.group("whole"));
    return whole == 0 ? Finding.nothing(m.group()) : share(number(m.group("part")) / whole);
  }

  private static double number(String word) {
    return Character.isDigit(word.charAt(0))
        ? Double.parseDouble(word)
        : NUMBERS.indexOf(word.toLowerCase(Locale.ROOT));
  }

  private static double part(String words) {
    return switch (words.toLowerCase(Locale.ROOT)) {
      case "two thirds" -> 2.0 / 3;
      case "a third", "one third" -> 1.0 / 3;
      case "a fifth" -> 0.2;
      case "a quarter", "one quarter" -> 0.25;
      case "three quarters" -> 0.75;
      default -> 0.5;
    };
  }

  private Finding share(double said) {
    String stated = Words.percent(said) + " failed";
    Optional<RecordedFact> began = record.beganAt();
    Optional<RecordedFact> well = record.recoveredAt();
    Double real =
        record.failedShare(
            began.map(RecordedFact::at).orElse(record.declaredAt()),
            well.map(RecordedFact::at).orElse(record.to()));
    if (real == null) {
      return Finding.nothing(stated);
    }
    double off = Math.abs(real - said) * 100;
    boolean agrees = off <= Math.max(POINTS_OFF, real * 20);
    return new Finding(
        stated,
        Words.percent(real) + " of requests failed while it lasted",
        agrees ? Verdict.AGREES : Verdict.OFF_BY,
        Stream.concat(began.stream(), well.stream()).map(RecordedFact::id).toList());
  }
}
