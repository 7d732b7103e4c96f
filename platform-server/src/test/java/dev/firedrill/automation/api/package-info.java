/** Automation over REST. */
@NullMarked
package dev.firedrill.automation.api;

import org.jspecify.annotations.NullMarked;
