/** Rules: when an alarm goes to a state, then do something. */
@NullMarked
package dev.firedrill.automation.rule;

import org.jspecify.annotations.NullMarked;
