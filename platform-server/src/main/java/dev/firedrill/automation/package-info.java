/** Work that a team need not do by hand: runbooks, rules on alarms, and how much toil is left. */
@NullMarked
package dev.firedrill.automation;

import org.jspecify.annotations.NullMarked;
