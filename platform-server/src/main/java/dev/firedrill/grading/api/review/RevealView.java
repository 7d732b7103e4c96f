package dev.firedrill.grading.api.review;

import dev.firedrill.web.PersonView;
import dev.firedrill.web.TeamRefView;
import java.util.List;

/** The names behind a submission; that somebody asked for them is in the evidence. */
public record RevealView(TeamRefView team, List<PersonView> members) {}
