/**
 * What is about to be done to targets, written to files before it is done, so that it can be undone
 * while the database is away.
 */
@NullMarked
package dev.firedrill.chaos.intent;

import org.jspecify.annotations.NullMarked;
