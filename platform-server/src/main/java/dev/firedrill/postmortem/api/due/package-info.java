/** Deadlines of postmortems over REST. */
@NullMarked
package dev.firedrill.postmortem.api.due;

import org.jspecify.annotations.NullMarked;
