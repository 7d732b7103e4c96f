package dev.firedrill.mission.api;

import dev.firedrill.web.PersonView;
import dev.firedrill.web.TeamRefView;
import java.time.Instant;

/** Somebody of staff acts for a team. */
public record ActingView(TeamRefView team, PersonView by, Instant began, Instant ends) {}
