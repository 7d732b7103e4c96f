/** Whether a team is prepared for its service to hurt. */
@NullMarked
package dev.firedrill.automation.readiness;

import org.jspecify.annotations.NullMarked;
