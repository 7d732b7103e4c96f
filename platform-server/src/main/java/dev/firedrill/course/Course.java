package dev.firedrill.course;

import dev.firedrill.kernel.Secret;

/**
 * The course this platform runs. The secret draws each team's parameters: reproducible for staff,
 * unpredictable for students.
 */
public record Course(String name, Secret secret) {}
