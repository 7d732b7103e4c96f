/** What is left to do by hand, and what a team has still to prepare, over REST. */
@NullMarked
package dev.firedrill.automation.api.toil;

import org.jspecify.annotations.NullMarked;
