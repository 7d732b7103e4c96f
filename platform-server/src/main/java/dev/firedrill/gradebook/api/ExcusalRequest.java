package dev.firedrill.gradebook.api;

/** Why a student is excused; the student reads it. */
public record ExcusalRequest(String reason) {}
