/** Evidence as timelines: of a team, of an incident and, for the debrief, of a run. */
@NullMarked
package dev.firedrill.incident.api.timeline;

import org.jspecify.annotations.NullMarked;
