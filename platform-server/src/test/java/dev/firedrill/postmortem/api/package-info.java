/** Postmortems over REST. */
@NullMarked
package dev.firedrill.postmortem.api;

import org.jspecify.annotations.NullMarked;
