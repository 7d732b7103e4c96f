package dev.firedrill.web.api;

import dev.firedrill.course.CourseRole;
import dev.firedrill.web.PersonView;
import dev.firedrill.web.TeamRefView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who calls: the person, the team that is meant where none is named (a CI token's, else the
 * person's own), and the token that was presented, if it was one.
 */
public record CallerView(
    PersonView person,
    CourseRole role,
    @Nullable TeamRefView team,
    @Nullable TokenView token,
    Instant serverTime,
    String courseName) {}
