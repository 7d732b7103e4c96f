package dev.firedrill.app.config;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * The course. With {@code demoTeams} the platform founds the demo course with so many teams at its
 * first start.
 */
public record CourseConfiguration(
    @Nullable String name, @Min(1) @Max(40) @Nullable Integer demoTeams) {}
