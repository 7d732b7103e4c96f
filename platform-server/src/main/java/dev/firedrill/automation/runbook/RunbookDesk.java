package dev.firedrill.automation.runbook;

import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.IdSource;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.team.TeamId;
import dev.firedrill.telemetry.AlarmRef;
import dev.firedrill.telemetry.Alarms;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * Where people write runbooks. A step that cannot be executed does not keep a text from being
 * saved.
 */
public final class RunbookDesk {
  private static final int MOST = 100;
  private static final int LONGEST_TITLE = 120;

  /** Says what else needs a runbook, in words such as {@code rule "restart it"}. */
  @FunctionalInterface
  public interface Users {
    List<String> of(Runbook runbook);
  }

  private final Runbooks runbooks;
  private final Alarms alarms;
  private final Users users;
  private final Evidence evidence;
  private final Transactions transactions;
  private final IdSource ids;
  private final InstantSource clock;

  public RunbookDesk(
      Runbooks runbooks,
      Alarms alarms,
      Users users,
      Evidence evidence,
      Transactions transactions,
      IdSource ids,
      InstantSource clock) {
    this.runbooks = runbooks;
    this.alarms = alarms;
    this.users = users;
    this.evidence = evidence;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /** The alarms of the runbook's team that link to it, by name. */
  public List<AlarmRef> alarmsOf(Runbook runbook) {
    return alarms.of(runbook.team()).stream()
        .filter(alarm -> runbook.id().equals(alarm.runbook()))
        .toList();
  }

  /**
   * @throws Failure invalid-input, too-large, or conflict when the team has 100 runbooks
   */
  public Runbook create(TeamId team, String title, String markdown, PersonId by) {
    String name = title(title);
    checkSize(markdown);
    return transactions.call(() -> {
      if (runbooks.of(team).size() >= MOST) {
        throw new Failure(
            ProblemCode.CONFLICT,
            "The team has " + MOST + " runbooks; delete some that nobody needs first.");
      }
      Instant now = clock.instant();
      Runbook made = new Runbook(ids.next(), team, 1, name, markdown, now, by, now, by);
      runbooks.save(made);
      note(made, "was written", by);
      return made;
    });
  }

  /** Saves a text over the version the caller has seen. */
  public RunbookOutcome save(
      TeamId team, UUID id, long expected, String title, String markdown, PersonId by) {
    String name = title(title);
    checkSize(markdown);
    return change(
        team,
        id,
        expected,
        current -> {
          if (current.title().equals(name) && current.markdown().equals(markdown)) {
            return new RunbookOutcome.Unchanged(current);
          }
          Runbook next =
              new Runbook(
                  id,
                  team,
                  expected + 1,
                  name,
                  markdown,
                  current.createdAt(),
                  current.createdBy(),
                  clock.instant(),
                  by);
          runbooks.save(next);
          note(next, "was changed (version %d)".formatted(next.version()), by);
          return new RunbookOutcome.Saved(next);
        });
  }

  /** Deletes it unless an alarm, a rule or an open run needs it; its history stays. */
  public RunbookOutcome delete(TeamId team, UUID id, long expected, PersonId by) {
    return change(
        team,
        id,
        expected,
        current -> {
          List<String> needed = new ArrayList<>();
          alarmsOf(current).forEach(alarm -> needed.add("alarm \"" + alarm.name() + "\""));
          needed.addAll(users.of(current));
          if (!needed.isEmpty()) {
            return new RunbookOutcome.InUse(
                "\"%s\" is needed by %s: change that first, then delete it."
                    .formatted(current.title(), String.join(" and ", needed)));
          }
          runbooks.delete(id, by, clock.instant());
          note(current, "was deleted", by);
          return new RunbookOutcome.Deleted(current);
        });
  }

  private RunbookOutcome change(
      TeamId team, UUID id, long expected, Function<Runbook, RunbookOutcome> how) {
    return transactions.call(() ->
        runbooks
            .lock(id)
            .filter(found -> found.team().equals(team))
            .map(current ->
                current.version() == expected
                    ? how.apply(current)
                    : new RunbookOutcome.Stale(current))
            .orElseGet(RunbookOutcome.Unknown::new));
  }

  private void note(Runbook runbook, String deed, PersonId by) {
    evidence.append(
        NewEvidence.of(
                EvidenceKind.RUNBOOK_CHANGED,
                runbook.team(),
                "runbook:" + runbook.id(),
                "Runbook \"%s\" %s".formatted(runbook.title(), deed))
            .withActor(by)
            .withPayload(
                Map.of(
                    "runbook", runbook.id().toString(),
                    "title", runbook.title(),
                    "version", runbook.version())));
  }

  private static String title(String title) {
    String name = title.strip();
    if (name.isEmpty() || name.length() > LONGEST_TITLE) {
      throw Failure.invalid(
          "The title has %d characters; give 1 to %d that say when to open the runbook."
              .formatted(name.length(), LONGEST_TITLE));
    }
    return name;
  }

  private static void checkSize(String markdown) {
    int bytes = markdown.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > Runbook.BYTES_AT_MOST) {
      throw new Failure(
          ProblemCode.TOO_LARGE,
          "The runbook has %d bytes, more than the %d that are kept: shorten or split it."
              .formatted(bytes, Runbook.BYTES_AT_MOST));
    }
  }
}
