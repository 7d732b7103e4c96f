/**
 * The composition root: configuration, commands and the wiring of every feature. Nobody uses it.
 */
@NullMarked
package dev.firedrill.app;

import org.jspecify.annotations.NullMarked;
