/** What a feature flag is: definitions in flagd's JSON format and what they evaluate to. */
@NullMarked
package dev.firedrill.flag.definition;

import org.jspecify.annotations.NullMarked;
