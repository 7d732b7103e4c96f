/** The scenarios that can be launched. */
@NullMarked
package dev.firedrill.scenario;

import org.jspecify.annotations.NullMarked;
