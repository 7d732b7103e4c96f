package dev.firedrill.workspace.persistence;

import org.jdbi.v3.core.Handle;

/**
 * Keeps stale writers from a place: the newest epoch of an operation that was seen there, and
 * whether the operation is closed for good. Joins the caller's transaction, which must also change
 * the place.
 */
final class OperationFence {
  private OperationFence() {}

  /**
   * Lets the operation write, unless a newer epoch of it was seen at the place or it was closed
   * there.
   */
  static boolean passes(Handle handle, String operationKey, String place, long epoch) {
    return handle
            .createUpdate(
                """
                INSERT INTO effect_fence AS seen (operation_key, place, epoch)
                VALUES (:operation, :place, :epoch)
                ON CONFLICT (operation_key, place) DO UPDATE SET epoch = EXCLUDED.epoch
                WHERE seen.closed_at IS NULL AND seen.epoch <= EXCLUDED.epoch
                """)
            .bind("operation", operationKey)
            .bind("place", place)
            .bind("epoch", epoch)
            .execute()
        == 1;
  }

  /** Whatever comes of the operation at this place from now on is refused. */
  static void close(Handle handle, String operationKey, String place) {
    handle
        .createUpdate(
            """
            INSERT INTO effect_fence (operation_key, place, epoch, closed_at)
            VALUES (:operation, :place, 0, clock_timestamp())
            ON CONFLICT (operation_key, place) DO UPDATE SET closed_at = EXCLUDED.closed_at
            """)
        .bind("operation", operationKey)
        .bind("place", place)
        .execute();
  }
}
