/** What a team tells everybody of its service: no names of people, nothing of how a lab is run. */
@NullMarked
package dev.firedrill.incident.status;

import org.jspecify.annotations.NullMarked;
