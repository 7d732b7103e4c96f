package dev.firedrill.slo.probe;

import dev.firedrill.slo.ExpectedAnswers;
import dev.firedrill.slo.UpstreamFacts;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Questions and answers of the student bot's template, with the upstreams' facts in them. */
final class TemplateBotAnswers implements ExpectedAnswers {
  private static final Pattern NUMBER = Pattern.compile("[-−]?\\d+(?:\\.\\d+)?");
  private static final double TENTH = 0.051;

  private static final List<String> TERMS =
      List.of(
          "SLO",
          "SLI",
          "error budget",
          "toil",
          "runbook",
          "postmortem",
          "on-call",
          "canary",
          "burn rate",
          "blast radius",
          "MTTR",
          "severity",
          "escalation",
          "handoff",
          "rollback",
          "capacity",
          "saturation",
          "incident commander");

  private static final List<String> OTHER_COMMANDS =
      List.of("!ping", "!define", "!flip", "!glossary", "!poll");

  private final UpstreamFacts facts;

  TemplateBotAnswers(UpstreamFacts facts) {
    this.facts = facts;
  }

  @Override
  public Question ask(String command, RandomGenerator random) {
    return switch (command) {
      case "weather" -> weather(oneOf(facts.cities(), random), random);
      case "define" -> define(oneOf(facts.words(), random));
      case "glossary" -> glossary(oneOf(TERMS, random));
      case "ping" -> plain(command, TemplateBotAnswers::isPong);
      case "flip" -> plain(command, TemplateBotAnswers::isTossed);
      case "help" -> plain(command, TemplateBotAnswers::isHelp);
      default -> throw new IllegalArgumentException("nobody knows an answer to !" + command);
    };
  }

  private Question weather(String city, RandomGenerator random) {
    // Some people do not care for capitals.
    String written = random.nextInt(100) < 15 ? city.toLowerCase(Locale.ROOT) : city;
    return new Question(
        "weather",
        "!weather " + written,
        (reply, askedAt, repliedAt) ->
            isHonest(reply)
                && contains(reply, city)
                // The report may have changed while the bot was at it.
                && (names(reply, city, facts.celsius(city, askedAt))
                    || names(reply, city, facts.celsius(city, repliedAt))));
  }

  private Question define(String word) {
    String definition = facts.definition(word);
    return new Question(
        "define",
        "!define " + word,
        (reply, _, _) -> isHonest(reply) && contains(reply, word) && contains(reply, definition));
  }

  /** A team may or may not have explained the term; either way the bot must speak of it. */
  private static Question glossary(String term) {
    return new Question(
        "glossary", "!glossary " + term, (reply, _, _) -> isHonest(reply) && contains(reply, term));
  }

  private static Question plain(String command, Predicate<String> right) {
    return new Question(command, "!" + command, (reply, _, _) -> right.test(reply));
  }

  private static boolean isPong(String reply) {
    return isHonest(reply) && contains(reply, "pong");
  }

  private static boolean isTossed(String reply) {
    return isHonest(reply) && (contains(reply, "heads") || contains(reply, "tails"));
  }

  /** With weather switched off, help is right not to offer it. */
  private static boolean isHelp(String reply) {
    return isHonest(reply)
        && (contains(reply, "!weather")
            || OTHER_COMMANDS.stream().filter(command -> contains(reply, command)).count() >= 2);
  }

  /** The template says with a warning sign that a command failed. */
  private static boolean isHonest(String reply) {
    return !reply.startsWith("⚠") && !reply.startsWith(":warning:");
  }

  private static boolean contains(String reply, String part) {
    return reply.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }

  private static boolean names(String reply, String city, double celsius) {
    Matcher numbers = NUMBER.matcher(reply.replace(city, ""));
    while (numbers.find()) {
      double number = Double.parseDouble(numbers.group().replace('−', '-'));
      if (Math.abs(number - celsius) < TENTH) {
        return true;
      }
    }
    return false;
  }

  private static String oneOf(List<String> choices, RandomGenerator random) {
    return choices.get(random.nextInt(choices.size()));
  }
}
