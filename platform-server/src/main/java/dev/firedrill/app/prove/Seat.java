package dev.firedrill.app.prove;

import dev.firedrill.app.prove.player.Player;
import dev.firedrill.app.prove.player.Stage;
import dev.firedrill.scenarios.SelfTest.Expectation;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A player at its place: its stage, its alarms, and what is expected of it. */
final class Seat {
  private final Player player;
  private final Stage stage;
  private final AlarmWatch alarms;
  private final boolean reference;
  private final @Nullable Expectation expected;
  private final AtomicReference<@Nullable String> trouble = new AtomicReference<>();

  Seat(
      Player player,
      Stage stage,
      AlarmWatch alarms,
      boolean reference,
      @Nullable Expectation expected) {
    this.player = player;
    this.stage = stage;
    this.alarms = alarms;
    this.reference = reference;
    this.expected = expected;
  }

  /** Plays to the end; what breaks off the play is kept as its trouble. */
  void play() {
    try {
      player.play(stage);
    } catch (IOException | IllegalArgumentException broken) {
      trouble.set(broken.getMessage());
      stage.note("could not go on: " + broken.getMessage());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      trouble.set("it was interrupted");
    }
  }

  Player player() {
    return player;
  }

  Stage stage() {
    return stage;
  }

  AlarmWatch alarms() {
    return alarms;
  }

  boolean reference() {
    return reference;
  }

  @Nullable Expectation expected() {
    return expected;
  }

  @Nullable String trouble() {
    return trouble.get();
  }
}
