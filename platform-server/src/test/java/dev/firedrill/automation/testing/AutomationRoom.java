package dev.firedrill.automation.testing;

import dev.firedrill.automation.Measure;
import dev.firedrill.automation.persistence.AutomationPersistence;
import dev.firedrill.automation.rule.Deeds;
import dev.firedrill.automation.rule.Executions;
import dev.firedrill.automation.rule.Rule;
import dev.firedrill.automation.rule.RuleBook;
import dev.firedrill.automation.rule.RuleDesk;
import dev.firedrill.automation.rule.RuleEngine;
import dev.firedrill.automation.rule.Rules;
import dev.firedrill.automation.run.Rehearsal;
import dev.firedrill.automation.run.RunBook;
import dev.firedrill.automation.run.RunDesk;
import dev.firedrill.automation.run.RunOutcome;
import dev.firedrill.automation.run.RunbookRun;
import dev.firedrill.automation.run.Runs;
import dev.firedrill.automation.run.StepRunner;
import dev.firedrill.automation.runbook.Runbook;
import dev.firedrill.automation.runbook.RunbookDesk;
import dev.firedrill.automation.runbook.Runbooks;
import dev.firedrill.bot.Author;
import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.EvidenceQuery;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.testing.SteppedClock;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A team with runbooks and rules on a real database; bots, alarms and figures are made by hand. */
public final class AutomationRoom {
  /** Behind the database's clock, by which evidence is recorded; as exact as that. */
  public final SteppedClock clock = new SteppedClock(Instant.now().truncatedTo(ChronoUnit.MICROS));

  public final ActionsByHand actions = new ActionsByHand();
  public final List<String> alerts = new ArrayList<>();
  public Optional<Double> figure = Optional.empty();
  public Measure asked = new Measure.Expression(EnvironmentName.PRODUCTION, "nothing");

  public final Team team;
  public final PersonId ada;
  public final TeamEnvironment production;
  public final Evidence evidence;
  public final AlarmsByHand alarms;
  public final Runbooks runbooks;
  public final Runs runs;
  public final Rules rules;
  public final Executions executions;
  public final RunbookDesk desk;
  public final RunDesk runDesk;
  public final RuleDesk ruleDesk;
  public final Deeds deeds;

  private final TestDatabase database;
  public final RunBook book;
  private final RuleBook ruleBook;

  public AutomationRoom(TestDatabase database) {
    this.database = database;
    TestCourse course = new TestCourse(database.jdbi());
    team = course.team();
    ada = course.student(team).id();
    production = TeamEnvironment.production(team.id());
    evidence = database.evidence();
    DomainEvents events = database.domainEvents();
    alarms = new AlarmsByHand(evidence);
    runbooks = AutomationPersistence.runbooks(database.jdbi());
    runs = AutomationPersistence.runs(database.jdbi());
    rules = AutomationPersistence.rules(database.jdbi());
    executions = AutomationPersistence.executions(database.jdbi());
    book = new RunBook(runs, evidence, events, clock);
    ruleBook = new RuleBook(evidence, events);
    runDesk =
        new RunDesk(
            runbooks,
            runs,
            book,
            new Rehearsal(actions, (_, _) -> figure),
            database.transactions(),
            UUID::randomUUID);
    desk =
        new RunbookDesk(
            runbooks,
            alarms,
            runbook -> runs.open(runbook.id()).stream().map(_ -> "a run").toList(),
            evidence,
            database.transactions(),
            UUID::randomUUID,
            clock);
    deeds = new Deeds(actions, runDesk, runs, runbooks);
    ruleDesk =
        new RuleDesk(
            rules,
            ruleBook,
            alarms,
            runbooks,
            actions,
            database.transactions(),
            UUID::randomUUID,
            clock);
  }

  /** As a server has it; another call is another server. */
  public StepRunner runner() {
    return new StepRunner(
        runs,
        book,
        actions,
        (_, measure) -> {
          asked = measure;
          return figure;
        },
        database.transactions());
  }

  /** As a server has it; another call is another server. */
  public RuleEngine engine() {
    return new RuleEngine(
        new RuleEngine.Ports(
            rules,
            executions,
            ruleBook,
            deeds,
            alarms,
            (Rule rule, String why) -> alerts.add(rule.name() + ": " + why),
            evidence,
            database.transactions(),
            UUID::randomUUID,
            clock));
  }

  public Runbook runbook(String markdown) {
    return desk.create(team.id(), "When it is slow", markdown, ada);
  }

  public RunbookRun start(Runbook runbook) {
    return run(runDesk.start(team.id(), runbook.id(), null, false, ada));
  }

  public RunOutcome confirm(RunbookRun run, int n) {
    return runDesk.confirm(team.id(), run.id(), n, hand());
  }

  public RunDesk.Hand hand() {
    return new RunDesk.Hand(ada, Author.Via.PAGE);
  }

  public static RunbookRun run(RunOutcome outcome) {
    if (outcome instanceof RunOutcome.Done(RunbookRun run)) {
      return run;
    }
    throw new AssertionError("not done: " + outcome);
  }

  public RunbookRun now(RunbookRun run) {
    return runs.find(run.id()).orElseThrow();
  }

  public void pass(long seconds) {
    clock.step(Duration.ofSeconds(seconds));
  }

  public List<EvidenceEvent> facts(EvidenceKind kind) {
    Instant now = Instant.now();
    return evidence.find(
        EvidenceQuery.ofTeam(team.id(), now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(1)))
            .onlyKinds(Set.of(kind)));
  }
}
