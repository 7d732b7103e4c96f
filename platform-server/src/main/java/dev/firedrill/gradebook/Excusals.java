package dev.firedrill.gradebook;

import dev.firedrill.chaos.RunId;
import dev.firedrill.kernel.PersonId;
import java.util.List;

/** Who is excused from what. */
public interface Excusals {
  List<Excusal> all();

  /** Excuses, or gives an excusal another reason. */
  void put(Excusal excusal);

  /** False when there was none. */
  boolean remove(RunId run, PersonId person);
}
