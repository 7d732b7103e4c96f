/** What a postmortem claims, beside what the record says: pure functions of the two. */
@NullMarked
package dev.firedrill.postmortem.claims;

import org.jspecify.annotations.NullMarked;
