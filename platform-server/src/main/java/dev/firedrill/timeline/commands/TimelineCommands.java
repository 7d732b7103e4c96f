package dev.firedrill.timeline.commands;

import dev.firedrill.evidence.Evidence;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.timeline.NoteDesk;
import dev.firedrill.timeline.PinDesk;
import dev.firedrill.timeline.Pins;
import dev.firedrill.workspace.ChatNotice;
import dev.firedrill.workspace.SlashCommand;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Notes and pins from chat. */
public final class TimelineCommands {
  private TimelineCommands() {}

  /** {@code /note}; {@code isStaff} says whose notes are for staff only. */
  public static SlashCommand note(NoteDesk desk, Predicate<PersonId> isStaff, InstantSource clock) {
    return new NoteCommand(desk, isStaff, clock);
  }

  /** Pins a message while somebody of the roster keeps a {@code :pushpin:} under it. */
  public static Consumer<ChatNotice.ReactionChanged> pushpin(
      PinDesk desk, Pins pins, Evidence evidence, Predicate<PersonId> isStaff) {
    return new PushpinReaction(desk, pins, evidence, isStaff);
  }
}
