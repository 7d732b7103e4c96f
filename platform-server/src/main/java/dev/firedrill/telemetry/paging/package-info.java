/** Calling people: pages, who is on call, escalation, silences. */
@NullMarked
package dev.firedrill.telemetry.paging;

import org.jspecify.annotations.NullMarked;
