package dev.firedrill.evidence;

import java.util.List;
import java.util.Optional;

/**
 * The append-only timeline of what really happened. Grades, timelines and replays are functions of
 * it alone.
 *
 * <p>Appending joins the caller's transaction, so a fact and the state it tells of commit together;
 * the chain stays locked until then, so keep such transactions short.
 */
public interface Evidence {
  EvidenceEvent append(NewEvidence fact);

  List<EvidenceEvent> find(EvidenceQuery query);

  /** The fact of this number. */
  Optional<EvidenceEvent> find(long id);

  /**
   * The first fact whose hash does not fit its content or its predecessor; empty when the chain is
   * whole.
   */
  Optional<Long> firstBroken(String chain);
}
