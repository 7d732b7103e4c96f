package dev.firedrill.grading.api.review;

import java.util.List;

/** A criterion of a published grade as its team reads it. */
public record GradedCriterionView(
    String id,
    String name,
    String description,
    double level,
    double points,
    double most,
    List<String> because,
    List<String> commentsHtml) {}
