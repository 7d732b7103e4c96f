package dev.firedrill.telemetry.commands;

import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamId;
import dev.firedrill.telemetry.alarm.Alarm;
import dev.firedrill.telemetry.alarm.AlarmStore;
import dev.firedrill.telemetry.paging.Silence;
import dev.firedrill.telemetry.paging.SilenceDesk;
import dev.firedrill.workspace.SlashCommand;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code /silence}: holds back an alarm's pages for a while. */
final class SilenceCommand implements SlashCommand {
  private static final String EXAMPLES =
      "Try `/silence \"users unhappy\" 30m we deploy a fix` or `/silence all 10m restart drill`.";
  private static final Pattern SHAPE =
      Pattern.compile(
          "(?:\"([^\"]+)\"|“([^”]+)”|(.+?))\\s+(\\d[0-9dhmin]*)\\s+(.+)", Pattern.DOTALL);

  private final SilenceDesk desk;
  private final AlarmStore alarms;
  private final BiPredicate<PersonId, TeamId> mayOperate;
  private final InstantSource clock;

  SilenceCommand(
      SilenceDesk desk,
      AlarmStore alarms,
      BiPredicate<PersonId, TeamId> mayOperate,
      InstantSource clock) {
    this.desk = desk;
    this.alarms = alarms;
    this.mayOperate = mayOperate;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "/silence";
  }

  @Override
  public String usage() {
    return "<alarm> | all <30m|2h> <reason>";
  }

  @Override
  public String description() {
    return "Holds back the pages of an alarm for at most a day; its state goes on changing.";
  }

  @Override
  public Answer handle(Invocation invocation) {
    String text = invocation.text().strip();
    if (text.isEmpty()) {
      return Answer.onlyToYou(active(invocation.team()));
    }
    Matcher wish = SHAPE.matcher(text);
    Optional<Duration> span = wish.matches() ? Spans.parse(wish.group(4)) : Optional.empty();
    if (span.isEmpty()) {
      return Answer.onlyToYou("Say which alarm, how long, and why. " + EXAMPLES);
    }
    if (!mayOperate.test(invocation.person(), invocation.team())) {
      return Answer.onlyToYou("You may look at what is silenced but not silence anything.");
    }
    String name =
        Stream.of(1, 2, 3)
            .flatMap(group -> Stream.ofNullable(wish.group(group)))
            .findFirst()
            .orElse("");
    List<Alarm> meant = name.equalsIgnoreCase("all") ? List.of() : named(invocation.team(), name);
    if (meant.size() != 1 && !name.equalsIgnoreCase("all")) {
      return Answer.onlyToYou(
          "`%s` is not one alarm of the team; it has %s."
              .formatted(
                  name,
                  alarms.list(invocation.team()).stream()
                      .map(alarm -> "`" + alarm.name() + "`")
                      .collect(Collectors.joining(", "))));
    }
    Instant until = clock.instant().plus(span.get());
    try {
      Silence _ =
          desk.add(
              invocation.team(),
              new SilenceDesk.Wish(
                  meant.stream().map(Alarm::id).collect(Collectors.toSet()),
                  null,
                  until,
                  wish.group(5)),
              invocation.person());
    } catch (Failure refused) {
      return Answer.onlyToYou(refused.detail());
    }
    String what = meant.isEmpty() ? "All alarms" : "`" + meant.getFirst().name() + "`";
    String sentence =
        "%s silenced until %s.".formatted(what, until.truncatedTo(ChronoUnit.MINUTES));
    return new Answer(
        sentence, "<@" + invocation.user() + ">: " + sentence + " " + wish.group(5).strip());
  }

  private List<Alarm> named(TeamId team, String name) {
    String wanted = name.strip().toLowerCase(Locale.ROOT);
    List<Alarm> all = alarms.list(team);
    List<Alarm> exact =
        all.stream().filter(alarm -> alarm.name().toLowerCase(Locale.ROOT).equals(wanted)).toList();
    return exact.isEmpty()
        ? all.stream()
            .filter(alarm -> alarm.name().toLowerCase(Locale.ROOT).startsWith(wanted))
            .toList()
        : exact;
  }

  private String active(TeamId team) {
    List<Silence> active = desk.active(team);
    if (active.isEmpty()) {
      return "Nothing is silenced. " + EXAMPLES;
    }
    return active.stream()
        .map(silence ->
            "• until %s: %s"
                .formatted(silence.until().truncatedTo(ChronoUnit.MINUTES), silence.reason()))
        .collect(Collectors.joining("\n", "Silenced:\n", ""));
  }
}
