package dev.firedrill.chaos.janitor;

import dev.firedrill.chaos.intent.Intent;
import java.io.IOException;
import java.time.Instant;

/** What effects leave outside of the database: files and processes of this machine. */
public interface Residue {
  /** Takes away what is left of it; whether there was anything. Does nothing for other effects. */
  boolean remove(Intent intent) throws IOException;

  /** Takes away all that has expired, whether or not anybody intended it; how many there were. */
  int sweep(Instant now) throws IOException;
}
