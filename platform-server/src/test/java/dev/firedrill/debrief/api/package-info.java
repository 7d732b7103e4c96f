/** Debriefs as staff, a class and students get them. */
@NullMarked
package dev.firedrill.debrief.api;

import org.jspecify.annotations.NullMarked;
