/** What is said about a postmortem, beside a place of its text or about the whole. */
@NullMarked
package dev.firedrill.postmortem.comment;

import org.jspecify.annotations.NullMarked;
