/** Rules on alarms. */
@NullMarked
package dev.firedrill.automation.rule;

import org.jspecify.annotations.NullMarked;
