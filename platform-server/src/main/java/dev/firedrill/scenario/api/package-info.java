/** Scenarios over REST. */
@NullMarked
package dev.firedrill.scenario.api;

import org.jspecify.annotations.NullMarked;
