package dev.firedrill.mission.api;

import java.util.List;

/** Everybody of staff who acts for a team now. */
public record LiveActingView(List<ActingView> items) {}
