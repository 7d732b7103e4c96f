package dev.firedrill.gradebook;

import dev.firedrill.chaos.RunId;
import dev.firedrill.course.CourseRole;
import dev.firedrill.course.People;
import dev.firedrill.course.Person;
import dev.firedrill.grading.Assessment;
import dev.firedrill.grading.AssessmentId;
import dev.firedrill.grading.Assessments;
import dev.firedrill.grading.Grade;
import dev.firedrill.grading.Grades;
import dev.firedrill.incident.IncidentId;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.postmortem.Postmortems;
import dev.firedrill.team.Member;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamId;
import dev.firedrill.team.Teams;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the gradebook together and changes how its items count. */
public final class GradebookDesk {
  /** What is wished for one item. */
  public record ItemWish(
      RunId run, String title, double weight, double points, boolean droppable) {}

  private record Place(RunId run, PersonId person) {}

  private final Assessments assessments;
  private final Grades grades;
  private final Postmortems postmortems;
  private final People people;
  private final Teams teams;
  private final Setups setups;
  private final Excusals excusals;
  private final IdBook ids;
  private final InstantSource clock;

  public GradebookDesk(
      Assessments assessments,
      Grades grades,
      Postmortems postmortems,
      People people,
      Teams teams,
      Setups setups,
      Excusals excusals,
      IdBook ids,
      InstantSource clock) {
    this.assessments = assessments;
    this.grades = grades;
    this.postmortems = postmortems;
    this.people = people;
    this.teams = teams;
    this.setups = setups;
    this.excusals = excusals;
    this.ids = ids;
    this.clock = clock;
  }

  /** Everything, for staff. */
  public Gradebook read() {
    GradebookSetup setup = setups.current();
    List<Assessment> counted = assessments.all().stream().filter(Assessment::credit).toList();
    List<GradebookItem> items = items(setup, counted);
    Map<AssessmentId, Grade> graded =
        grades.all().stream().collect(Collectors.toMap(Grade::assessment, Function.identity()));
    Map<IncidentId, Instant> submitted = postmortems.submitted();
    Map<RunId, Map<TeamId, Assessment>> byRun = new HashMap<>();
    counted.forEach(
        one -> byRun.computeIfAbsent(one.run(), run -> new HashMap<>()).put(one.team(), one));
    Map<Place, Excusal> excused =
        excusals.all().stream()
            .collect(
                Collectors.toMap(one -> new Place(one.run(), one.person()), Function.identity()));
    Map<PersonId, Team> team = new HashMap<>();
    for (Team one : teams.all()) {
      for (Member member : teams.members(one.id())) {
        team.put(member.id(), one);
      }
    }
    Map<PersonId, PersonIds> known = ids.all();
    List<Person> students =
        people.all().stream().filter(person -> person.role() == CourseRole.STUDENT).toList();
    Map<PersonId, List<Cell>> cells = new LinkedHashMap<>();
    for (Person person : students) {
      Team own = team.get(person.id());
      List<Cell> row = new ArrayList<>();
      for (GradebookItem item : items) {
        Assessment assessment =
            own == null ? null : byRun.getOrDefault(item.run(), Map.of()).get(own.id());
        row.add(
            cell(
                item,
                assessment,
                assessment == null ? null : graded.get(assessment.id()),
                excused.get(new Place(item.run(), person.id())),
                submitted.keySet()));
      }
      cells.put(person.id(), row);
    }
    Map<PersonId, List<String>> risks = AtRisk.among(cells);
    List<PersonRow> rows =
        students.stream()
            .map(person -> {
              List<Cell> row = cells.getOrDefault(person.id(), List.of());
              return new PersonRow(
                  person,
                  team.get(person.id()),
                  known.getOrDefault(person.id(), PersonIds.NONE),
                  row,
                  Totals.published(row, setup.dropLowest()),
                  Totals.expected(row, setup.dropLowest()),
                  risks.getOrDefault(person.id(), List.of()));
            })
            .toList();
    return new Gradebook(setup, items, rows);
  }

  /** The own row of a student, with nothing that is not published. */
  public Optional<PersonRow> own(PersonId person) {
    Gradebook all = read();
    return all.row(person).map(row -> row.forStudent(all.setup().dropLowest()));
  }

  /** Decides how items count, in place of the version given. */
  public GradebookSetup setUp(long expected, int dropLowest, List<ItemWish> wishes, PersonId by) {
    Map<RunId, Integer> numbers = new HashMap<>();
    assessments.all().stream()
        .filter(Assessment::credit)
        .forEach(one -> numbers.put(one.run(), one.runNumber()));
    List<GradebookItem> items = new ArrayList<>();
    for (ItemWish wish : wishes) {
      Integer number = numbers.get(wish.run());
      if (number == null) {
        throw Failure.invalid(
            "There is no graded run " + wish.run() + ": leave it out of the items.");
      }
      items.add(
          new GradebookItem(
              wish.run(),
              number,
              wish.title().strip(),
              wish.weight(),
              wish.points(),
              wish.droppable()));
    }
    GradebookSetup next = new GradebookSetup(expected + 1, dropLowest, items);
    GradebookSetup current = setups.current();
    if (current.version() != expected || !setups.add(next, by, clock.instant())) {
      throw new Failure(
          ProblemCode.STALE_VERSION,
          "The setup is at version "
              + setups.current().version()
              + " now, not "
              + expected
              + ": look at it and decide again.");
    }
    return next;
  }

  /** Excuses a student from an item, so that it does not count. */
  public void excuse(RunId run, PersonId person, String reason, PersonId by) {
    String bare = reason.strip();
    if (bare.isEmpty() || bare.length() > Excusal.REASON_AT_MOST) {
      throw Failure.invalid(
          "The reason has "
              + bare.length()
              + " characters; give 1 to "
              + Excusal.REASON_AT_MOST
              + ", the student reads it.");
    }
    requirePlace(run, person);
    excusals.put(new Excusal(run, person, bare, by, clock.instant()));
  }

  /** Takes an excusal back. */
  public void unexcuse(RunId run, PersonId person) {
    if (!excusals.remove(run, person)) {
      throw Failure.notFound("This student is not excused from this item.");
    }
  }

  /** Writes down how other systems know a student. */
  public void identify(PersonId person, PersonIds known) {
    requireStudent(person);
    ids.put(person, known)
        .ifPresent(other -> {
          throw new Failure(
              ProblemCode.CONFLICT,
              "One of these identifiers is "
                  + people.find(other).map(Person::name).orElse("another person")
                  + "'s already: an identifier names one person.");
        });
  }

  private void requirePlace(RunId run, PersonId person) {
    requireStudent(person);
    if (assessments.all().stream().noneMatch(one -> one.credit() && one.run().equals(run))) {
      throw Failure.notFound("There is no such item in the gradebook.");
    }
  }

  private void requireStudent(PersonId person) {
    if (people.find(person).filter(one -> one.role() == CourseRole.STUDENT).isEmpty()) {
      throw Failure.notFound("There is no such student here.");
    }
  }

  private static List<GradebookItem> items(GradebookSetup setup, List<Assessment> counted) {
    Map<RunId, GradebookItem> items = new LinkedHashMap<>();
    counted.stream()
        .sorted(Comparator.comparingInt(Assessment::runNumber))
        .forEach(one ->
            items.computeIfAbsent(
                one.run(),
                run ->
                    setup
                        .find(run)
                        .orElseGet(
                            () -> GradebookItem.fresh(run, one.runNumber(), one.scenarioTitle()))));
    return List.copyOf(items.values());
  }

  private static Cell cell(
      GradebookItem item,
      @Nullable Assessment assessment,
      @Nullable Grade grade,
      @Nullable Excusal excusal,
      Set<IncidentId> submitted) {
    AssessmentId id = assessment == null ? null : assessment.id();
    if (excusal != null) {
      return new Cell(item, CellState.EXCUSED, null, excusal.reason(), false, id);
    }
    if (assessment == null) {
      return new Cell(item, CellState.NO_RUN, null, null, false, null);
    }
    if (assessment.auto().voided()) {
      return new Cell(item, CellState.VOID, null, null, false, id);
    }
    IncidentId incident = assessment.incident();
    boolean owes = incident != null && !submitted.contains(incident);
    return grade == null
        ? new Cell(item, CellState.UNGRADED, null, null, owes, id)
        : new Cell(
            item,
            CellState.valueOf(grade.state().name()),
            assessment.finalScore(grade),
            null,
            owes,
            id);
  }
}
