package dev.firedrill.telemetry.commands;

import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.Member;
import dev.firedrill.team.TeamId;
import dev.firedrill.team.Teams;
import dev.firedrill.telemetry.paging.OnCall;
import dev.firedrill.telemetry.paging.OnCallDesk;
import dev.firedrill.workspace.SlashCommand;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code /oncall}: says who is on call and hands over. */
final class OnCallCommand implements SlashCommand {
  private static final Pattern HAND_OVER =
      Pattern.compile(
          "(?:handover|hand-over|handoff)\\s+(?:to\\s+)?@?([A-Za-z0-9][A-Za-z0-9._-]*)\\s+(?:for\\s+)?(\\S+)\\s*(.*)",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final String EXAMPLES =
      "Try `/oncall`, or `/oncall handover @ada 2h exam this morning`.";

  private final OnCallDesk desk;
  private final Teams teams;
  private final BiPredicate<PersonId, TeamId> mayOperate;
  private final InstantSource clock;

  OnCallCommand(
      OnCallDesk desk, Teams teams, BiPredicate<PersonId, TeamId> mayOperate, InstantSource clock) {
    this.desk = desk;
    this.teams = teams;
    this.mayOperate = mayOperate;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "/oncall";
  }

  @Override
  public String usage() {
    return "[handover @who 2h [note]]";
  }

  @Override
  public String description() {
    return "Says who is on call, and hands over for a while.";
  }

  @Override
  public Answer handle(Invocation invocation) {
    String text = invocation.text().strip();
    if (text.isEmpty()) {
      return Answer.onlyToYou(now(invocation.team()));
    }
    Matcher wish = HAND_OVER.matcher(text);
    if (!wish.matches()) {
      return Answer.onlyToYou("I do not understand `" + text + "`. " + EXAMPLES);
    }
    if (!mayOperate.test(invocation.person(), invocation.team())) {
      return Answer.onlyToYou("You may look who is on call but not change it.");
    }
    Optional<Duration> span = Spans.parse(wish.group(2));
    Optional<Member> to =
        teams.members(invocation.team()).stream()
            .filter(member -> member.handle().equalsIgnoreCase(wish.group(1)))
            .findFirst();
    if (span.isEmpty() || to.isEmpty()) {
      return Answer.onlyToYou(
          (to.isEmpty()
                  ? "The team has no member @" + wish.group(1) + ". "
                  : "`" + wish.group(2) + "` is no stretch of time such as 30m, 2h or 1d. ")
              + EXAMPLES);
    }
    Instant until = clock.instant().plus(span.get());
    try {
      OnCall.HandOver _ =
          desk.handOver(
              invocation.team(), to.get().id(), until, wish.group(3), invocation.person());
    } catch (Failure refused) {
      return Answer.onlyToYou(refused.detail());
    }
    String sentence =
        "@%s is on call until %s."
            .formatted(to.get().handle(), until.truncatedTo(ChronoUnit.MINUTES));
    return new Answer(sentence, "<@" + invocation.user() + "> handed over: " + sentence);
  }

  private String now(TeamId team) {
    Instant now = clock.instant();
    OnCall onCall = desk.of(team);
    Set<PersonId> members =
        teams.members(team).stream().map(Member::id).collect(Collectors.toSet());
    Optional<PersonId> current = onCall.at(now, members);
    if (current.isEmpty()) {
      return "Nobody is on call now, so a page calls the whole team. " + EXAMPLES;
    }
    Instant until = onCall.shifts(now, now.plus(Duration.ofDays(14)), members).getFirst().until();
    String next =
        onCall.next(now, members).map(person -> " Next: " + handle(person) + ".").orElse("");
    return "%s is on call until %s.%s"
        .formatted(handle(current.get()), until.truncatedTo(ChronoUnit.MINUTES), next);
  }

  private String handle(PersonId person) {
    return teams.person(person).map(member -> "@" + member.handle()).orElse("somebody");
  }
}
