/** Rules over REST. */
@NullMarked
package dev.firedrill.automation.api.rule;

import org.jspecify.annotations.NullMarked;
