package dev.firedrill.grading.api.review;

import dev.firedrill.auth.Permit;
import dev.firedrill.auth.TeamAccess;
import dev.firedrill.course.CourseRole;
import dev.firedrill.course.People;
import dev.firedrill.course.Person;
import dev.firedrill.grading.review.Adjudication;
import dev.firedrill.grading.review.Dealing;
import dev.firedrill.grading.review.Reader;
import dev.firedrill.grading.review.ReviewLedger;
import dev.firedrill.grading.review.Submission;
import dev.firedrill.grading.review.Submissions;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.Teams;
import dev.firedrill.web.ItemsView;
import dev.firedrill.web.PersonView;
import dev.firedrill.web.Principals;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Who reads which submission of a run. */
@Path("/reviews/{run}/readers")
@Produces(MediaType.APPLICATION_JSON)
public final class ReaderResource {
  /** Where letters change; a mark within 3 points of one is read twice. */
  private static final List<Integer> BOUNDARIES = List.of(50, 60, 70, 80, 90);

  private static final double NEAR = 3;

  private final ReviewLedger ledger;
  private final People people;
  private final TeamAccess access;
  private final RandomGenerator random;
  private final InstantSource clock;
  private final ReviewDoor door;

  public ReaderResource(
      ReviewLedger ledger,
      Submissions submissions,
      People people,
      Teams teams,
      TeamAccess access,
      RandomGenerator random,
      InstantSource clock) {
    this.ledger = ledger;
    this.people = people;
    this.access = access;
    this.random = random;
    this.clock = clock;
    this.door = new ReviewDoor(submissions, teams);
  }

  @GET
  @Permit({CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public ItemsView<ReaderView> get(@PathParam("run") UUID run) {
    return view(door.run(run));
  }

  /** Who can be dealt submissions. */
  @GET
  @Path("/candidates")
  @Permit({CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public ItemsView<PersonView> candidates(@PathParam("run") UUID run) {
    var _ = door.run(run);
    return new ItemsView<>(
        people.all().stream()
            .filter(person -> person.role().isStaff())
            .map(person -> new PersonView(person.id().value(), person.name(), person.handle()))
            .toList());
  }

  /** Deals what has no reader yet; what was dealt stays. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Permit(CourseRole.INSTRUCTOR)
  public ItemsView<ReaderView> deal(
      @Context ContainerRequestContext request, @PathParam("run") UUID run, DealRequest wish) {
    access.requireNotActing(Principals.of(request));
    if (!(wish.secondShare() >= 0 && wish.secondShare() <= 1)) {
      throw Failure.invalid(
          "The share of second readings is " + wish.secondShare() + "; give one from 0 to 1.");
    }
    List<PersonId> raters = wish.raters().stream().distinct().map(this::rater).toList();
    if (raters.isEmpty()) {
      throw Failure.invalid("No grader is named; name at least one.");
    }
    List<Submission> all = door.run(run);
    List<Reader> already = all.stream().flatMap(one -> one.readers().stream()).toList();
    Instant now = clock.instant();
    for (Reader reader :
        Dealing.deal(
            all.stream().map(ReaderResource::hand).toList(),
            raters,
            already,
            wish.secondShare(),
            random)) {
      var _ = ledger.assign(reader, now);
    }
    return view(door.run(run));
  }

  private PersonId rater(UUID id) {
    return people
        .find(new PersonId(id))
        .filter(person -> person.role().isStaff())
        .map(Person::id)
        .orElseThrow(() ->
            Failure.invalid("'" + id + "' is nobody who may grade; name graders or instructors."));
  }

  private static Dealing.Hand hand(Submission one) {
    double mark = one.mark().orElse(Double.NaN);
    boolean near =
        one.adjudication().missing().isEmpty()
            && BOUNDARIES.stream().anyMatch(boundary -> Math.abs(mark - boundary) <= NEAR);
    return new Dealing.Hand(one.assessment().id(), near, !one.adjudication().third().isEmpty());
  }

  private ItemsView<ReaderView> view(List<Submission> all) {
    List<ReaderView> views = new ArrayList<>();
    for (Submission one : all) {
      Map<Integer, Map<String, Double>> levels =
          Adjudication.levels(one.rubric().criteria(), one.marks());
      for (Reader reader : one.readers()) {
        views.add(
            new ReaderView(
                one.assessment().id().value(),
                one.number(),
                reader.reading(),
                door.person(reader.rater()),
                reader.why(),
                levels.getOrDefault(reader.reading(), Map.of()).size(),
                one.rubric().criteria().size()));
      }
    }
    return new ItemsView<>(views);
  }
}
