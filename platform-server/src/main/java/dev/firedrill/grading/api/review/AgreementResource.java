package dev.firedrill.grading.api.review;

import dev.firedrill.auth.Permit;
import dev.firedrill.course.CourseRole;
import dev.firedrill.grading.agreement.AgreementReport;
import dev.firedrill.grading.agreement.Rating;
import dev.firedrill.grading.agreement.Ratings;
import dev.firedrill.grading.review.Mark;
import dev.firedrill.grading.review.Submission;
import dev.firedrill.grading.review.Submissions;
import dev.firedrill.grading.rubric.Criterion;
import dev.firedrill.grading.rubric.RubricScore;
import dev.firedrill.team.Teams;
import dev.firedrill.web.ItemsView;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How far the readers of a run agree, criterion by criterion. */
@Path("/reviews/{run}/agreement")
@Produces(MediaType.APPLICATION_JSON)
public final class AgreementResource {
  private final ReviewDoor door;
  private final Supplier<RandomGenerator> random;

  /** {@code random}: a new one for each report. */
  public AgreementResource(Submissions submissions, Teams teams, Supplier<RandomGenerator> random) {
    this.door = new ReviewDoor(submissions, teams);
    this.random = random;
  }

  @GET
  @Permit({CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public ItemsView<CriterionAgreementView> get(@PathParam("run") UUID run) {
    List<Submission> all = door.run(run);
    return new ItemsView<>(
        all.getFirst().rubric().criteria().stream()
            .map(criterion -> view(criterion, ratings(all, criterion)))
            .toList());
  }

  private List<Rating> ratings(List<Submission> all, Criterion criterion) {
    List<Rating> ratings = new ArrayList<>();
    for (Submission one : all) {
      for (Mark mark : one.marks()) {
        OptionalDouble level =
            mark.criterion().equals(criterion.id())
                ? RubricScore.level(criterion, mark.selection())
                : OptionalDouble.empty();
        String rater = door.person(mark.by()).name();
        boolean first =
            ratings.stream()
                .noneMatch(before ->
                    before.unit().equals(one.assessment().id().toString())
                        && before.rater().equals(rater));
        if (level.isPresent() && first) {
          ratings.add(new Rating(one.assessment().id().toString(), rater, level.getAsDouble()));
        }
      }
    }
    return ratings;
  }

  private CriterionAgreementView view(Criterion criterion, List<Rating> ratings) {
    AgreementReport report = AgreementReport.of(Ratings.of(ratings), random.get());
    double all = ratings.stream().mapToDouble(Rating::level).average().orElse(0);
    Map<String, List<Rating>> byRater =
        ratings.stream().collect(Collectors.groupingBy(Rating::rater));
    return new CriterionAgreementView(
        criterion.id(),
        criterion.name(),
        report.units(),
        hundredths(report.exact()),
        hundredths(report.adjacent()),
        thousandths(report.alpha()),
        report.interval() == null ? null : thousandths(report.interval().low()),
        report.interval() == null ? null : thousandths(report.interval().high()),
        report.verdict(),
        report.pairs().stream()
            .map(pair ->
                new CriterionAgreementView.RaterPairView(
                    pair.first(),
                    pair.second(),
                    pair.units(),
                    hundredths(pair.exact()),
                    thousandths(pair.kappa()),
                    thousandths(pair.quadratic())))
            .toList(),
        byRater.keySet().stream()
            .sorted()
            .map(rater -> {
              List<Rating> own = byRater.getOrDefault(rater, List.of());
              double mean = own.stream().mapToDouble(Rating::level).average().orElse(0);
              return new CriterionAgreementView.RaterLevelView(
                  rater, own.size(), rounded(mean, 100), rounded(mean - all, 100));
            })
            .toList());
  }

  private static @Nullable Double hundredths(@Nullable Double value) {
    return value == null ? null : (Double) rounded(value, 100);
  }

  private static @Nullable Double thousandths(@Nullable Double value) {
    return value == null ? null : (Double) rounded(value, 1_000);
  }

  private static double rounded(double value, double parts) {
    return Math.round(value * parts) / parts;
  }
}
