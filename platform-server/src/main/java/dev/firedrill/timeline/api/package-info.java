/**
 * Evidence as timelines, with what people added to it: of a team, an incident and an assessed run.
 */
@NullMarked
package dev.firedrill.timeline.api;

import org.jspecify.annotations.NullMarked;
