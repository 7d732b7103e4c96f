package dev.firedrill.grading.rubric;

import java.util.List;

/**
 * Six criteria to begin with, after what Google, PagerDuty and Etsy ask of a postmortem. A course
 * changes them as it likes.
 */
public final class StarterRubric {
  private StarterRubric() {}

  public static List<Criterion> criteria() {
    return List.of(
        new Criterion(
            "timeline",
            "Timeline",
            "What happened when, from before the incident began, each line with its source.",
            "Compare with the claims beside the text. A wrong time that the text itself doubts is"
                + " no contradiction.",
            20,
            List.of(),
            6,
            List.of(
                new RubricItem("events", "All key events are there", 2),
                new RubricItem("times", "Times are within a minute of the record", 2),
                new RubricItem("before", "It begins before the incident does", 1),
                new RubricItem("sources", "Lines name their source", 1),
                new RubricItem("contradicts", "Contradicts the record without saying so", -1))),
        Criterion.ofLevels(
            "impact",
            "Impact",
            "Who noticed what, for how long, in numbers that can be checked.",
            "Duration, share of requests, what users could not do. An estimate that is called one"
                + " is fine.",
            15,
            "No impact is told",
            "Told in words only",
            "Numbers, but one of duration, extent or kind is missing",
            "Duration, extent and kind, each with its source"),
        Criterion.ofLevels(
            "causes",
            "Contributing factors",
            "What had to come together, and how the team knows. More than one cause.",
            "The fault that was injected is one factor; why it hurt so long is another.",
            25,
            "None, or a person is the cause",
            "One cause, without evidence",
            "Several, or one with evidence",
            "Several that work together, with evidence, and why defences did not hold"),
        Criterion.ofLevels(
            "response",
            "Response",
            "How it was detected, decided and mended: what went well, badly, and by luck.",
            "Detection by a user instead of an alarm should be told as such.",
            10,
            "Not told",
            "A list of what was done",
            "What went well and badly, with reasons",
            "Also why decisions made sense at the time, and where luck helped"),
        Criterion.ofLevels(
            "actions",
            "Action items",
            "Few, each with one owner, a date, and an end that somebody else can check.",
            "'Be more careful' is not an action item.",
            20,
            "None, or nothing anybody could check",
            "Some have owner, date or end",
            "All have owner, date and end",
            "Also ranked, and together they would have shortened or prevented this"),
        Criterion.ofLevels(
            "blameless",
            "Blameless and clear",
            "About the system and not about who is to blame; somebody of another team understands.",
            "Naming who did something is no blame; naming it as the cause is.",
            10,
            "Blames a person",
            "No blame, hard to follow",
            "Clear for the team itself",
            "Clear for a stranger, and no longer than it needs to be"));
  }
}
