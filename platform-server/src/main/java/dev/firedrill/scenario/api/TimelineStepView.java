package dev.firedrill.scenario.api;

import dev.firedrill.scenarios.At;
import dev.firedrill.scenarios.Step;
import dev.firedrill.scenarios.json.ScenarioJson;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One step of a scenario's timeline.
 *
 * @param type as scenario files write it: fault, noise, traffic, inject, announce or checkpoint
 * @param title for people: what is done or said
 * @param at counted from time zero; null when it waits for an event
 * @param after what it waits for; null when it waits for nothing
 * @param jitter by how much later it may come
 * @param duration null for what has none
 * @param detail arguments, or who says it and where
 */
public record TimelineStepView(
    String id,
    String type,
    String title,
    @Nullable Duration at,
    @Nullable AfterView after,
    Duration jitter,
    @Nullable Duration duration,
    String detail) {

  /**
   * An event of an earlier step; {@code orAt} is when it is due without the event at the latest.
   */
  public record AfterView(String step, String event, Duration delay, @Nullable Duration orAt) {}

  static TimelineStepView of(Step step) {
    return switch (step) {
      case Step.FaultStep fault -> injection(fault, "fault");
      case Step.NoiseStep noise -> injection(noise, "noise");
      case Step.TrafficStep traffic ->
          view(
              step,
              "traffic",
              ScenarioJson.tree(traffic.profile()).asText() + " traffic",
              traffic.duration(),
              ScenarioJson.write(traffic.args()));
      case Step.InjectStep inject ->
          view(
              step,
              "inject",
              inject.text(),
              inject.respondWithin(),
              inject.persona() + " in " + inject.channel());
      case Step.AnnounceStep announce ->
          view(
              step,
              "announce",
              announce.text(),
              null,
              (announce.persona() == null ? "" : announce.persona() + " ")
                  + "in "
                  + announce.channel());
      case Step.CheckpointStep mark ->
          view(step, "checkpoint", mark.text() == null ? mark.id() : mark.text(), null, "");
    };
  }

  private static TimelineStepView injection(Step.Injection step, String type) {
    return view(
        step,
        type,
        step.fault() + " on " + step.target(),
        step.duration(),
        ScenarioJson.write(step.args()));
  }

  private static TimelineStepView view(
      Step step, String type, String title, @Nullable Duration duration, String detail) {
    return new TimelineStepView(
        step.id(),
        type,
        title,
        step.at() instanceof At.Offset(Duration offset) ? offset : null,
        step.at() instanceof At.After after
            ? new AfterView(
                after.after(),
                ScenarioJson.tree(after.event()).asText(),
                after.delay(),
                after.orAt())
            : null,
        step.jitter().max(),
        duration,
        detail);
  }
}
