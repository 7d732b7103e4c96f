package dev.firedrill.lti.sync;

import dev.firedrill.chaos.RunId;
import dev.firedrill.gradebook.Cell;
import dev.firedrill.gradebook.CellState;
import dev.firedrill.gradebook.Gradebook;
import dev.firedrill.gradebook.GradebookDesk;
import dev.firedrill.gradebook.GradebookItem;
import dev.firedrill.gradebook.PersonIds;
import dev.firedrill.gradebook.PersonRow;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.IdSource;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.lti.Accounts;
import dev.firedrill.lti.Contexts;
import dev.firedrill.lti.LaunchDesk;
import dev.firedrill.lti.LtiContext;
import dev.firedrill.lti.LtiPlatform;
import dev.firedrill.lti.PlatformCalls;
import dev.firedrill.lti.Platforms;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Begins and does jobs of grade passback. A job compares what the platform says with what we say
 * and sends only what differs, so doing it again is safe and is how what failed is tried once more.
 */
public final class SyncDesk {
  private static final double POINTS_OF_TOTAL = 100;

  private record Item(String title, double points, String resourceId) {}

  private record Course(LtiContext context, LtiPlatform platform, URI members, URI lineItems) {}

  private record Line(@Nullable URI address, Map<String, Double> theirs) {}

  private final Platforms platforms;
  private final Contexts contexts;
  private final Accounts accounts;
  private final PlatformCalls calls;
  private final GradebookDesk gradebook;
  private final Syncs syncs;
  private final Consumer<UUID> queue;
  private final IdSource ids;
  private final InstantSource clock;

  /** The queue is told of each job that is to be done by {@link #work}. */
  public SyncDesk(
      Platforms platforms,
      Contexts contexts,
      Accounts accounts,
      PlatformCalls calls,
      GradebookDesk gradebook,
      Syncs syncs,
      Consumer<UUID> queue,
      IdSource ids,
      InstantSource clock) {
    this.platforms = platforms;
    this.contexts = contexts;
    this.accounts = accounts;
    this.calls = calls;
    this.gradebook = gradebook;
    this.syncs = syncs;
    this.queue = queue;
    this.ids = ids;
    this.clock = clock;
  }

  /** Begins a job for an item, or for the total where there is none. */
  public GradeSync begin(UUID context, @Nullable RunId run, boolean dryRun, PersonId by) {
    if (contexts.find(context).isEmpty()) {
      throw Failure.notFound("There is no such course of a platform here.");
    }
    GradeSync sync =
        new GradeSync(
            ids.next(),
            context,
            run,
            item(gradebook.read(), run).title(),
            dryRun,
            GradeSync.State.RUNNING,
            by,
            clock.instant(),
            null,
            null,
            1,
            List.of());
    syncs.add(sync);
    queue.accept(sync.id());
    return sync;
  }

  /** Does a job that has ended once more; what the platform has by now is left. */
  public GradeSync retry(UUID id) {
    GradeSync sync =
        syncs.find(id).orElseThrow(() -> Failure.notFound("There is no such job here."));
    if (sync.state() == GradeSync.State.RUNNING) {
      throw new Failure(ProblemCode.CONFLICT, "The job is still running: wait until it has ended.");
    }
    GradeSync again =
        changed(sync, GradeSync.State.RUNNING, null, null, sync.attempts() + 1, sync.rows());
    syncs.put(again);
    queue.accept(id);
    return again;
  }

  /** Does the job; its result is stored whatever happens. */
  public void work(UUID id) {
    Optional<GradeSync> found =
        syncs.find(id).filter(sync -> sync.state() == GradeSync.State.RUNNING);
    if (found.isEmpty()) {
      return;
    }
    GradeSync sync = found.get();
    try {
      List<SyncRow> rows = done(sync);
      syncs.put(changed(sync, GradeSync.State.DONE, clock.instant(), null, sync.attempts(), rows));
    } catch (PlatformCalls.CallFailed failed) {
      syncs.put(broken(sync, failed.sentence()));
    } catch (Failure failed) {
      syncs.put(broken(sync, failed.detail()));
    } catch (RuntimeException unexpected) {
      syncs.put(broken(sync, "Something went wrong on our side."));
      throw unexpected;
    }
  }

  private GradeSync broken(GradeSync sync, String problem) {
    return changed(
        sync, GradeSync.State.FAILED, clock.instant(), problem, sync.attempts(), sync.rows());
  }

  private static GradeSync changed(
      GradeSync sync,
      GradeSync.State state,
      @Nullable Instant ended,
      @Nullable String problem,
      int attempts,
      List<SyncRow> rows) {
    return new GradeSync(
        sync.id(),
        sync.context(),
        sync.run(),
        sync.title(),
        sync.dryRun(),
        state,
        sync.by(),
        sync.startedAt(),
        ended,
        problem,
        attempts,
        rows);
  }

  private List<SyncRow> done(GradeSync sync) {
    Course course = course(sync.context());
    Gradebook book = gradebook.read();
    Item item = item(book, sync.run());
    String token = calls.token(course.platform(), scopes(course.context()));
    List<PlatformCalls.Member> members =
        calls.members(token, course.members()).stream()
            .filter(member -> member.active() && member.isLearner())
            .toList();
    Line line = line(token, course, item, sync.dryRun());
    Map<String, PersonId> known = accounts.of(course.platform().id());
    Map<PersonId, PersonIds> identifiers = new LinkedHashMap<>();
    Map<PersonId, PersonRow> rows = new LinkedHashMap<>();
    for (PersonRow row : book.rows()) {
      identifiers.put(row.person().id(), row.ids());
      rows.put(row.person().id(), row);
    }
    List<SyncRow> result = new ArrayList<>();
    Set<PersonId> seen = new HashSet<>();
    for (PlatformCalls.Member member : members) {
      PersonId person =
          Optional.ofNullable(known.get(member.subject()))
              .or(() -> LaunchDesk.matched(identifiers, member.email(), member.studentId()))
              .orElse(null);
      PersonRow row = person == null ? null : rows.get(person);
      if (row == null) {
        result.add(unknown(member, line));
      } else if (seen.add(row.person().id())) {
        result.add(one(sync, token, item, line, member, row));
      }
    }
    rows.forEach((person, row) -> {
      Double ours = ours(row, sync.run(), item);
      if (ours != null && !seen.contains(person)) {
        result.add(
            new SyncRow(
                person,
                null,
                row.person().name(),
                null,
                ours,
                SyncRow.Outcome.NOT_A_MEMBER,
                "The platform's course has no such learner."));
      }
    });
    return result;
  }

  private static SyncRow unknown(PlatformCalls.Member member, Line line) {
    String name = member.name();
    return new SyncRow(
        null,
        member.subject(),
        name == null ? member.subject() : name,
        line.theirs().get(member.subject()),
        null,
        SyncRow.Outcome.UNKNOWN_MEMBER,
        "Nobody here is known by this member's identifiers.");
  }

  private SyncRow one(
      GradeSync sync,
      String token,
      Item item,
      Line line,
      PlatformCalls.Member member,
      PersonRow row) {
    Double ours = ours(row, sync.run(), item);
    Double theirs = line.theirs().get(member.subject());
    SyncRow.Outcome outcome;
    String sentence;
    if (ours == null) {
      outcome = SyncRow.Outcome.NO_GRADE;
      sentence = "No grade is published, so nothing is sent.";
    } else if (theirs != null && Math.abs(theirs - ours) < 0.005) {
      outcome = SyncRow.Outcome.UNCHANGED;
      sentence = "The platform has it already.";
    } else if (sync.dryRun()) {
      outcome = SyncRow.Outcome.WOULD_SEND;
      sentence = "This would be sent.";
    } else {
      try {
        calls.score(
            token,
            Objects.requireNonNull(line.address()),
            new PlatformCalls.Score(
                member.subject(),
                ours,
                item.points(),
                clock.instant(),
                "Published in Firedrill: " + item.title()));
        outcome = SyncRow.Outcome.SENT;
        sentence = "The platform took it.";
      } catch (PlatformCalls.CallFailed failed) {
        outcome = SyncRow.Outcome.FAILED;
        sentence = failed.sentence() + (failed.isTemporary() ? " Trying again may help." : "");
      }
    }
    return new SyncRow(
        row.person().id(), member.subject(), row.person().name(), theirs, ours, outcome, sentence);
  }

  private Line line(String token, Course course, Item item, boolean dryRun) {
    List<PlatformCalls.LineItem> fitting =
        calls.lineItems(token, course.lineItems(), item.resourceId()).stream()
            .filter(one -> item.resourceId().equals(one.resourceId()))
            .toList();
    if (fitting.isEmpty()) {
      return new Line(
          dryRun
              ? null
              : calls
                  .create(token, course.lineItems(), item.title(), item.points(), item.resourceId())
                  .id(),
          Map.of());
    }
    URI address = fitting.getFirst().id();
    Map<String, Double> theirs = new HashMap<>();
    if (course.context().scopes().contains(PlatformCalls.RESULTS)) {
      for (PlatformCalls.Result result : calls.results(token, address)) {
        Double score = result.score();
        Double maximum = result.maximum();
        if (score != null) {
          theirs.put(
              result.subject(),
              maximum == null || maximum <= 0 ? score : score / maximum * item.points());
        }
      }
    }
    return new Line(address, theirs);
  }

  private Course course(UUID id) {
    LtiContext context =
        contexts
            .find(id)
            .orElseThrow(() -> Failure.notFound("The course of the platform is gone."));
    LtiPlatform platform =
        platforms
            .find(context.platform())
            .orElseThrow(() -> Failure.notFound("The platform is no longer registered."));
    URI members = context.membersUrl();
    URI lineItems = context.lineItemsUrl();
    if (members == null || lineItems == null) {
      throw Failure.invalid(
          "The platform does not offer its names and grades to us: its administrator has to switch"
              + " both services on, then somebody has to launch once more.");
    }
    return new Course(context, platform, members, lineItems);
  }

  private static Set<String> scopes(LtiContext context) {
    Set<String> wanted =
        new HashSet<>(Set.of(PlatformCalls.LINE_ITEM, PlatformCalls.RESULTS, PlatformCalls.SCORE));
    wanted.retainAll(context.scopes());
    wanted.add(PlatformCalls.MEMBERS);
    return wanted;
  }

  private static Item item(Gradebook book, @Nullable RunId run) {
    if (run == null) {
      return new Item("Firedrill total", POINTS_OF_TOTAL, "firedrill:total");
    }
    GradebookItem item =
        book.item(run)
            .orElseThrow(() -> Failure.notFound("There is no such item in the gradebook."));
    return new Item(item.title(), item.points(), "firedrill:" + run);
  }

  /** In points with two decimals; only what is published. */
  private static @Nullable Double ours(PersonRow row, @Nullable RunId run, Item item) {
    Double score = run == null ? row.published().value() : null;
    for (Cell cell : row.cells()) {
      if (cell.item().run().equals(run) && cell.state() == CellState.PUBLISHED) {
        score = cell.score();
      }
    }
    return score == null ? null : Math.round(score * item.points()) / 100.0;
  }
}
