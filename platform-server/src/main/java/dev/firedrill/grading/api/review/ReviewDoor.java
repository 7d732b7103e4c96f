package dev.firedrill.grading.api.review;

import dev.firedrill.chaos.RunId;
import dev.firedrill.grading.AssessmentId;
import dev.firedrill.grading.review.Submission;
import dev.firedrill.grading.review.Submissions;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.Teams;
import dev.firedrill.web.PersonView;
import java.util.List;
import java.util.UUID;

/** Finds what a request is about, and names people. */
final class ReviewDoor {
  private final Submissions submissions;
  private final Teams teams;

  ReviewDoor(Submissions submissions, Teams teams) {
    this.submissions = submissions;
    this.teams = teams;
  }

  List<Submission> run(UUID run) {
    List<Submission> all = submissions.of(new RunId(run));
    if (all.isEmpty()) {
      throw Failure.notFound(
          "There is nothing to grade in this run: it is not over, or it was deleted.");
    }
    return all;
  }

  Submission submission(UUID run, UUID id) {
    return submissions
        .find(new RunId(run), new AssessmentId(id))
        .orElseThrow(() ->
            Failure.notFound(
                "There is no such submission in this run: it is not over, or it was deleted."));
  }

  PersonView person(PersonId id) {
    return teams
        .person(id)
        .map(member -> new PersonView(id.value(), member.name(), member.handle()))
        .orElse(new PersonView(id.value(), "Somebody", "somebody"));
  }
}
