/** Measures the platform as the launcher starts it, and prints figures that can be checked. */
@NullMarked
package dev.firedrill.app.bench;

import org.jspecify.annotations.NullMarked;
