package dev.firedrill.automation.rule;

import dev.firedrill.automation.Actions;
import dev.firedrill.automation.runbook.Runbook;
import dev.firedrill.automation.runbook.RunbookStep;
import dev.firedrill.automation.runbook.Runbooks;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.IdSource;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.team.TeamId;
import dev.firedrill.telemetry.AlarmState;
import dev.firedrill.telemetry.Alarms;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Where people make and change rules. */
public final class RuleDesk {
  private static final int MOST = 50;
  private static final int LONGEST_NAME = 80;
  private static final int SHORTEST_COOLDOWN = 60;
  private static final int LONGEST_COOLDOWN = 86_400;
  private static final int MOST_PER_HOUR = 6;

  private final Rules rules;
  private final RuleBook book;
  private final Alarms alarms;
  private final Runbooks runbooks;
  private final Actions actions;
  private final Transactions transactions;
  private final IdSource ids;
  private final InstantSource clock;

  public RuleDesk(
      Rules rules,
      RuleBook book,
      Alarms alarms,
      Runbooks runbooks,
      Actions actions,
      Transactions transactions,
      IdSource ids,
      InstantSource clock) {
    this.rules = rules;
    this.book = book;
    this.alarms = alarms;
    this.runbooks = runbooks;
    this.actions = actions;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * @throws Failure invalid-input when the terms break a rule or name what the team has not,
   *     conflict when it has 50 rules
   */
  public Rule create(TeamId team, Rule.Terms wanted, PersonId by) {
    return transactions.call(() -> {
      Rule.Terms terms = checked(team, wanted);
      if (rules.of(team).size() >= MOST) {
        throw new Failure(
            ProblemCode.CONFLICT,
            "The team has " + MOST + " rules; delete some that nobody needs first.");
      }
      Instant now = clock.instant();
      Rule rule = new Rule(ids.next(), team, 1, terms, null, now, now, by, now, by);
      rules.save(rule);
      book.changed(rule, "was made", by);
      return rule;
    });
  }

  /** Saves other terms over the version that the caller has seen; that also lets it act again. */
  public RuleOutcome save(TeamId team, UUID id, long expected, Rule.Terms wanted, PersonId by) {
    return change(
        team,
        id,
        expected,
        current -> {
          Rule.Terms terms = checked(team, wanted);
          Instant now = clock.instant();
          Rule next =
              new Rule(
                  id,
                  team,
                  expected + 1,
                  terms,
                  terms.enabled() ? null : current.stoppedBecause(),
                  now,
                  current.createdAt(),
                  current.createdBy(),
                  now,
                  by);
          rules.save(next);
          book.changed(next, deed(current, next), by);
          return new RuleOutcome.Saved(next);
        });
  }

  private static String deed(Rule before, Rule now) {
    if (before.isEnabled() == now.isEnabled()) {
      return "was changed";
    }
    return now.isEnabled() ? "was enabled" : "was disabled";
  }

  public RuleOutcome delete(TeamId team, UUID id, long expected, PersonId by) {
    return change(
        team,
        id,
        expected,
        current -> {
          rules.delete(id, clock.instant());
          book.changed(current, "was deleted", by);
          return new RuleOutcome.Deleted();
        });
  }

  private RuleOutcome change(TeamId team, UUID id, long expected, Function<Rule, RuleOutcome> how) {
    return transactions.call(() ->
        rules
            .lock(id)
            .filter(found -> found.team().equals(team))
            .map(current ->
                current.version() == expected ? how.apply(current) : new RuleOutcome.Stale(current))
            .orElseGet(RuleOutcome.Unknown::new));
  }

  private Rule.Terms checked(TeamId team, Rule.Terms terms) {
    String name = terms.name().strip();
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      throw Failure.invalid(
          "The name has %d characters; give 1 to %d.".formatted(name.length(), LONGEST_NAME));
    }
    if (terms.when() == AlarmState.INSUFFICIENT_DATA) {
      throw Failure.invalid("A rule acts when an alarm goes ALARM or OK; choose one of these.");
    }
    between("cooldownSeconds", terms.cooldownSeconds(), SHORTEST_COOLDOWN, LONGEST_COOLDOWN);
    between("maxPerHour", terms.maxPerHour(), 1, MOST_PER_HOUR);
    if (alarms.find(terms.alarm()).filter(alarm -> alarm.bot().team().equals(team)).isEmpty()) {
      throw Failure.invalid("The team has no such alarm; choose one of its alarms.");
    }
    requireAction(team, terms.action());
    return new Rule.Terms(
        name,
        terms.alarm(),
        terms.when(),
        terms.action(),
        terms.cooldownSeconds(),
        terms.maxPerHour(),
        terms.dryRun(),
        terms.enabled());
  }

  private static void between(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw Failure.invalid("%s %d is not between %d and %d.".formatted(name, value, least, most));
    }
  }

  /** What is merely not possible now may well be when the alarm goes off. */
  private void requireAction(TeamId team, RuleAction action) {
    switch (action) {
      case RuleAction.Act(var act) -> {
        try {
          String _ = actions.plan(team, act);
        } catch (Failure refused) {
          if (refused.code() == ProblemCode.INVALID_INPUT
              || refused.code() == ProblemCode.NOT_FOUND) {
            throw Failure.invalid(refused.detail());
          }
        }
      }
      case RuleAction.GoThrough(UUID runbook) ->
          requireSteps(
              runbooks
                  .lock(runbook)
                  .filter(of -> of.team().equals(team))
                  .orElseThrow(() ->
                      Failure.invalid(
                          "The team has no such runbook; choose one of its runbooks.")));
    }
  }

  /** Nobody is there to mend a step when an alarm starts the runbook at night. */
  private static void requireSteps(Runbook runbook) {
    List<RunbookStep> steps = runbook.steps();
    if (steps.isEmpty()) {
      throw Failure.invalid(
          "The runbook \"%s\" has no step to execute; add fenced blocks that begin with ```step first."
              .formatted(runbook.title()));
    }
    steps.stream()
        .filter(step -> step.problem() != null)
        .findFirst()
        .ifPresent(step -> {
          throw Failure.invalid(
              "Step %d of the runbook \"%s\" cannot be executed: %s"
                  .formatted(step.n(), runbook.title(), step.problem()));
        });
  }
}
