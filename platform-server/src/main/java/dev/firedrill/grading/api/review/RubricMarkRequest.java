package dev.firedrill.grading.api.review;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A level, or the items that apply (an empty list: none does), with a comment in Markdown. */
public record RubricMarkRequest(
    @Nullable Integer level,
    List<String> items,
    String comment,
    boolean flagged,
    boolean secondLook) {}
