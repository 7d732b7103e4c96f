package dev.firedrill.grading.review;

import dev.firedrill.grading.AssessmentId;
import dev.firedrill.kernel.PersonId;

/** Who reads a submission, as which reader, and why it was dealt so. */
public record Reader(AssessmentId assessment, int reading, PersonId rater, String why) {}
