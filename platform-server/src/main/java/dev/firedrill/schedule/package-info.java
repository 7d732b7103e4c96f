/** Being woken at a time, also after a restart. What is due stands in the features' own tables. */
@NullMarked
package dev.firedrill.schedule;

import org.jspecify.annotations.NullMarked;
