package dev.firedrill.course;

import dev.firedrill.kernel.PersonId;

/** A person of the course. The handle is unique, lower case and what others mention in chat. */
public record Person(PersonId id, String name, String handle, CourseRole role) {}
