/** Debriefs over REST, each as the one who asks may see it. */
@NullMarked
package dev.firedrill.debrief.api;

import org.jspecify.annotations.NullMarked;
