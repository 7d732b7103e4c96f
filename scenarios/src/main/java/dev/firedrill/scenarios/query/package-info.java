/** The one statement that a scenario may put to a bot's database. */
@NullMarked
package dev.firedrill.scenarios.query;

import org.jspecify.annotations.NullMarked;
