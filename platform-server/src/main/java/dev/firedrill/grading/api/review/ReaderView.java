package dev.firedrill.grading.api.review;

import dev.firedrill.web.PersonView;
import java.util.UUID;

/** Who reads a submission as which reader; {@code decided} of {@code criteria} are done. */
public record ReaderView(
    UUID submission,
    int number,
    int reading,
    PersonView rater,
    String why,
    int decided,
    int criteria) {}
