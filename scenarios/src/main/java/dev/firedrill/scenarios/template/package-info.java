/** Placeholders in texts of a scenario. */
@NullMarked
package dev.firedrill.scenarios.template;

import org.jspecify.annotations.NullMarked;
