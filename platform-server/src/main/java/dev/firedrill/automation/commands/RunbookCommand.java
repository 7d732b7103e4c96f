package dev.firedrill.automation.commands;

import dev.firedrill.automation.run.RunDesk;
import dev.firedrill.automation.run.RunOutcome;
import dev.firedrill.automation.run.RunStep;
import dev.firedrill.automation.run.RunbookRun;
import dev.firedrill.automation.run.Runs;
import dev.firedrill.automation.runbook.Runbook;
import dev.firedrill.automation.runbook.Runbooks;
import dev.firedrill.bot.Author;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamId;
import dev.firedrill.workspace.SlashCommand;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** {@code /runbook}: lists a team's runbooks and goes through one step by step. */
final class RunbookCommand implements SlashCommand {
  private static final String EXAMPLES =
      """
      Try one of these:
      • `/runbook list`
      • `/runbook run 2 dry` says what each step would do; `/runbook run 2` begins
      • `/runbook step` does the next step, `/runbook step 3` that one; `/runbook skip` leaves it out
      • `/runbook status`, `/runbook abort`\
      """;
  private static final int NEWEST = 20;

  private final Runbooks runbooks;
  private final Runs runs;
  private final RunDesk desk;
  private final BiPredicate<PersonId, TeamId> mayOperate;

  RunbookCommand(
      Runbooks runbooks, Runs runs, RunDesk desk, BiPredicate<PersonId, TeamId> mayOperate) {
    this.runbooks = runbooks;
    this.runs = runs;
    this.desk = desk;
    this.mayOperate = mayOperate;
  }

  @Override
  public String name() {
    return "/runbook";
  }

  @Override
  public String usage() {
    return "list | run <number or title> [dry] | step [n] | skip [n] | status | abort";
  }

  @Override
  public String description() {
    return "Lists the team's runbooks and goes through one, step by step.";
  }

  @Override
  public Answer handle(Invocation invocation) {
    return switch (RunbookWish.read(invocation.text())) {
      case RunbookWish.Usage() -> Answer.onlyToYou(EXAMPLES);
      case RunbookWish.Unclear(String text) ->
          Answer.onlyToYou("I do not understand `" + text + "`. " + EXAMPLES);
      case RunbookWish.Listing() -> Answer.onlyToYou(list(invocation.team()));
      case RunbookWish.Status() -> withOpen(invocation, run -> Answer.onlyToYou(RunLines.of(run)));
      case RunbookWish.Run(String which, boolean dry) ->
          allowed(invocation, () -> begin(invocation, which, dry));
      case RunbookWish.Step(int n, boolean skip) ->
          allowed(invocation, () -> withOpen(invocation, run -> step(invocation, run, n, skip)));
      case RunbookWish.Abort() ->
          allowed(invocation, () -> withOpen(invocation, run -> abort(invocation, run)));
    };
  }

  private Answer allowed(Invocation invocation, Supplier<Answer> deed) {
    return mayOperate.test(invocation.person(), invocation.team())
        ? deed.get()
        : Answer.onlyToYou(
            "You may read this team's runbooks with `/runbook list` but not go through them.");
  }

  private String list(TeamId team) {
    List<Runbook> all = runbooks.of(team);
    if (all.isEmpty()) {
      return "The team has no runbook yet: write one on its page of runbooks.";
    }
    return IntStream.range(0, all.size())
        .mapToObj(i -> line(i + 1, all.get(i)))
        .collect(Collectors.joining("\n", "Runbooks; begin one with `/runbook run 1`:\n", ""));
  }

  private String line(int number, Runbook runbook) {
    int steps = runbook.steps().size();
    long wrong = runbook.steps().stream().filter(step -> step.problem() != null).count();
    return "%d. *%s*: %s%s%s"
        .formatted(
            number,
            runbook.title(),
            steps == 0 ? "only text" : steps == 1 ? "1 step" : steps + " steps",
            wrong == 0 ? "" : ", of which " + wrong + " cannot be executed",
            runs.open(runbook.id()).isPresent() ? ", being gone through" : "");
  }

  private Answer begin(Invocation invocation, String which, boolean dry) {
    List<Runbook> all = runbooks.of(invocation.team());
    List<Runbook> meant = meant(all, which);
    if (meant.size() != 1) {
      return Answer.onlyToYou(
          "`%s` is %s.\n%s"
              .formatted(
                  which,
                  meant.isEmpty() ? "no runbook of the team" : "the beginning of several titles",
                  list(invocation.team())));
    }
    RunOutcome outcome =
        desk.start(invocation.team(), meant.getFirst().id(), null, dry, invocation.person());
    return answer(
        invocation, outcome, run -> dry ? null : "begins the runbook *%s*.".formatted(run.title()));
  }

  private static List<Runbook> meant(List<Runbook> all, String which) {
    if (which.matches("#?\\d{1,3}")) {
      int number = Integer.parseInt(which.startsWith("#") ? which.substring(1) : which);
      return number >= 1 && number <= all.size() ? List.of(all.get(number - 1)) : List.of();
    }
    String title = which.toLowerCase(Locale.ROOT);
    List<Runbook> exact =
        all.stream().filter(runbook -> runbook.title().equalsIgnoreCase(which)).toList();
    return exact.isEmpty()
        ? all.stream()
            .filter(runbook -> runbook.title().toLowerCase(Locale.ROOT).startsWith(title))
            .toList()
        : exact;
  }

  /** The run that goes on in the team, the one begun last when there are several. */
  private Answer withOpen(Invocation invocation, Function<RunbookRun, Answer> then) {
    return runs.newest(invocation.team(), NEWEST).stream()
        .filter(RunbookRun::isOpen)
        .findFirst()
        .map(then)
        .orElseGet(() ->
            Answer.onlyToYou("No runbook is being gone through.\n" + list(invocation.team())));
  }

  private Answer step(Invocation invocation, RunbookRun run, int asked, boolean skip) {
    int n = asked != 0 ? asked : next(run).map(RunStep::n).orElse(run.steps().size());
    RunDesk.Hand hand = hand(invocation);
    RunOutcome outcome =
        skip
            ? desk.skip(invocation.team(), run.id(), n, hand)
            : desk.confirm(invocation.team(), run.id(), n, hand);
    return answer(
        invocation,
        outcome,
        now ->
            "%s step %d of *%s*: %s."
                .formatted(
                    skip ? "leaves out" : "confirms",
                    n,
                    now.title(),
                    now.step(n).map(step -> step.action().words()).orElse("")));
  }

  /** The step that is to come, or that went wrong and may be tried again. */
  private static Optional<RunStep> next(RunbookRun run) {
    return run.next().or(() -> run.steps().stream().filter(run::mayBeRepeated).findFirst());
  }

  private Answer abort(Invocation invocation, RunbookRun run) {
    return answer(
        invocation,
        desk.abort(invocation.team(), run.id(), hand(invocation)),
        now -> "aborts the runbook *%s*.".formatted(now.title()));
  }

  private static RunDesk.Hand hand(Invocation invocation) {
    return new RunDesk.Hand(invocation.person(), Author.Via.CHAT);
  }

  private static Answer answer(
      Invocation invocation, RunOutcome outcome, Function<RunbookRun, @Nullable String> told) {
    return switch (outcome) {
      case RunOutcome.Done(RunbookRun run) -> {
        String deed = told.apply(run);
        yield new Answer(
            RunLines.of(run), deed == null ? null : "<@" + invocation.user() + "> " + deed);
      }
      case RunOutcome.AlreadyOpen(RunbookRun open) ->
          Answer.onlyToYou("It is being gone through already.\n" + RunLines.of(open));
      case RunOutcome.NotNow(RunbookRun run, String why) ->
          Answer.onlyToYou(why + "\n" + RunLines.of(run));
      case RunOutcome.Unknown() -> Answer.onlyToYou("There is no such run any more.");
    };
  }
}
