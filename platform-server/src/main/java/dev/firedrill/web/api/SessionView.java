package dev.firedrill.web.api;

import dev.firedrill.course.CourseRole;
import dev.firedrill.web.PersonView;
import dev.firedrill.web.TeamRefView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who is signed in, and what a page needs to go on. */
public record SessionView(
    PersonView person,
    CourseRole role,
    @Nullable TeamRefView team,
    String csrfToken,
    Instant serverTime,
    String courseName,
    @Nullable ProjectorView projector) {}
