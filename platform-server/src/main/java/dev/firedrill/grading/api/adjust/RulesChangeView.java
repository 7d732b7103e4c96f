package dev.firedrill.grading.api.adjust;

import dev.firedrill.web.TeamRefView;
import java.util.UUID;

/** What becomes of one automatic score, 0 to 100. */
public record RulesChangeView(
    UUID assessmentId,
    int runNumber,
    TeamRefView team,
    double before,
    double after,
    boolean published) {}
