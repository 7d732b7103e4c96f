/** Who does what in an incident, and the card that says so. */
@NullMarked
package dev.firedrill.incident.role;

import org.jspecify.annotations.NullMarked;
