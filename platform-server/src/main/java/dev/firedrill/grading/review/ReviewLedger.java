package dev.firedrill.grading.review;

import dev.firedrill.chaos.RunId;
import dev.firedrill.grading.AssessmentId;
import dev.firedrill.kernel.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who reads what, who has it open, and what was published. */
public interface ReviewLedger {
  /** Somebody has the submission open at this criterion. */
  record Presence(PersonId person, String criterion, Instant seenAt) {}

  List<Reader> readers();

  List<Reader> readers(AssessmentId assessment);

  /** False, and nothing stored, when this reading has a reader or the rater another reading. */
  boolean assign(Reader reader, Instant at);

  void seen(AssessmentId assessment, PersonId person, String criterion, Instant at);

  /** Whoever was seen since. */
  List<Presence> present(AssessmentId assessment, Instant since);

  void published(Publication publication);

  Optional<Publication> latest(RunId run);

  void undone(UUID publication, Instant at);

  /** In place of any result that the submission had. */
  void keep(Result result);

  Optional<Result> result(AssessmentId assessment);

  List<Result> results(UUID publication);
}
