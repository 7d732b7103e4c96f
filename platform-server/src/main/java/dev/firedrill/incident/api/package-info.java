/** Incidents over REST. */
@NullMarked
package dev.firedrill.incident.api;

import org.jspecify.annotations.NullMarked;
