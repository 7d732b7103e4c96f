package dev.firedrill.app.prove.player;

import java.io.IOException;

/** A robot in the place of a team. */
public interface Player {
  /** In kebab case, for example restarter. */
  String name();

  /** What it does, in half a sentence. */
  String does();

  /** Plays until it has done all it does, or the stage says that it is over. */
  void play(Stage stage) throws IOException, InterruptedException;
}
